import PyInterpreter
import Sockets
import Testing
import Timeline

/// Ctrl-C ends every call that waits, and what was there before is there afterwards.
@Suite(.timeLimit(.minutes(4)))
struct InterruptTests {
  static let prelude = """
    import select, selectors, socket, threading, time
    kept = [1, 2, 3]
    a, b = socket.socketpair()
    listener = socket.create_server(("127.0.0.1", 0))
    lock = threading.Lock()
    lock.acquire()
    event = threading.Event()
    condition = threading.Condition()
    poller = select.poll()
    poller.register(a, select.POLLIN)
    selector = selectors.DefaultSelector()
    selector.register(a, selectors.EVENT_READ)
    sleeper = threading.Thread(target=event.wait, daemon=True)

    """

  @Test(arguments: [
    "listener.accept()", "a.recv(10)", "a.sendall(b'x' * 50_000_000)", "time.sleep(60)",
    "lock.acquire()", "lock.acquire(timeout=50)", "event.wait()", "event.wait(50)",
    "select.select([a], [], [])", "select.select([], [], [], 50)", "poller.poll()",
    "selector.select()", "a.recv(5, socket.MSG_WAITALL)", "a.makefile().readline()",
    "a.settimeout(50); a.recv(1)", "listener.settimeout(50); listener.accept()",
    "sleeper.start(); sleeper.join()", "condition.acquire(); condition.wait()",
    "a.recv_into(bytearray(5))", "a.recvfrom(5)",
  ])
  func `a call that waits ends in KeyboardInterrupt`(_ statement: String) {
    let session = Session(isWatched: false)
    defer { session.close() }
    #expect(session.run(Self.prelude).status == 0)
    let running = Background(session, statement)
    session.interruptWhenBlocked()
    #expect(running.ended.lastErrorLine == "KeyboardInterrupt")
    let after = session.run("b.settimeout(5)\nprint(kept, a.fileno() >= 0)")
    #expect(after.output == "[1, 2, 3] True\n")
  }

  @Test func `an interruption that raises nothing lets the call go on (PEP 475)`() {
    let session = Session(isWatched: false)
    defer { session.close() }
    #expect(session.run("import socket\na, b = socket.socketpair()").status == 0)
    let fd = session.interpreter.withGlobal("b") { value, _ in
      ModuleEnvironmentFacts.descriptor(value)
    }
    let running = Background(session, "print(a.recv(10))")
    session.untilBlocked()
    session.real.interrupter.interrupt(thread: 0)
    session.untilBlocked()
    _ = session.real.call(
      .send(fd: (fd ?? nil) ?? -1, length: 2, flags: 0, to: .none),
      by: Caller(actor: .reader, thread: 9), buffer: .source(ModuleEnvironmentFacts.twoBytes))
    #expect(running.ended.output == "b'ok'\n")
    let outcomes = session.calls.filter { $0.call.name == "recvfrom" }.map(\.outcome)
    #expect(outcomes == [.failed(errno: 4), .returned(2)])
  }

  @Test func `a time limit holds over interruptions`() {
    let session = Session(isWatched: false)
    defer { session.close() }
    #expect(session.run("import socket\na, b = socket.socketpair()\na.settimeout(0.2)").status == 0)
    let running = Background(session, "a.recv(10)")
    session.untilBlocked()
    session.real.interrupter.interrupt(thread: 0)
    #expect(running.ended.lastErrorLine == "TimeoutError: timed out")
    let limits = session.calls.compactMap { event -> Int? in
      if case .poll(_, let milliseconds) = event.call { milliseconds } else { nil }
    }
    #expect(limits.count == 2)
    #expect(limits.first == 200 && (limits.last ?? 0) <= 200)
  }

  @Test func `a stop from outside ends a blocked call without Python's consent`() {
    let session = Session(isWatched: false)
    defer { session.close() }
    #expect(session.run("import socket\na, b = socket.socketpair()").status == 0)
    let running = Background(
      session,
      "try:\n  a.recv(1)\nexcept BaseException:\n  print('caught')\n")
    session.untilBlocked()
    session.interpreter.requestStop(.sessionEnding)
    session.real.interrupter.interrupt(thread: 0)
    let result = running.ended
    #expect(result.stopped == .sessionEnding)
    #expect(result.output.isEmpty)
  }

  @Test(arguments: [
    "a.recv(1)", "listener.accept()", "lock.acquire()", "event.wait()",
    "select.select([a], [], [])", "selector.select()", "condition.acquire(); condition.wait()",
    "sleeper.start(); sleeper.join()",
  ])
  func `a wait that nothing can end is known`(_ statement: String) {
    let session = Session()
    defer { session.close() }
    let ended = session.run(Self.prelude + statement)
    guard case .waitsForever = ended.stopped else {
      Issue.record("it ended: \(ended)")
      return
    }
  }
}
