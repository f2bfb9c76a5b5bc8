import ChildProcesses
import Foundation
import Testing
import Timeline

@testable import Explaining

@Suite struct CallTraceTests {
  private static let connect = SystemCall.connect(
    fd: 3, address: .ipv4(host: 0xCB00_7150, port: 80))

  private func line(
    _ call: SystemCall, _ outcome: CallOutcome, _ detail: CallDetail = .none, data: String? = nil,
    trace: CallTrace = CallTrace()
  ) -> String {
    trace.line(
      CallEvent(
        actor: .reader, thread: 0, line: 1, call: call, outcome: outcome, detail: detail,
        data: data.map { DataExcerpt(Array($0.utf8)) }, started: Moment(nanoseconds: 0),
        duration: 31_900))
  }

  @Test func `a connect is written as strace writes it`() {
    #expect(
      line(Self.connect, .returned(0))
        == "connect(3, {sa_family=AF_INET, sin_port=htons(80), "
        + "sin_addr=inet_addr(\"203.0.113.80\")}, 16) = 0")
    #expect(
      line(Self.connect, .failed(errno: 111)).hasSuffix(") = -1 ECONNREFUSED (Connection refused)"))
  }

  @Test func `short calls have their result in one column`() {
    #expect(line(.close(fd: 3), .returned(0)) == "close(3)                                = 0")
    #expect(
      line(.close(fd: 3), .returned(0), trace: CallTrace(showsDurations: true))
        == "close(3)                                = 0 <0.000031>")
  }

  @Test func `bytes are escaped and cut`() {
    let text = "a\"b\\c\n\u{1}7\u{0}z" + String(repeating: "x", count: 60)
    #expect(
      line(.send(fd: 3, length: 70, flags: 0, to: .none), .returned(70), data: text)
        == #"sendto(3, "a\"b\\c\n\0017\0zxxxxxxxxxxxxxxxxxxxxxx"..., 70, 0, NULL, 0) = 70"#)
  }

  @Test func `a wait that a signal ended is shown as strace shows it`() {
    #expect(
      line(.accept(fd: 3, flags: 0), .failed(errno: 4))
        == "accept4(3, ..., [16], 0)                = "
        + "? ERESTARTSYS (To be restarted if SA_RESTART is set)")
    #expect(
      line(.recv(fd: 3, capacity: 9, flags: 0, wantsAddress: false), .waiting)
        .hasSuffix("= ? <unfinished ...>"))
  }

  @Test func `only the reader's calls are listed`() {
    var script = Script.connected()
    script.peer(.sent(DataExcerpt([1])))
    #expect(CallTrace().lines(script.events).count == 2)
  }

  /// Programs for the comparison with real strace(1); each runs alone, on loopback.
  static let programs: [String: String] = [
    "client and server": """
    srv = socket.socket(); srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    srv.bind(("127.0.0.1", 0)); srv.listen(5)
    s = socket.create_connection(srv.getsockname()); c, a = srv.accept()
    s.sendall(b"GET / HTTP/1.0\\r\\n\\r\\n"); c.recv(4); c.recv(1024)
    c.send(b"spam"); c.close(); s.recv(10); s.recv(10); s.close(); srv.close()
    """,
    "bytes of every kind": """
    a, b = socket.socketpair()
    a.send(bytes(range(32))); b.recv(40); a.send(bytes(range(224, 256))); b.recv(40)
    a.send(b'"quoted" \\\\ \\x009 \\x01a'); b.recv(99, socket.MSG_PEEK); b.recv(99)
    a.send(b"x" * 100); b.recv(200); a.send(b""); a.close(); b.recv(1); b.close()
    """,
    "errors": """
    def t(f, *a):
        try: f(*a)
        except OSError: pass
    s = socket.socket(); t(s.recv, 1); t(s.send, b"x"); t(s.getpeername); t(s.accept)
    t(s.connect, ("127.0.0.1", 1)); t(s.bind, ("192.0.2.1", 0)); t(s.shutdown, socket.SHUT_RDWR)
    s.bind(("127.0.0.1", 0)); t(s.bind, ("127.0.0.1", 0)); s.listen(); t(s.recv, 1)
    u = socket.socket(); t(u.bind, s.getsockname()); u.close(); t(u.recv, 1)
    """,
    "options and time limits": """
    s, c = socket.socketpair(); t = socket.socket()
    t.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    t.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    t.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR); t.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE)
    t.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    t.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", 1, 0))
    s.settimeout(0.02)
    try: s.recv(10)
    except TimeoutError: pass
    s.setblocking(False)
    try: s.recv(10)
    except BlockingIOError: pass
    s.setblocking(True); d = s.dup(); d.close()
    """,
    "select and poll": """
    s, c = socket.socketpair(); c.send(b"x")
    select.select([s], [s, c], [], 5); select.select([c], [], [], 0)
    select.select([s, c], [], [s], 0.01)
    p = select.poll(); p.register(s, select.POLLIN | select.POLLOUT); p.register(c, select.POLLIN)
    p.poll(100); p.unregister(s); p.poll(5)
    """,
    "datagrams": """
    u = socket.socket(type=socket.SOCK_DGRAM); u.bind(("127.0.0.1", 0)); v = socket.socket(type=socket.SOCK_DGRAM)
    v.sendto(b"hi", u.getsockname()); u.recvfrom(100); v.connect(u.getsockname()); v.send(b"ho"); u.recv(100)
    """,
  ]

  @Test(
    .enabled(if: CallTraceTests.hasStrace, "strace and /usr/bin/python3 are needed"),
    arguments: programs.keys.sorted())
  func `every line equals strace's for the same calls`(name: String) throws {
    let source = "import socket, select, struct\n" + (Self.programs[name] ?? "")
    let lines = try Self.strace(source)
    #expect(lines.count >= 8, "strace shows \(lines.count) lines")
    let trace = CallTrace(showsDurations: true)
    for line in lines {
      guard let event = StraceReader.event(line) else {
        Issue.record("not understood: \(line)")
        continue
      }
      #expect(Self.normal(trace.line(event)) == Self.normal(line))
    }
  }

  static let hasStrace: Bool = {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/python3") else { return false }
    return (try? strace("import socket; socket.socket()").isEmpty) == false
  }()

  /// The socket lines of a program under strace, from its first socket on, without those of its end.
  private static func strace(_ source: String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = folder.appending(path: "program.py")
    let output = folder.appending(path: "trace")
    try (source + "\nimport os; os._exit(0)\n").write(
      to: program, atomically: true, encoding: .utf8)
    _ = try ChildProcess.run([
      "/usr/bin/strace", "-T", "-e", "trace=network,close,ioctl,fcntl,poll,pselect6", "-o",
      output.path, "/usr/bin/python3", "-S", "-I", program.path,
    ])
    let lines = try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map(
      String.init)
    guard let first = lines.firstIndex(where: { $0.hasPrefix("socket") }) else { return [] }
    return lines[first...].filter {
      !$0.hasPrefix("+++") && !$0.hasPrefix("---") && !$0.contains("TCGETS")
        && !$0.contains("ENOTTY")
    }
  }

  /// A line without what cannot be known: pointers, the room that CPython offers, what was left of a time limit.
  private static func normal(_ line: String) -> String {
    line.replacing(/0x7[0-9a-f]{8,}/, with: "...").replacing(/\[\d+ => (\d+)\]/) { "[\($0.1)]" }
      .replacing(/left \{[^}]*\}/, with: "left {}").replacing(/\s+=/, with: " =")
  }

  @Test func `a line that is too wide has its result in a line of its own`() {
    var script = Script.fresh()
    script.call(.connect(fd: 3, address: Script.server), .failed(errno: ECONNREFUSED))
    guard case .call(let event) = script.events.last else { return }
    let lines = CallTrace(showsDurations: true).lines(event, within: 60)
    #expect(lines.allSatisfy { $0.count <= 60 })
    #expect(
      lines == [
        "connect(3, {sa_family=AF_INET, sin_port=htons(8000),",
        "    sin_addr=inet_addr(\"127.0.0.1\")}, 16)",
        "    = -1 ECONNREFUSED (Connection refused) <0.001000>",
      ])
  }

  @Test func `strings are cut before a line is broken`() {
    var script = Script.fresh()
    let text = String(repeating: "long words ", count: 10)
    script.call(
      .send(fd: 3, length: text.count, flags: 0, to: Script.server), .returned(text.count),
      data: text)
    guard case .call(let event) = script.events.last else { return }
    let lines = CallTrace(showsDurations: true).lines(event, within: 80)
    let line = lines.joined()
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(line.hasPrefix("sendto(3, \"long wor\"..."))
    #expect(line.contains("= 110 <"))
  }
}
