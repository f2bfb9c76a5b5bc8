internal import Locks
internal import CKernel
internal import NIOCore
internal import NIOPosix
internal import Sockets

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The side on which the peers live: a thread whose descriptor table is not the reader's.
///
/// On Linux the thread leaves the process's table (close_range(2), CLOSE_RANGE_UNSHARE), and every
/// thread that it starts shares the new one. So the peers are to the reader's descriptors what
/// another process would be: no peer takes a number, none is lost when the reader has used up all.
/// Elsewhere the table is shared; `hasOwnTable` says so.
final class PeerSide: Sendable {
  /// The first number that a peer's descriptor can have: far from the reader's, so that no
  /// display takes one for the other.
  static let firstDescriptor: Int32 = 100
  /// The same where the table is the reader's as well.
  static let firstSharedDescriptor: Int32 = 512

  private struct Work: Sendable {
    var jobs: [@Sendable () -> Void] = []
    var ownTable: Bool?
  }

  /// The side that the sessions of this process share.
  static let shared = PeerSide()

  private let work = Shared(Work())
  private let group = Guarded<MultiThreadedEventLoopGroup?>(nil)
  private let thread: NativeThread?
  /// The ends of a pair of sockets, this table's and the peers': descriptors go over it from one to the other.
  private let bridge: Guarded<(here: Int32, there: Int32)>

  /// Starts the side's thread and waits until it has its table.
  init() {
    let work = work
    var pair: [Int32] = [-1, -1]
    _ = ck_message_pair(&pair)
    let (here, there) = (ck_move_up(pair[0]), ck_move_up(pair[1]))
    bridge = Guarded((here, there))
    thread = NativeThread(name: "peers", stack: PeerSide.stack) {
      PeerSide.blockSignals()
      let hasOwnTable = PeerSide.leaveTable(keeping: there)
      work.with { $0.ownTable = hasOwnTable }
      while true { PeerSide.next(of: work)() }
    }
    if thread == nil { work.with { $0.ownTable = false } }
    _ = work.wait { $0.ownTable }
    // The peers' table has its own copy of it now.
    if hasOwnTable { _ = ck_close(there) }
  }

  deinit {
    bridge.withLock { _ = ck_close($0.here) }
  }

  /// Copies a descriptor of the caller's table to this side, and returns its number here; -1 where that fails.
  func adopt(_ fd: Int32) -> Int32 {
    guard hasOwnTable else { return Int32(clamping: ck_dup(fd, PeerSide.firstSharedDescriptor)) }
    return bridge.withLock { [self] bridge in
      let there = bridge.there
      let word: Int32 = 0
      let passed = withUnsafeBytes(of: word) { ck_pass(bridge.here, $0.baseAddress, 4, fd) }
      guard passed >= 0 else { return -1 }
      return perform {
        var word: Int32 = 0
        var taken: Int32 = -1
        _ = ck_take(there, &word, 4, &taken)
        return taken
      }
    }
  }

  /// Whether the peers' descriptors are apart from the reader's.
  var hasOwnTable: Bool { work.with { $0.ownTable ?? false } }

  /// Runs the body on the side's thread and returns what it gives.
  func perform<Result: Sendable>(_ body: @escaping @Sendable () -> Result) -> Result {
    guard thread != nil else { return body() }
    let answer = Shared<Result?>(nil)
    work.with { $0.jobs.append { answer.with { [result = body()] in $0 = result } } }
    return answer.wait { $0 }
  }

  /// Starts a thread that shares the side's descriptors; nil where there are no more threads.
  func start(_ body: @escaping @Sendable () -> Void) -> NativeThread? {
    perform { [hasOwnTable] in
      NativeThread(name: "peer", stack: PeerSide.stack) {
        if hasOwnTable { ck_descriptor_table_inherited() }
        body()
      }
    }
  }

  /// The one event loop of this side, started when it is first asked for; ask on the side's thread.
  ///
  /// It runs as long as the process. NIO ends a loop through Dispatch, and a Dispatch thread that was
  /// started from here would have the peers' descriptor table, and then work for others. For the same
  /// reason nothing on this side may use Dispatch; and whoever wakes the loop must do so from here,
  /// because its wake-up descriptor is in this table.
  var loop: any EventLoop {
    group.withLock { group in
      if let group { return group.next() }
      let new = MultiThreadedEventLoopGroup(numberOfThreads: 1)
      group = new
      return new.next()
    }
  }

  /// Whether the event loop has been started.
  var hasLoop: Bool { group.withLock { $0 != nil } }

  private static func next(of work: Shared<Work>) -> @Sendable () -> Void {
    work.wait { $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }
  }

  /// The stack of a peer's thread, in bytes.
  private static let stack = 512 * 1024

  /// Keeps signals off this thread and those that it starts: Ctrl-C is for the reader's.
  private static func blockSignals() {
    var everySignal = sigset_t()
    sigfillset(&everySignal)
    pthread_sigmask(SIG_SETMASK, &everySignal, nil)
  }

  /// Leaves the process's table and occupies the low numbers of the new one.
  private static func leaveTable(keeping kept: Int32) -> Bool {
    guard ck_own_descriptor_table(kept) == 0 else { return false }
    var last = open("/dev/null", O_RDONLY | O_CLOEXEC)
    while last >= 0, last < firstDescriptor - 1 { last = fcntl(last, F_DUPFD_CLOEXEC, 0) }
    return true
  }
}
