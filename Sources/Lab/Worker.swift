internal import CKernel

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A piece of work done in a process of its own, whose answer is bytes.
///
/// The process is a copy of this one, made by fork(2), with the calling thread alone: begin workers while no other thread
/// does anything, for a lock that one holds would stay held in the copy. It ends with the thread that began it, and
/// nothing that it does to descriptors, names or limits is seen here.
package final class Worker {
  private let process: Int32
  private let channel: Int32
  private var answer: [UInt8] = []

  /// Starts the work; nil where the system starts no more processes.
  package init?(_ work: () -> [UInt8]) {
    var process: Int32 = 0
    let channel = ck_fork_with_channel(&process)
    guard channel >= 0 else { return nil }
    if process == 0 { Worker.answer(work, over: Int32(channel)) }
    self.process = process
    self.channel = Int32(channel)
  }

  deinit {
    _ = ck_close(channel)
    ck_end_process(process)
  }

  /// In the copy: does the work, sends what it gives, and ends.
  private static func answer(_ work: () -> [UInt8], over channel: Int32) -> Never {
    ck_end_with_parent()
    let answer = work()
    answer.withUnsafeBytes { bytes in
      for start in stride(from: 0, to: bytes.count, by: Worker.message) {
        let part = UnsafeRawBufferPointer(
          rebasing: bytes[start..<min(start + Worker.message, bytes.count)])
        if ck_send(channel, part.baseAddress, UInt(part.count), 0, nil) < 0 { break }
      }
    }
    _exit(0)
  }

  /// Takes a part of the answer; the whole once it is complete, which may be shorter where the process was ended.
  package func next() -> [UInt8]? {
    let part = [UInt8](unsafeUninitializedCapacity: Worker.message) { room, count in
      count = max(0, ck_recv(channel, room.baseAddress, UInt(room.count), 0, nil))
    }
    answer += part
    return part.isEmpty ? answer : nil
  }

  /// Waits until one of these has something to say, and returns its place; nil where there is none.
  package static func awaitOne(of workers: [Worker]) -> Int? {
    if workers.isEmpty { return nil }
    var entries = workers.map { pollfd(fd: $0.channel, events: Int16(POLLIN), revents: 0) }
    while poll(&entries, nfds_t(entries.count), -1) < 0, errno == EINTR {}
    return entries.firstIndex { $0.revents != 0 }
  }

  /// The most bytes in one message.
  private static let message = 1 << 15
}
