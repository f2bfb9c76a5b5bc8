import ChildProcesses
import Foundation
import Testing

/// `switchboard serve` with the programs that people have.
@Suite(.enabled(if: Command.isThere, "switchboard is not built"), .timeLimit(.minutes(4)))
struct ServeCommandTests {
  private static func has(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: path)
  }

  static let hasCurl = has("/usr/bin/curl")
  static let netcat = ["/usr/bin/nc", "/bin/nc", "/usr/bin/ncat"].first(where: has)
  static let canChangeUser = geteuid() == 0 && has("/usr/bin/setpriv")
  static let asOrdinaryUser = [
    "/usr/bin/setpriv", "--reuid=54321", "--regid=54321", "--clear-groups",
  ]

  @Test(.enabled(if: hasCurl, "curl is not installed"))
  func `curl reads the site`() throws {
    let served = try ServedCommand("--service", "http", "--port", "0", "--json")
    let port = try #require(try served.ports(1)["http"])
    let page = try Command.run(["/usr/bin/curl", "-s", "http://127.0.0.1:\(port)/sockets"])
    #expect(page.output.contains("<h1>Sockets</h1>"))
    #expect(page.status == 0)
    let closed = try #require(try served.records { $0.event == "closed" }.last)
    #expect(closed.end == "peer-closed")
    #expect(try #require(closed.sent) > page.output.utf8.count)
    #expect(served.stop().status == 0)
  }

  @Test(.enabled(if: netcat != nil, "nc is not installed"))
  func `nc has its line sent back`() throws {
    let served = try ServedCommand("--service", "upper", "--port", "0", "--json")
    let port = try #require(try served.ports(1)["upper-lines"])
    let netcat = try #require(ServeCommandTests.netcat)
    // OpenBSD's nc goes on after the end of its input unless it is told to end its side of the connection then.
    let end = "$(\(netcat) -h 2>&1 | grep -q -e '-N' && echo -N)"
    let answer = try Command.shell("echo hello | \(netcat) \(end) 127.0.0.1 \(port)")
    #expect(answer.output == "HELLO\n")
  }

  @Test(.enabled(if: Command.hasPython, "python3.11 is not installed"))
  func `a python3 program talks to several peers`() throws {
    let served = try ServedCommand(
      "--service", "echo", "--service", "splitter", "--service", "resetter", "--port", "0", "--json"
    )
    let ports = try served.ports(3)
    let program = """
      import socket
      def call(port):
          return socket.create_connection(("127.0.0.1", port), timeout=10)
      with call(\(ports["echo"] ?? 0)) as s:
          s.sendall(b"ding")
          print(s.recv(100))
      with call(\(ports["splitter"] ?? 0)) as s:
          print(s.recv(100), s.recv(100), s.recv(100), s.recv(100))
      with call(\(ports["resetter"] ?? 0)) as s:
          s.sendall(b"x")
          try:
              s.recv(100)
          except ConnectionResetError as error:
              print(error)

      """
    let finished = try Command.python(program: program)
    #expect(finished.errors == "")
    #expect(
      finished.output == """
        b'ding'
        b'ding ' b'dong ' b'bell\\n' b''
        [Errno 104] Connection reset by peer

        """)
  }

  @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(0)), (SIGHUP, Int32(0))])
  func `a signal stops it, and it says what was served`(signal: Int32, status: Int32) throws {
    let served = try ServedCommand("--service", "daytime", "--port", "0")
    let line = try #require(served.nextLine())
    let port = try #require(line.split(separator: " ").last)
    _ = try Command.shell("exec 3<>/dev/tcp/127.0.0.1/\(port) 2>/dev/null; true")
    let end = served.stop(signal)
    #expect(end.status == status)
    #expect(end.rest.contains("Stopped. "))
    #expect(end.errors == "")
  }

  @Test func `it stops when nobody reads its output`() throws {
    let finished = try Command.shell("\"$0\" serve --port 0 | head -1")
    #expect(finished.output.contains("listens at 127.0.0.1 port"))
  }

  @Test func `the list names each peer with its port`() throws {
    let list = try Command.run([Command.path, "serve", "--list"])
    #expect(list.output.contains("echo          7007  It sends back"))
    #expect(list.status == 0)
    let lines = try Command.run([Command.path, "serve", "--list", "--json"])
    #expect(lines.output.contains("\"port\":7080,\"service\":\"http\""))
  }

  @Test func `a slip in a name is told, as a fault of the command line`() throws {
    let finished = try ServedCommand("--service", "ecko").finish()
    #expect(
      finished.errors == "switchboard: No built-in peer is called \"ecko\". Try `--service echo`.\n"
    )
    #expect(finished.status == 2)
  }

  @Test(.enabled(if: canChangeUser, "only root can try as another user"))
  func `an ordinary user may not have port 80, and is told what to try`() throws {
    let served = try ServedCommand(
      "--service", "http", "--port", "80", prefix: ServeCommandTests.asOrdinaryUser)
    let finished = served.finish()
    #expect(finished.errors.contains("Port 80 is for administrators"))
    #expect(finished.errors.contains("Try `--port 7080`."))
    #expect(finished.status == 1)
  }

  @Test(
    .enabled(if: canChangeUser, "only root can try as another user"),
    .enabled(if: Command.hasPython, "python3.11 is not installed"))
  func `an ordinary user is told which peers show substitutes, and has them`() throws {
    let served = try ServedCommand(
      "--service", "vanisher", "--service", "rebooter", "--service", "lossy", "--port", "0",
      "--json", prefix: ServeCommandTests.asOrdinaryUser)
    var substitutes: [String: [String]] = [:]
    var ports: [String: Int] = [:]
    _ = try served.records { record in
      if let service = record.service, let port = record.port { ports[service] = port }
      if let service = record.service, let verbs = record.verbs { substitutes[service] = verbs }
      return substitutes.count == 3
    }
    #expect(
      substitutes == ["vanisher": ["vanish"], "rebooter": ["reboot"], "lossy": ["lose"]])
    let program = """
      import socket, time
      def call(port):
          return socket.create_connection(("127.0.0.1", port), timeout=10)
      with call(\(ports["lossy"] ?? 0)) as s:
          began = time.monotonic()
          s.sendall(b"a")
          print(s.recv(100), time.monotonic() - began > 0.5)
      with call(\(ports["rebooter"] ?? 0)) as s:
          print(s.recv(100))
          s.sendall(b"a")
          try:
              s.recv(100)
          except ConnectionResetError as error:
              print(error)
      with call(\(ports["vanisher"] ?? 0)) as s:
          print(s.recv(100))
          s.sendall(b"a")
          s.settimeout(0.3)
          try:
              s.recv(100)
          except TimeoutError as error:
              print(error)

      """
    let finished = try Command.python(program: program)
    #expect(
      finished.output == """
        b'It came.\\n' True
        b'Here I am.\\n'
        [Errno 104] Connection reset by peer
        b'Here I am.\\n'
        timed out

        """, "\(finished.errors)")
  }

  @Test(.enabled(if: Command.hasPython, "python3.11 is not installed"))
  func `nobody gets in where the queue is full`() throws {
    let served = try ServedCommand("--service", "full-backlog", "--port", "0", "--json")
    let port = try #require(try served.ports(1)["full-backlog"])
    let program = """
      import socket
      try:
          socket.create_connection(("127.0.0.1", \(port)), timeout=0.5)
      except TimeoutError as error:
          print(error)

      """
    #expect(try Command.python(program: program).output == "timed out\n")
  }

  @Test func `too few descriptors are told`() throws {
    let finished = try Command.shell("ulimit -n 10; \"$0\" serve --port 0")
    #expect(finished.errors.contains("may have only 10 descriptors, too few to serve"))
    #expect(finished.status == 1)
  }
}
