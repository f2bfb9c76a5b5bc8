import Testing
import Timeline

@testable import Tutor

@Suite struct `A loop that meets the end of a stream` {
  @Test func `is ended and told after a thousand times, and the session goes on`() {
    let bench = Workbench(screen: SilentScreen(), lines: NoLines())
    defer { bench.close() }
    bench.run("import socket\na, b = socket.socketpair()\nb.close()", as: .typed)
    let turn = bench.run("while True:\n    a.recv(10)", as: .typed)
    #expect(turn.ending == .stopped(Words.spins("recv()", SpinGuard.limit)))
    #expect(bench.run("1 + 1", as: .typed).isCompleted)
  }

  @Test func `is left alone when it leaves in time`() {
    let bench = Workbench(screen: SilentScreen(), lines: NoLines())
    defer { bench.close() }
    bench.run("import socket\na, b = socket.socketpair()\nb.close()", as: .typed)
    #expect(bench.run("[a.recv(10) for i in range(900)].count(b'')", as: .typed).isCompleted)
  }
}

@Suite struct `A loop whose calls would fill the memory` {
  @Test func `is ended and told, and the session goes on`() {
    let bench = Workbench(screen: SilentScreen(), lines: NoLines())
    defer { bench.close() }
    bench.run("import socket\na, b = socket.socketpair()\nb.close()", as: .typed)
    let turn = bench.run("while True:\n    a.setblocking(True)", as: .typed)
    #expect(turn.ending == .stopped(Words.tooManyCalls(SpinGuard.callLimit)))
    #expect(turn.events.count < SpinGuard.callLimit + 2048)
    #expect(bench.run("1 + 1", as: .typed).isCompleted)
  }

  @Test func `is none where nothing is ready: only the first and the latest calls are kept`() {
    let bench = Workbench(screen: SilentScreen(), lines: NoLines())
    defer { bench.close() }
    bench.run("import socket\na, b = socket.socketpair()\na.setblocking(False)", as: .typed)
    let loop = """
      for i in range(5000):
          try:
              a.recv(10)
          except BlockingIOError:
              pass
      """
    let turn = bench.run(loop, as: .typed)
    #expect(turn.isCompleted)
    #expect(turn.calls.count == 1000)
    #expect(turn.calls.last?.omitted == 4000)
    let next = bench.run("a.recv(10)", as: .typed)
    #expect(next.calls.map(\.omitted) == [0])
  }
}
