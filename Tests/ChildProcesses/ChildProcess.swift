internal import CChildProcesses
internal import CKernel
internal import Locks

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A program that runs beside a test.
///
/// It has no descriptor of the test's but its three standard streams, no blocked signals and no handlers. With the
/// object it is killed, and leaves no zombie.
package final class ChildProcess: Sendable {
  /// A program could not be started.
  package struct Refused: Error, CustomStringConvertible {
    /// The program's path.
    package var path: String
    /// Why not.
    package var errno: Int32

    /// The path and the system's words.
    package var description: String { "\(path): \(String(cString: strerror(errno)))" }
  }

  /// What a child reads.
  package enum Input: Sendable {
    /// Nothing: /dev/null.
    case nothing
    /// This text, from a file without a name.
    case text(String)
    /// What `write` gives it.
    case pipe
    /// A descriptor of the test's.
    case descriptor(Int32)
  }

  /// Where what a child writes goes.
  package enum Output: Sendable {
    /// Nowhere: /dev/null.
    case nothing
    /// Into a file without a name, for when the child has ended.
    case kept
    /// Into a pipe, for while it runs.
    case pipe
    /// To a descriptor of the test's.
    case descriptor(Int32)
  }

  /// The environment of a child that is given none.
  package static let plain = ["PATH": "/usr/bin:/bin", "HOME": "/"]

  /// Whether children are started apart from the tests' descriptors, which this system may not allow.
  package static var areStartedApart: Bool { Starter.shared.hasOwnTable }

  /// The child's number.
  package let id: Int32
  /// Its standard output.
  package let output: ChildOutput
  /// Its standard error.
  package let errors: ChildOutput
  private let input: Guarded<Int32>
  private let status = Guarded<Int32?>(nil)

  /// Starts a program; the first word is its path.
  package convenience init(
    _ words: [String], environment: [String: String] = plain, folder: String? = nil,
    input: Input = .nothing, output: Output = .nothing, errors: Output = .nothing
  ) throws(Refused) {
    let streams: [StreamEnds]
    do {
      streams = [try StreamEnds(input), try StreamEnds(output), try StreamEnds(errors)]
    } catch {
      throw Refused(path: words[0], errno: error.errno)
    }
    try self.init(
      Starter.Order(words: words, environment: ChildProcess.lines(environment), folder: folder),
      streams)
  }

  /// Starts a program on a terminal of its own, whose name and one open descriptor are given.
  package convenience init(
    _ words: [String], environment: [String: String], terminal: String, descriptor: Int32
  ) throws(Refused) {
    let order = Starter.Order(
      words: words, environment: ChildProcess.lines(environment), terminal: terminal)
    try self.init(order, (0..<3).map { _ in StreamEnds(childs: descriptor) })
  }

  private init(_ order: Starter.Order, _ streams: [StreamEnds]) throws(Refused) {
    ck_ignore_sigpipe()
    let started = Starter.shared.start(order, on: streams.map(\.childs))
    for stream in streams { stream.closeChilds() }
    id = started.id
    input = Guarded(streams[0].ours)
    output = ChildOutput(streams[1].ours)
    errors = ChildOutput(streams[2].ours)
    guard started.errno == 0 else {
      status.withLock { $0 = -1 }
      throw Refused(path: order.words[0], errno: started.errno)
    }
  }

  deinit {
    endInput()
    signal(SIGKILL)
    wait()
  }

  private static func lines(_ environment: [String: String]) -> [String] {
    environment.map { "\($0.key)=\($0.value)" }
  }

  /// Whether the child has not ended.
  package var isRunning: Bool {
    status.withLock { status in
      status = status ?? reaped()
      return status == nil
    }
  }

  /// Sends it a signal; false where it has ended and is forgotten.
  @discardableResult
  package func signal(_ number: Int32) -> Bool {
    status.withLock { $0 == nil && kill(id, number) == 0 }
  }

  /// Waits for its end: its exit status as the shell has it, 128 + the number where a signal ended it.
  @discardableResult
  package func wait() -> Int32 {
    // Not under the lock: others may signal it meanwhile. Until it is reaped its number is nobody else's.
    if isRunning { child_await(id) }
    return status.withLock { status in
      status = status ?? reaped()
      return status ?? -1
    }
  }

  private func reaped() -> Int32? {
    let status = child_reap(id)
    return status < 0 ? nil : status
  }

  /// Writes to its standard input, which is a pipe.
  package func write(_ text: String) {
    input.withLock { StreamEnds.write(text, to: $0) }
  }

  /// Ends its standard input, which is a pipe.
  package func endInput() {
    input.withLock { input in
      if input >= 0 { _ = ck_close(input) }
      input = -1
    }
  }
}
