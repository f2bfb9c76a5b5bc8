internal import FoundationEssentials

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The reader's progress: an append-only file of attempts, one JSON object a line, each synced to the disk.
///
/// Damaged lines are moved to a file beside it and told; nothing else is lost. A second session that finds the log
/// locked reads it and keeps its own attempts in memory only.
package final class ProgressLog {
  /// Something about the log that the reader should know.
  package enum Notice: Hashable, Sendable, CustomStringConvertible {
    /// Lines that could not be read were moved to this file.
    case setAside(lines: Int, path: String)
    /// Another session has the log: this one keeps nothing.
    case locked
    /// The folder or the file cannot be written; the errno.
    case notWritable(path: String, errno: Int32)

    /// What is said of it.
    package var description: String { Words.notice(self) }
  }

  /// What the log's attempts amount to.
  package private(set) var state = ProgressState()
  /// What the reader should know about the log; empty when all is well.
  package private(set) var notices: [Notice] = []
  /// The log's path.
  package let path: String
  private var descriptor: Int32 = -1

  /// Opens the log in a folder, which is made where it is missing, and replays it.
  package init(folder: String) {
    path = folder + "/progress.jsonl"
    makeFolders(folder)
    descriptor = outOfTheWay(open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600))
    guard descriptor >= 0 else {
      notices.append(.notWritable(path: path, errno: errno))
      return
    }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      notices.append(.locked)
      replay(readAll(), mayRepair: false)
      close(descriptor)
      descriptor = -1
    } else {
      replay(readAll(), mayRepair: true)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The folder for progress: `$XDG_STATE_HOME/switchboard`, or `~/.local/state/switchboard`.
  package static func standardFolder() -> String {
    if let state = getenv("XDG_STATE_HOME").map({ String(cString: $0) }), state.hasPrefix("/") {
      return state + "/switchboard"
    }
    let home = getenv("HOME").map { String(cString: $0) } ?? "/tmp"
    return home + "/.local/state/switchboard"
  }

  /// Adds an attempt, and syncs it to the disk before it returns.
  ///
  /// That a step was reached is written, but not synced: a start does not wait for the disk, and a power failure loses
  /// no work.
  package func append(_ attempt: Attempt) {
    state.apply(attempt)
    guard descriptor >= 0, let json = try? JSONEncoder().encode(attempt) else { return }
    write([UInt8](json) + [UInt8(ascii: "\n")], to: descriptor)
    if attempt.verdict != .reached { fsync(descriptor) }
  }

  /// The present time as the log keeps it: seconds since 1970.
  package static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func replay(_ bytes: [UInt8], mayRepair: Bool) {
    guard !bytes.isEmpty else { return }
    var good: [UInt8] = []
    var damaged: [[UInt8]] = []
    let decoder = JSONDecoder()
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      if let attempt = try? decoder.decode(Attempt.self, from: Data(line)) {
        state.apply(attempt)
        good += line + [UInt8(ascii: "\n")]
      } else {
        damaged.append(Array(line))
      }
    }
    let endsWhole = bytes.last == UInt8(ascii: "\n")
    guard mayRepair, !damaged.isEmpty || !endsWhole else { return }
    repair(good: good, damaged: damaged)
  }

  /// Moves damaged lines out of the log: first into their own file, then the log is replaced as a whole.
  private func repair(good: [UInt8], damaged: [[UInt8]]) {
    let aside = path + ".damaged"
    if !damaged.isEmpty {
      let file = open(aside, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
      guard file >= 0 else { return }
      write(damaged.flatMap { $0 + [UInt8(ascii: "\n")] }, to: file)
      fsync(file)
      close(file)
      notices.append(.setAside(lines: damaged.count, path: aside))
    }
    let fresh = path + ".new"
    let file = open(fresh, O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    write(good, to: file)
    fsync(file)
    guard flock(file, LOCK_EX | LOCK_NB) == 0, rename(fresh, path) == 0 else {
      close(file)
      return
    }
    close(descriptor)
    descriptor = outOfTheWay(file)
  }

  private func readAll() -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    lseek(descriptor, 0, SEEK_SET)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count > 0 {
        bytes += chunk[..<count]
      } else if count == 0 || errno != EINTR {
        return bytes
      }
    }
  }

  private func write(_ bytes: [UInt8], to file: Int32) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        raw.baseAddress.map { unistdWrite(file, $0 + done, raw.count - done) } ?? 0
      }
      if count <= 0 {
        if errno == EINTR { continue }
        notices.append(.notWritable(path: path, errno: errno))
        return
      }
      done += count
    }
  }
}

/// Moves a descriptor out of the way of the reader's, whose first socket should be 3; itself where that fails.
private func outOfTheWay(_ file: Int32) -> Int32 {
  guard file >= 0 else { return file }
  let moved = fcntl(file, F_DUPFD_CLOEXEC, 910)
  guard moved >= 0 else { return file }
  close(file)
  return moved
}

/// The C function under another name: the log's own method is called `write` too.
private func unistdWrite(_ file: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(file, bytes, count)
}

/// Makes a folder and those above it, as `mkdir -p` does, for this user only.
private func makeFolders(_ path: String) {
  var made = ""
  for part in path.split(separator: "/") {
    made += "/" + part
    mkdir(made, 0o700)
  }
}
