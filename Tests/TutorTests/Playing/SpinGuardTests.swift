import Testing

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
