import ChildProcesses
import Locks
import CKernel
@testable import Sockets
import Synchronization
import Testing
import Timeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The notices of a watcher, in order, to be waited for.
final class NoticeLog: Sendable {
  private let notices = Guarded<[BlockedNotice]>([])
  private let gate = Gate()

  func add(_ notice: BlockedNotice) {
    notices.withLock { $0.append(notice) }
    gate.bump()
  }

  /// Waits for the first notice that fits.
  func first(where fits: (BlockedNotice) -> Bool) -> BlockedNotice {
    while true {
      let ticket = gate.ticket
      if let found = notices.withLock({ $0.first(where: fits) }) { return found }
      gate.wait(ticket)
    }
  }

  func awaitForever() { _ = first { if case .wouldWaitForever = $0 { true } else { false } } }
  func awaitEnded() { _ = first { if case .ended = $0 { true } else { false } } }

  var saidForever: Bool {
    notices.withLock { all in
      all.contains { if case .wouldWaitForever = $0 { true } else { false } }
    }
  }
}

/// A peer that is at rest as long as it is told so.
final class Participant: QuiescenceParticipant {
  let rests: Atomic<Bool>
  let looks = Atomic<Int>(0)

  init(rests: Bool) { self.rests = Atomic(rests) }

  func isAtRest() -> Bool {
    looks.add(1, ordering: .relaxed)
    return rests.load(ordering: .relaxed)
  }

  /// Waits until it was asked so often.
  func awaitLooks(_ count: Int) {
    while looks.load(ordering: .relaxed) < count { usleep(1000) }
  }
}

/// A bench that is watched.
struct WatchedBench {
  let bench = Bench()
  let log = NoticeLog()
  let watcher: Watcher
  let other = Caller(actor: .peer("other"), thread: 1)

  init() {
    watcher = Watcher(board: bench.kernel.board, recorder: bench.recorder) { [log] in log.add($0) }
  }

  /// Runs a blocking body as the reader, until it is said to wait for ever, and interrupts it.
  func waitsForever(_ body: @escaping @Sendable (Bench) -> Int32) -> Int32? {
    let waiting = Background { [bench] in body(bench) }
    log.awaitForever()
    bench.kernel.interrupter.interrupt(thread: 0)
    let errno = waiting.join()
    log.awaitEnded()
    watcher.stop()
    return errno
  }
}

