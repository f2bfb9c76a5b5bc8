internal import CChildProcesses
internal import CKernel
internal import Locks
internal import Sockets

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The thread that starts all programs, whose descriptor table is not the tests'.
///
/// A child begins as a copy of the table of the thread that starts it, and until it has become its program it holds
/// open what others close meanwhile: a port is in use, an end is not told. On Linux this thread has left the tests'
/// table, so that there is nothing to copy but the three streams, which come over a pair of sockets. Elsewhere it
/// shares the table.
final class Starter: Sendable {
  /// The one of this test program.
  static let shared = Starter()

  /// What is to be started.
  struct Order: Sendable {
    var words: [String]
    /// The environment, as `NAME=value`.
    var environment: [String]
    var folder: String?
    var terminal: String?
  }

  /// What came of it, as it goes back over the pair.
  private struct Answer {
    var id: Int32 = 0
    var errno: Int32 = 0
  }

  private let order = Guarded<Order?>(nil)
  /// The tests' end of the pair; -1 where there is no such thread.
  private let bridge: Guarded<Int32>

  /// Whether programs are started apart from the tests' descriptors.
  let hasOwnTable: Bool

  private init() {
    var pair: [Int32] = [-1, -1]
    _ = ck_message_pair(&pair)
    let (here, there) = (ck_move_up(pair[0]), ck_move_up(pair[1]))
    let thread = NativeThread(name: "starter") { [order] in
      let refused = ck_own_descriptor_table(there)
      Starter.send(Answer(errno: refused), to: there)
      guard refused == 0 else { return }
      while let streams = Starter.streams(from: there), let wanted = order.withLock({ $0 }) {
        let answer = Starter.start(wanted, on: streams)
        // Before the answer: from then on nobody but the child has its ends.
        for stream in streams { _ = ck_close(stream) }
        Starter.send(answer, to: there)
      }
    }
    thread?.detach()
    hasOwnTable = thread != nil && Starter.answer(from: here).errno == 0
    bridge = Guarded(hasOwnTable ? here : -1)
    // The thread has a copy of it now, or does not need it.
    _ = ck_close(there)
  }

  /// Starts a program on three descriptors of the caller's: its number, or the errno.
  func start(_ wanted: Order, on streams: [Int32]) -> (id: Int32, errno: Int32) {
    let answer = bridge.withLock { bridge in
      guard hasOwnTable else { return Starter.start(wanted, on: streams) }
      order.withLock { $0 = wanted }
      for stream in streams { _ = ck_pass(bridge, "+", 1, stream) }
      return Starter.answer(from: bridge)
    }
    return (answer.id, answer.errno)
  }

  private static func start(_ order: Order, on streams: [Int32]) -> Answer {
    var words = order.words.map { (word: String) in strdup(word) } + [nil]
    var environment = order.environment.map { (line: String) in strdup(line) } + [nil]
    let folder = order.folder.flatMap { strdup($0) }
    let terminal = order.terminal.flatMap { strdup($0) }
    defer { for text in words + environment + [folder, terminal] { free(text) } }
    var surroundings = child_surroundings(
      folder: folder, terminal: terminal, streams: (streams[0], streams[1], streams[2]))
    var answer = Answer()
    answer.errno = child_start(&surroundings, &words, &environment, &answer.id)
    return answer
  }

  /// The next three descriptors; nil when there will be no more.
  private static func streams(from channel: Int32) -> [Int32]? {
    var streams: [Int32] = []
    for _ in 0..<3 {
      var byte: UInt8 = 0
      var taken: Int32 = -1
      guard ck_take(channel, &byte, 1, &taken) > 0 else { return nil }
      streams.append(taken)
    }
    return streams
  }

  private static func send(_ answer: Answer, to channel: Int32) {
    _ = withUnsafeBytes(of: answer) { ck_pass(channel, $0.baseAddress, UInt($0.count), -1) }
  }

  private static func answer(from channel: Int32) -> Answer {
    var answer = Answer()
    var passed: Int32 = -1
    let taken = withUnsafeMutableBytes(of: &answer) {
      ck_take(channel, $0.baseAddress, UInt($0.count), &passed)
    }
    return taken > 0 ? answer : Answer(errno: EPIPE)
  }
}
