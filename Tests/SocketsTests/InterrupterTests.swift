import Locks
import Sockets
import Testing
import Timeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Runs a body on a thread of its own and hands over its result.
final class Background<Result: Sendable>: Sendable {
  private let box: Box<Result>
  private let thread: NativeThread?

  init(_ body: @escaping @Sendable () -> Result) {
    let result = Box<Result>()
    box = result
    thread = NativeThread(name: "test") { result.value.withLock { $0 = body() } }
  }

  func join() -> Result? {
    thread?.join()
    return box.value.withLock { $0 }
  }

  private final class Box<Content: Sendable>: Sendable {
    let value = Guarded<Content?>(nil)
  }
}

extension WaitBoard {
  /// Yields until so many calls are blocked.
  func awaitBlocked(_ count: Int = 1) {
    while blockedCalls.count < count { sched_yield() }
  }
}

@Suite(.timeLimit(.minutes(4))) struct `Interrupting a blocked call` {
  let bench = Bench()

  /// Interrupts what the body waits for, once it is blocked, and returns its errno.
  func interrupted(_ body: @escaping @Sendable (Bench) -> Int32) -> Int32? {
    let waiting = Background { [bench] in body(bench) }
    bench.kernel.board.awaitBlocked()
    #expect(bench.kernel.interrupter.interrupt(thread: 0))
    return waiting.join()
  }

  @Test func `accept returns EINTR`() {
    let (server, _) = bench.listener()
    #expect(interrupted { $0.accept(server).errno } == EINTR)
    bench.close(server)
  }

  @Test func `recv returns EINTR and loses nothing`() {
    let (yours, peers) = bench.connection()
    #expect(interrupted { $0.recv(yours, 10).errno } == EINTR)
    _ = bench.send(peers, "still here")
    #expect(bench.recv(yours, 10).text == "still here")
    bench.close(yours)
    bench.close(peers)
  }

  @Test func `a send of 50 MB returns what was sent before`() {
    let (yours, peers) = bench.connection()
    let sent = Background { [bench] in
      let bytes = [UInt8](repeating: 0, count: 50_000_000)
      return bytes.withUnsafeBytes {
        bench.kernel.call(
          .send(fd: yours, length: bytes.count, flags: 0, to: .none), by: bench.me,
          buffer: .source($0)
        ).value
      }
    }
    bench.kernel.board.awaitBlocked()
    bench.kernel.interrupter.interrupt(thread: 0)
    #expect(sent.join().map { $0 < 50_000_000 } == true)
    bench.close(yours)
    bench.close(peers)
  }

  @Test func `connect to a full backlog returns EINTR`() {
    let (server, address) = bench.listener(backlog: 0)
    let first = bench.socket()
    _ = bench.connect(first, address)
    let second = bench.socket()
    #expect(interrupted { $0.connect(second, address).errno } == EINTR)
    [first, second, server].forEach { bench.close($0) }
  }

  @Test(arguments: [
    SystemCall.poll([], milliseconds: nil), .poll([], milliseconds: 60_000),
    .select(read: [], write: [], except: [], microseconds: nil),
    .sleep(nanoseconds: 60_000_000_000),
  ])
  func `a wait without descriptors returns EINTR`(call: SystemCall) {
    #expect(interrupted { $0.make(call).errno } == EINTR)
  }

  @Test func `a thread that is not blocked is interrupted at its next blocking call`() {
    #expect(!bench.kernel.interrupter.interrupt(thread: 0))
    #expect(bench.make(.sleep(nanoseconds: 60_000_000_000)).errno == EINTR)
    #expect(bench.make(.sleep(nanoseconds: 1)).succeeded)
  }

  @Test func `a request that was noticed otherwise is taken back`() {
    bench.kernel.interrupter.interrupt(thread: 0)
    #expect(bench.kernel.interrupter.acknowledge(bench.me))
    #expect(bench.make(.sleep(nanoseconds: 1)).succeeded)
    #expect(!bench.kernel.interrupter.acknowledge(bench.me))
  }

  @Test func `only the thread that is meant is interrupted`() {
    let (server, address) = bench.listener()
    let peer = Background { [bench] in
      let caller = Caller(actor: .peer("other"), thread: 0)
      return bench.kernel.call(.accept(fd: server, flags: 0), by: caller)
    }
    bench.kernel.board.awaitBlocked()
    let reader = Background { [bench] in bench.make(.sleep(nanoseconds: 60_000_000_000)).errno }
    bench.kernel.board.awaitBlocked(2)
    bench.kernel.interrupter.interrupt(thread: 0)
    #expect(reader.join() == EINTR)
    let client = bench.socket()
    _ = bench.connect(client, address)
    let accepted = peer.join()
    #expect(accepted?.succeeded == true)
    bench.close(Int32(accepted?.value ?? -1))
    bench.close(client)
    bench.close(server)
  }

  @Test func `a thread that ends takes its request with it`() {
    let board = bench.kernel.board
    board.readerThreadStarted(7)
    #expect(!bench.kernel.interrupter.interrupt(thread: 7))
    #expect(board.hasRequest)
    board.readerThreadEnded(7)
    #expect(!board.hasRequest)
  }

  @Test func `of 300 interruptions at random moments none is lost`() {
    let (yours, peers) = bench.connection()
    let rounds = 300
    let seen = Background { [bench] in
      var count = 0
      while count < rounds {
        if bench.recv(yours, 1).errno == EINTR { count += 1 }
      }
      return count
    }
    var random = SystemRandomNumberGenerator()
    var fulfilled = 0
    while fulfilled < rounds {
      for _ in 0..<Int.random(in: 0..<2000, using: &random) { sched_yield() }
      // Where no call was blocked the request stays, and the next call takes it.
      if !bench.kernel.interrupter.interrupt(thread: 0) {
        while bench.kernel.board.hasRequest { sched_yield() }
      }
      fulfilled += 1
    }
    #expect(seen.join() == rounds)
    bench.close(yours)
    bench.close(peers)
  }
}

