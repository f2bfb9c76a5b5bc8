import Locks
@testable import Sockets
import Synchronization
import Testing
import Timeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Several threads of the reader wait at the same time.
@Suite(.timeLimit(.minutes(4))) struct WatcherThreadsTests {
  @Test
  func `what is done about one wait without end may end the others, so they are looked at anew`() {
    let bench = Bench()
    let visitor = Participant(rests: false)
    let said = Guarded(0)
    let gate = Gate()
    let watcher = Watcher(board: bench.kernel.board, recorder: bench.recorder) { notice in
      guard case .wouldWaitForever = notice else { return }
      // As a session does: it sends a visitor, who has not called yet.
      if said.withLock({ $0 }) == 0 { _ = bench.kernel.board.add(visitor) }
      said.withLock { $0 += 1 }
      gate.bump()
    }
    bench.kernel.board.readerThreadStarted(1)
    let servers = (0..<2).map { _ in bench.listener().0 }
    let waiting = servers.indices.map { thread in
      Background {
        bench.kernel.call(
          .accept(fd: servers[thread], flags: 0), by: Caller(actor: .reader, thread: thread)
        ).errno
      }
    }
    while said.withLock({ $0 }) == 0 { gate.wait(gate.ticket, nanoseconds: 1_000_000) }
    visitor.awaitLooks(20)
    #expect(said.withLock { $0 } == 1)
    visitor.rests.store(true, ordering: .relaxed)
    while said.withLock({ $0 }) < 2 { gate.wait(gate.ticket, nanoseconds: 1_000_000) }
    for thread in servers.indices { bench.kernel.interrupter.interrupt(thread: thread) }
    #expect(waiting.map { $0.join() } == [EINTR, EINTR])
    watcher.stop()
    bench.kernel.board.readerThreadEnded(1)
    for server in servers { bench.close(server) }
  }
}