@Suite(.timeLimit(.minutes(4))) struct `Waiting for ever` {
  let watched = WatchedBench()
  var bench: Bench { watched.bench }

  @Test func `a watcher takes the place of another one, which ends only then`() {
    let bench = bench
    var watcher: Watcher? = Watcher(board: bench.kernel.board, recorder: bench.recorder) { _ in }
    watched.watcher.stop()
    watcher?.stop()
    let last = Watcher(board: bench.kernel.board, recorder: bench.recorder) { [log = watched.log] in
      log.add($0)
    }
    // Its end must not take away what the last one has arranged.
    watcher = nil
    let (server, _) = bench.listener()
    let waiting = Background { bench.accept(server).errno }
    watched.log.awaitForever()
    bench.kernel.interrupter.interrupt(thread: 0)
    #expect(waiting.join() == EINTR)
    last.stop()
    bench.close(server)
  }

  @Test func `accept where nobody calls`() {
    let (server, _) = bench.listener()
    #expect(watched.waitsForever { $0.accept(server).errno } == EINTR)
    bench.close(server)
  }

  @Test func `recv where the program itself holds the other end`() {
    let (yours, peers) = bench.connection()
    #expect(watched.waitsForever { $0.recv(yours, 10).errno } == EINTR)
    bench.close(yours)
    bench.close(peers)
  }

  @Test func `recv on a connection that waits in the queue of a server that does not accept`() {
    let (server, address) = bench.listener()
    let yours = bench.socket()
    _ = bench.connect(yours, address)
    #expect(watched.waitsForever { $0.recv(yours, 10).errno } == EINTR)
    bench.close(yours)
    bench.close(server)
  }

  @Test func `a send that nobody reads`() {
    let (yours, peers) = bench.connection()
    let bytes = String(repeating: "x", count: 20_000_000)
    let sent = watched.waitsForever { Int32(truncatingIfNeeded: $0.send(yours, bytes).value) }
    #expect(sent.map { $0 < 20_000_000 } == true)
    bench.close(yours)
    bench.close(peers)
  }

  @Test func `a datagram that nobody sends`() {
    let fd = bench.socket(Bench.datagram)
    _ = bench.bind(fd)
    #expect(watched.waitsForever { $0.recv(fd, 10).errno } == EINTR)
    bench.close(fd)
  }

  @Test func `poll and select without a time limit`() {
    let (yours, peers) = bench.connection()
    let entries = [PollEntry(fd: yours, events: Int16(POLLIN))]
    #expect(watched.waitsForever { $0.make(.poll(entries, milliseconds: nil)).errno } == EINTR)
    bench.close(yours)
    bench.close(peers)
  }

  @Test func `select on a listening socket`() {
    let (server, _) = bench.listener()
    let select = SystemCall.select(read: [server], write: [], except: [], microseconds: nil)
    #expect(watched.waitsForever { $0.make(select).errno } == EINTR)
    bench.close(server)
  }

  @Test func `a lock that nobody releases`() {
    let monitor = Monitor(0)
    let result = watched.waitsForever { bench in
      let result = monitor.wait(
        by: bench.me, on: bench.kernel.board, recorder: bench.recorder, until: { $0 > 0 })
      return result == .interrupted ? EINTR : 0
    }
    #expect(result == EINTR)
  }

  @Test func `recv with MSG_WAITALL that has only a part`() {
    let (yours, peers) = bench.connection()
    _ = bench.send(peers, "abc")
    let errno = watched.waitsForever {
      let (text, errno) = $0.recv(yours, 10, flags: Int32(MSG_WAITALL))
      return text == "abc" ? EINTR : errno
    }
    #expect(errno == EINTR)
    bench.close(yours)
    bench.close(peers)
  }

  @Test func `recv from a peer whose thread has a descriptor table of its own`() {
    let (address, over) = (Monitor(SocketAddress.none), Monitor(false))
    let peer = Background { [other = watched.other] in
      guard ck_own_descriptor_table(-1) == 0 else { return }
      let side = Bench()
      let (server, listening) = side.listener()
      address.update { $0 = listening }
      let connection = Int32(side.accept(server).value)
      _ = over.wait(by: other, on: WaitBoard(), recorder: Recorder()) { $0 }
      side.close(connection)
      side.close(server)
    }
    _ = address.wait(by: watched.other, on: WaitBoard(), recorder: Recorder()) { $0 != .none }
    let client = bench.socket()
    _ = bench.connect(client, address.withState { $0 })
    #expect(watched.waitsForever { $0.recv(client, 10).errno } == EINTR)
    over.update { $0 = true }
    _ = peer.join()
    bench.close(client)
  }

  @Test func `two threads of the reader that wait for each other`() {
    let (yours, peers) = bench.connection()
    bench.kernel.board.readerThreadStarted(1)
    let second = Background { [bench] in
      var byte: UInt8 = 0
      return withUnsafeMutableBytes(of: &byte) {
        bench.kernel.call(
          .recv(fd: peers, capacity: 1, flags: 0, wantsAddress: false),
          by: Caller(actor: .reader, thread: 1), buffer: .destination($0)
        ).errno
      }
    }
    #expect(watched.waitsForever { $0.recv(yours, 10).errno } == EINTR)
    bench.kernel.interrupter.interrupt(thread: 1)
    #expect(second.join() == EINTR)
    bench.close(yours)
    bench.close(peers)
  }
}