@Suite(.timeLimit(.minutes(4))) struct `Waiting for another thread` {
  let bench = Bench()

  func wait(_ monitor: Monitor<Int>, nanoseconds: Int64? = nil) -> WaitResult {
    monitor.wait(
      by: bench.me, on: bench.kernel.board, recorder: bench.recorder, nanoseconds: nanoseconds
    ) { $0 > 0 }
  }

  @Test func `a wait for what is the case returns at once and is not recorded`() {
    #expect(wait(Monitor(1)) == .satisfied)
    #expect(bench.calls.isEmpty)
  }

  @Test func `a wait ends when the state changes, and is recorded`() {
    let monitor = Monitor(0)
    let waiting = Background { wait(monitor) }
    bench.kernel.board.awaitBlocked()
    monitor.update { $0 = 1 }
    #expect(waiting.join() == .satisfied)
    #expect(bench.calls.map(\.call) == [.threadWait(nanoseconds: nil)])
  }

  @Test func `a wait ends when its time is over`() {
    #expect(wait(Monitor(0), nanoseconds: 1_000_000) == .timedOut)
    #expect(bench.calls.first?.outcome == .failed(errno: ETIMEDOUT))
  }

  @Test func `a look without waiting is not recorded`() {
    #expect(wait(Monitor(0), nanoseconds: 0) == .timedOut)
    #expect(bench.calls.isEmpty)
  }

  @Test func `a wait can be interrupted`() {
    let monitor = Monitor(0)
    let waiting = Background { wait(monitor) }
    bench.kernel.board.awaitBlocked()
    #expect(bench.kernel.interrupter.interrupt(thread: 0))
    #expect(waiting.join() == .interrupted)
  }
}
