import ChildProcesses
import Foundation
import Testing

/// What a hostile or broken client costs: little memory, and nobody else's service.
@Suite(
  .enabled(if: Command.isThere, "switchboard is not built"),
  .enabled(if: Command.hasPython, "python3.11 is not installed"), .serialized,
  .timeLimit(.minutes(4)))
struct HostileClientTests {
  static let services = [
    "http", "echo", "discard", "daytime", "chargen", "upper-lines", "fixed", "prefixed",
  ]
  static let scripts = ["silent", "splitter", "early-closer", "half-closer", "resetter"]

  /// The most that one scenario may add to the server's memory, in bytes.
  static let budget = 40 << 20

  static let scenarios = [
    (
      "endless lines",
      """
      for name in ("upper-lines", "http", "prefixed", "half-closer", "echo") * 10:
          push(call(name), b"a" * 65536, 4 << 20)
      """
    ),
    (
      "clients that never read",
      """
      for _ in range(10):
          call("chargen")
          push(call("echo"), bytes(65536), 64 << 20)
      """
    ),
    (
      "many tiny messages, no answer read",
      """
      for name in ("upper-lines", "fixed", "prefixed") * 10:
          data = {"upper-lines": b"\\n", "fixed": b"12345678", "prefixed": bytes(4)}[name]
          push(call(name), data * 65536, 8 << 20)
      """
    ),
    (
      "one byte a packet, no answer read",
      """
      for _ in range(5):
          s = call("echo")
          s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
          s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
          push(s, b"x", 30000)
      """
    ),
    (
      "a crowd that stays",
      """
      for name in [name for name in ports if name != "chargen"] * 100:
          call(name)
      """
    ),
    (
      "half-open connections",
      """
      for name in list(ports) * 10:
          s = call(name)
          push(s, b"x" * 100, 1)
          shut(s)
      """
    ),
    (
      "random bytes",
      """
      seed = random.randrange(1 << 32)
      print("seed", seed)
      random.seed(seed)
      for name in list(ports) * 10:
          push(call(name), random.randbytes(random.randrange(1, 20000)), 1)
      """
    ),
    (
      "resets",
      """
      for name in list(ports) * 30:
          s = call(name)
          push(s, b"GET / HTTP/1.0\\r\\n\\r\\n"[:random.randrange(1, 19)], 1)
          reset(s)
      held.clear()
      """
    ),
    (
      "clients that leave in the middle of a request",
      """
      for name in list(ports) * 30:
          s = call(name)
          push(s, {"prefixed": b"\\0\\0\\0\\x09half"}.get(name, b"GET / HT"), 1)
          s.close()
      held.clear()
      """
    ),
  ]

  @Test(arguments: scenarios)
  func `the others go on being served, and memory is bounded`(
    name: String, scenario: String
  ) throws {
    let names = HostileClientTests.services + HostileClientTests.scripts
    let served = try ServedCommand(
      names.flatMap { ["--service", $0] } + ["--port", "0", "--json"])
    let ports = try served.ports(names.count)
    let before = served.memory
    let clients = try HostileClients(scenario, ports: ports)
    #expect(clients.isReady, "\(clients.report)")
    let answers = try Command.python(program: WellBehavedClients.program(ports))
    #expect(answers.output == WellBehavedClients.output, "\(answers.errors) \(clients.report)")
    let grown = served.peakMemory - before
    #expect(grown < HostileClientTests.budget, "\(grown >> 10) KiB more; \(clients.report)")
    _ = clients.end()
    let end = served.stop()
    #expect(end.status == 0)
    #expect(end.errors == "")
  }
}

/// A program that uses several peers as they are meant to be used.
enum WellBehavedClients {
  static func program(_ ports: [String: Int]) -> String {
    """
    import socket
    def call(port):
        return socket.create_connection(("127.0.0.1", port), timeout=60)
    with call(\(ports["echo"] ?? 0)) as s:
        s.sendall(b"ding")
        print(s.recv(100))
    with call(\(ports["http"] ?? 0)) as s:
        s.sendall(b"GET / HTTP/1.0\\r\\n\\r\\n")
        print(s.recv(15))
    with call(\(ports["splitter"] ?? 0)) as s:
        print(s.recv(100), s.recv(100), s.recv(100), s.recv(100))

    """
  }

  static let output = """
    b'ding'
    b'HTTP/1.0 200 OK'
    b'ding ' b'dong ' b'bell\\n' b''

    """
}