@Suite(.timeLimit(.minutes(4))) struct `Waiting that may end` {
  let watched = WatchedBench()
  var bench: Bench { watched.bench }

  /// Lets the reader wait while the watcher looks ten times, asks what was said, and interrupts.
  func saidForever(
    looks: Int = 10, _ body: @escaping @Sendable (Bench) -> Int32
  ) -> Bool {
    let witness = Participant(rests: true)
    let number = bench.kernel.board.add(witness)
    let waiting = Background { [bench] in body(bench) }
    bench.kernel.board.awaitBlocked()
    witness.awaitLooks(looks)
    let said = watched.log.saidForever
    bench.kernel.interrupter.interrupt(thread: 0)
    _ = waiting.join()
    bench.kernel.board.removeParticipant(number)
    watched.watcher.stop()
    return said
  }

  @Test func `a peer that is busy may still act, and once it rests the wait is for ever`() {
    let (server, _) = bench.listener()
    let peer = Participant(rests: false)
    _ = bench.kernel.board.add(peer)
    let waiting = Background { [bench] in bench.accept(server).errno }
    peer.awaitLooks(10)
    #expect(!watched.log.saidForever)
    peer.rests.store(true, ordering: .relaxed)
    watched.log.awaitForever()
    bench.kernel.interrupter.interrupt(thread: 0)
    #expect(waiting.join() == EINTR)
    bench.close(server)
  }

  @Test func `another thread of the reader that runs may still act`() {
    let (server, _) = bench.listener()
    bench.kernel.board.readerThreadStarted(1)
    let waiting = Background { [bench] in bench.accept(server).errno }
    bench.kernel.board.awaitBlocked()
    usleep(100_000)
    #expect(!watched.log.saidForever)
    bench.kernel.board.readerThreadEnded(1)
    watched.log.awaitForever()
    bench.kernel.interrupter.interrupt(thread: 0)
    #expect(waiting.join() == EINTR)
    bench.close(server)
  }

  @Test func `a receive time limit ends recv`() {
    let (yours, peers) = bench.connection()
    var limit = [UInt8](repeating: 0, count: MemoryLayout<timeval>.size)
    limit[0] = 30
    _ = bench.make(
      .setsockopt(fd: yours, level: SOL_SOCKET, option: SO_RCVTIMEO, value: limit))
    #expect(!saidForever { $0.recv(yours, 10).errno })
    bench.close(yours)
    bench.close(peers)
  }

  @Test func `keepalive may end recv`() {
    let (yours, peers) = bench.connection()
    _ = bench.make(
      .setsockopt(fd: yours, level: SOL_SOCKET, option: SO_KEEPALIVE, value: [1, 0, 0, 0]))
    #expect(!saidForever { $0.recv(yours, 10).errno })
    bench.close(yours)
    bench.close(peers)
  }

  @Test(arguments: [
    SystemCall.poll([], milliseconds: 60_000), .sleep(nanoseconds: 60_000_000_000),
    .select(read: [], write: [], except: [], microseconds: 60_000_000),
  ])
  func `a wait with a time limit ends`(call: SystemCall) {
    let waiting = Background { [bench] in bench.make(call).errno }
    bench.kernel.board.awaitBlocked()
    usleep(100_000)
    #expect(!watched.log.saidForever)
    bench.kernel.interrupter.interrupt(thread: 0)
    #expect(waiting.join() == EINTR)
  }

  @Test func `a socket of another process may still send`() throws {
    // The child holds the other end and does nothing: nobody here can know what it will do.
    let (yours, peers) = bench.connection()
    let child = try ChildProcess(["/bin/sleep", "60"], input: .descriptor(peers))
    bench.close(peers)
    #expect(!saidForever { $0.recv(yours, 10).errno })
    child.signal(SIGKILL)
    bench.close(yours)
  }

  @Test func `after a second the watcher says how long it waits, and at the end that it ended`() {
    let waiting = Background { [bench] in bench.make(.sleep(nanoseconds: 1_100_000_000)).errno }
    let notice = watched.log.first { _ in true }
    #expect(waiting.join() == 0)
    watched.log.awaitEnded()
    guard case .waiting(let blocked, seconds: 1) = notice else {
      Issue.record("the first notice is not of one second")
      return
    }
    #expect(blocked.call == .sleep(nanoseconds: 1_100_000_000))
    #expect(blocked.caller == bench.me)
  }

  @Test func `a conversation with pauses is never said to last for ever`() {
    // The peer answers each byte after up to 3 ms; it is at rest only inside recv.
    let (yours, peers) = bench.connection()
    let rounds = 300
    let peer = Scripted(board: bench.kernel.board, caller: watched.other)
    let number = bench.kernel.board.add(peer)
    defer { bench.kernel.board.removeParticipant(number) }
    let echo = Background { [bench, other = watched.other] in
      for _ in 0..<rounds {
        var byte: UInt8 = 0
        _ = withUnsafeMutableBytes(of: &byte) {
          bench.kernel.call(
            .recv(fd: peers, capacity: 1, flags: 0, wantsAddress: false), by: other,
            buffer: .destination($0))
        }
        usleep(UInt32.random(in: 0..<3000))
        _ = withUnsafeBytes(of: byte) {
          bench.kernel.call(
            .send(fd: peers, length: 1, flags: 0, to: .none), by: other, buffer: .source($0))
        }
      }
    }
    for _ in 0..<rounds {
      _ = bench.send(yours, "x")
      #expect(bench.recv(yours, 1).text == "x")
    }
    #expect(echo.join() != nil)
    #expect(!watched.log.saidForever)
    bench.close(yours)
    bench.close(peers)
  }

  /// A peer that is a thread over the funnel.
  struct Scripted: QuiescenceParticipant {
    let board: WaitBoard
    let caller: Caller

    func isAtRest() -> Bool {
      let calls = board.look().entries.filter { $0.blocked.caller == caller }
      return !calls.isEmpty && calls.allSatisfy { !$0.blocked.call.isReady && $0.sleeps }
    }
  }
}
