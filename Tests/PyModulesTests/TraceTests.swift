import ChildProcesses
import Foundation
import Testing
import Timeline

/// The calls of a program are those that strace(1) shows for python3.
@Suite(.timeLimit(.minutes(4)))
struct TraceTests {
  static let oracle = "/usr/bin/python3"
  static let strace = "/usr/bin/strace"

  static let exchange = """
    import socket
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", 0))
    listener.listen(5)
    client = socket.socket()
    client.connect(listener.getsockname())
    server, address = listener.accept()
    client.sendall(b"hello")
    server.recv(100)
    server.send(b"")
    client.shutdown(socket.SHUT_WR)
    server.recv(10)
    server.close()
    client.close()
    listener.close()
    try:
        client.send(b"x")
    except OSError:
        pass
    """

  static let limits = """
    import socket
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    listener.settimeout(5)
    client = socket.socket()
    client.settimeout(5)
    client.connect(listener.getsockname())
    server, address = listener.accept()
    client.settimeout(0.01)
    try:
        client.recv(10)
    except TimeoutError:
        pass
    client.sendall(b"abc")
    copy = client.dup()
    copy.close()
    client.setblocking(False)
    try:
        client.recv(10)
    except BlockingIOError:
        pass
    client.setblocking(True)
    lines = client.makefile("rb")
    server.sendall(b"a\\nb\\n")
    lines.readline()
    lines.read(2)
    server.recv(10)
    server.close()
    lines.read()
    lines.close()
    client.close()
    listener.close()
    """

  static let waits = """
    import select, socket
    a, b = socket.socketpair()
    select.select([a], [], [], 0)
    b.send(b"x")
    select.select([a], [b], [], 1)
    p = select.poll()
    p.register(a, select.POLLIN)
    p.poll(10)
    a.recvfrom(5)
    a.recv(0)
    a.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE)
    a.close()
    b.close()
    """

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: strace)),
    arguments: [exchange, limits, waits])
  func `our calls equal python3's`(_ program: String) throws {
    let expected = try Self.traced(program)
    #expect(!expected.isEmpty)
    let session = Session()
    #expect(session.run(program).status == 0)
    session.close()
    let ours = session.calls.map { event -> String in
      switch event.outcome {
      case .returned: "\(event.call.name) ok"
      case .failed(let errno):
        "\(event.call.name) \(errno == 0 ? "" : Self.names[errno] ?? "\(errno)")"
      case .waiting: "\(event.call.name) ?"
      }
    }
    #expect(ours == expected)
  }

  static let names: [Int32: String] = [
    9: "EBADF", 11: "EAGAIN", 107: "ENOTCONN", 115: "EINPROGRESS",
  ]

  /// The calls on sockets that python3 makes for a program: name and success, or errno.
  static func traced(_ program: String) throws -> [String] {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("trace-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    _ = try ChildProcess.run([
      strace, "-o", file, "-e", "trace=network,ioctl,poll,select,pselect6,close,fcntl", oracle,
      "-c", program,
    ])
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    let start = lines.firstIndex { $0.hasPrefix("socket") } ?? lines.endIndex
    return lines[start...].compactMap { line in
      guard let paren = line.firstIndex(of: "("), !line.hasPrefix("+++") else { return nil }
      var name = String(line[..<paren])
      if name == "ioctl", !line.contains("FIONBIO") { return nil }
      if name == "fcntl", !line.contains("F_DUPFD_CLOEXEC") { return nil }
      if name == "select" { name = "pselect6" }
      // The result stands after the last "= ".
      let result = line.range(of: " = ", options: .backwards).map { line[$0.upperBound...] } ?? ""
      guard result.hasPrefix("-1") else { return "\(name) ok" }
      return "\(name) \(result.split(separator: " ").dropFirst().first ?? "")"
    }
  }
}
