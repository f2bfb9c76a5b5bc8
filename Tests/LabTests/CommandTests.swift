import Foundation
import Testing

/// `switchboard run --lab`, as whoever runs the tests and as an ordinary user.
@Suite(.enabled(if: Program.hasLab))
struct CommandTests {
  static let program = """
    import socket
    s = socket.socket()
    s.connect(("www.python.org", 80))
    print(s.getpeername())
    s.sendall(b"GET / HTTP/1.0\\r\\n\\r\\n")
    page = b""
    while True:
        more = s.recv(1000)
        if not more:
            break
        page += more
    print(page[:15])
    server = socket.socket()
    server.bind(('', 80))
    print(server.getsockname())
    try:
        socket.create_connection(("8.8.8.8", 53))
    except OSError as error:
        print(error.errno)

    """
  static let output = """
    ('203.0.113.80', 80)
    b'HTTP/1.0 200 OK'
    ('0.0.0.0', 80)
    101

    """

  /// A file that everybody may read.
  private func withFile<Result>(_ text: String, _ body: (String) throws -> Result) throws -> Result
  {
    let path = "/tmp/switchboard-\(getpid())-\(UInt32.random(in: 0...UInt32.max)).py"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    chmod(path, 0o644)
    defer { unlink(path) }
    return try body(path)
  }

  @Test
  func `the HOWTO's names and ports are true, and nothing leads outside`() throws {
    let (output, status) = try withFile(CommandTests.program) {
      try Program.run([Program.path, "run", "--lab", $0])
    }
    #expect(output == CommandTests.output)
    #expect(status == 0)
  }

  @Test(.enabled(if: Program.canChangeUser))
  func `an ordinary user has the same`() throws {
    let (output, status) = try withFile(CommandTests.program) {
      try Program.asOrdinaryUser("run", "--lab", $0)
    }
    #expect(output == CommandTests.output)
    #expect(status == 0)
  }

  @Test(arguments: ["namespaces=1", "wire=95", "helper=11"])
  func `where there is no lab, that is said, and nothing is run`(_ refusals: String) throws {
    let (output, status) = try withFile("print('run')\n") {
      try Program.run(
        [Program.path, "run", "--lab", $0], environment: ["SWITCHBOARD_LAB_REFUSE": refusals])
    }
    #expect(
      output
        == "switchboard: there is no lab on this machine. `switchboard doctor` says why; "
        + "without --lab the program runs.\n")
    #expect(status == 1)
  }

  @Test func `the lab and the network outside exclude each other`() throws {
    let (output, status) = try Program.run([Program.path, "run", "--lab", "--network", "any.py"])
    #expect(output.contains("--lab and --network exclude each other"))
    #expect(status == 2)
  }

  @Test(arguments: ["A", "b", "C", "D"])
  func `the prompt says once what network it has`(_ tier: String) throws {
    let sentences = [
      "A": "Here you have a network of your own", "b": "Packets are seen; none",
      "C": "Packets are not seen", "D": "Here your calls are shown",
    ]
    let (output, status) = try Program.run([Program.path, "repl", "--plain", "--tier", tier])
    let flat = output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(flat.contains(try #require(sentences[tier])), "\(output)")
    #expect(status == 0)
  }
}
