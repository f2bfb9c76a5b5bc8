import ChildProcesses
import Foundation
import Testing

@testable import Tutor

/// Sessions saved as C and as Python do what the session did, with `switchboard serve` at the other end.
@Suite(.enabled(if: Command.isThere, "the command is not built")) struct SavedProgramTests {
  struct Session: Sendable, CustomTestStringConvertible {
    var name: String
    /// The peer with the port that `serve` has for it; nil where the session is its own peer.
    var service: (name: String, port: Int)?
    var lines: String

    var testDescription: String { name }
  }

  private static let hasCompiler = FileManager.default.isExecutableFile(atPath: "/usr/bin/cc")

  static let sessions = [
    Session(
      name: "a page of the site", service: ("http", 7080),
      lines: """
        import socket
        s = socket.socket()
        s.connect(("www.python.org", 80))
        s.sendall(b"GET / HTTP/1.0\\r\\n\\r\\n")
        s.recv(12)
        s.recv(8)
        s.close()
        """),
    Session(
      name: "echo in a loop, dup, arithmetic", service: ("echo", 7007),
      lines: """
        import socket
        s = socket.create_connection(("echo", 7), timeout=5)
        for word in (b"ding", b"dong"):
            s.sendall(word)
            s.recv(100)

        d = s.dup()
        s.close()
        d.send(b"last")
        d.recv(10)
        1 + 1
        print("done")
        """),
    Session(
      name: "reset", service: ("resetter", 7035),
      lines: """
        import socket
        s = socket.create_connection(("resetter", 7035))
        s.send(b"hello")
        s.recv(10)
        s.recv(10)
        s.send(b"x")
        """),
    Session(
      name: "half-close", service: ("half-closer", 7034),
      lines: """
        import socket
        s = socket.create_connection(("half-closer", 7034))
        s.recv(100)
        s.recv(100)
        s.send(b"still here")
        s.close()
        """),
    Session(
      name: "refused", service: nil,
      lines: """
        import socket
        s = socket.socket()
        s.connect(("127.0.0.1", 1))
        s.connect_ex(("127.0.0.1", 1))
        """),
    Session(
      name: "one's own server, strange bytes, non-blocking, select", service: nil,
      lines: """
        import socket, select
        a = socket.socket()
        a.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        a.bind(("127.0.0.1", 0))
        a.listen(2)
        t = socket.create_connection(a.getsockname())
        c, who = a.accept()
        c.send(b"what??/ */ \\x00\\xff1 'quoted'")
        t.recv(100)
        t.setblocking(False)
        t.recv(10)
        len(select.select([t, c], [c], [], 0.1)[1])
        c.shutdown(socket.SHUT_WR)
        t.setblocking(True)
        t.recv(10)
        c.send(b"more")
        c.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE)
        """),
    Session(
      name: "a non-blocking connect", service: ("echo", 7007),
      lines: """
        import socket, select
        e = socket.socket()
        e.setblocking(False)
        e.connect_ex(("echo", 7))
        len(select.select([], [e], [])[1])
        e.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        """),
    Session(
      name: "a pair and a datagram socket", service: nil,
      lines: """
        import socket
        p, q = socket.socketpair()
        p.send(b"hi")
        q.recv(5)
        u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        u.bind(("127.0.0.1", 0))
        u.getsockname()[0]
        int = socket.socket()
        int.close()
        int.recv(1)
        """),
  ]

  @Test(
    .enabled(if: hasCompiler && Command.hasPython, "cc or python3.11 is not installed"),
    arguments: sessions)
  func `C and python3 print the same`(_ session: Session) throws {
    let folder = TemporaryFolder()
    let base = folder.path + "/session"
    let input = session.lines + "\n\n:save \(base).c\n:save \(base).py\n"
    let screen = try Command.run([Command.path, "repl", "--plain"], input: input)
    var served: ServedCommand?
    if let service = session.service {
      let command = try ServedCommand("--service", service.name, "--port", "0", "--json")
      let port = try #require(try command.ports(1).first?.value)
      for ending in [".c", ".py"] {
        let text = try String(contentsOfFile: base + ending, encoding: .utf8)
        #expect(text.contains("\(service.port)"), "\(text)")
        let moved = text.replacingOccurrences(of: "\(service.port)", with: "\(port)")
        try moved.write(toFile: base + ending, atomically: true, encoding: .utf8)
      }
      served = command
    }
    let built = try Command.run(
      ["/usr/bin/cc", "-Wall", "-Wextra", "-Werror", "-o", base, base + ".c"])
    #expect(built.errors == "", "\(screen.output)")
    let inC = try Command.run(["/usr/bin/timeout", "20", base])
    let inPython = try Command.run(["/usr/bin/timeout", "20", "/usr/bin/python3", base + ".py"])
    #expect(inC.status == 0, "\(inC.errors)")
    #expect(inPython.status == 0, "\(inPython.errors)")
    #expect(inC.output == inPython.output)
    #expect(!inC.output.isEmpty)
    _ = served?.stop()
  }
}
