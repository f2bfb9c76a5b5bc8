import Testing
import Timeline

@testable import Explaining

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct CProgramTests {
  /// The last line of a script, as `:show c` tells it.
  private func statements(
    _ script: Script, error: String? = nil, before: [Int32: String] = [:]
  ) -> [String] {
    let line = script.lines[script.lines.count - 1]
    let chronicle = Chronicle(
      events: script.events,
      looks: [
        Look(at: Moment(nanoseconds: 500_000), pairs: [], names: before),
        Look(at: Moment(nanoseconds: script.clock), pairs: [], names: script.names),
      ],
      lines: script.lines, names: script.names)
    return CProgram(chronicle).statements(
      CProgram.Line(source: line.source, events: Array(script.events[line.events]), error: error))
  }

  @Test func `connect takes an address in network order`() {
    #expect(
      statements(.connected().upTo("s.connect")) == [
        "struct sockaddr_in address = {0};", "address.sin_family = AF_INET;",
        "address.sin_port = htons(7);", "address.sin_addr.s_addr = inet_addr(\"127.0.0.1\");",
        "if (connect(s, (struct sockaddr *)&address, sizeof address) == -1) {",
        "  perror(\"connect\");", "  exit(1);", "}",
      ])
  }

  @Test func `non-blocking is a flag of the descriptor`() {
    var script = Script.connected()
    script.lineEnds()
    script.call(.setNonBlocking(fd: 3, on: true))
    script.line("s.setblocking(False)")
    #expect(
      statements(script).first == "if (fcntl(s, F_SETFL, fcntl(s, F_GETFL) | O_NONBLOCK) == -1) {")
  }

  @Test func `select takes sets of descriptors and the highest plus one`() {
    var script = Script.connected()
    script.lineEnds()
    script.call(
      .select(read: [3], write: [], except: [], microseconds: 1_500_000), .returned(1),
      .selected(read: [3], write: [], except: []))
    script.line("select.select([s], [], [], 1.5)")
    #expect(
      statements(script) == [
        "{", "  int top = -1;", "  fd_set readable;", "  FD_ZERO(&readable);",
        "  FD_SET(s, &readable);", "  if (s > top) top = s;",
        "  struct timeval limit = {1, 500000};",
        "  if (select(top + 1, &readable, NULL, NULL, &limit) == -1) {",
        "    perror(\"select\");", "    exit(1);", "  }", "}",
      ])
  }

  @Test func `an error that ended the line is the session's own`() {
    var script = Script.connected()
    script.lineEnds()
    script.call(
      .recv(fd: 3, capacity: 10, flags: 0, wantsAddress: false), .failed(errno: ECONNRESET))
    script.line("s.recv(10)")
    #expect(
      statements(script, error: "ConnectionResetError: [Errno 104] Connection reset by peer")
        .contains("  printf(\"ConnectionResetError: [Errno %d] %s\\n\", errno, strerror(errno));"))
  }

  @Test(arguments: [
    ("a??/b", "\"a?\\?/b\""), ("x\"y\\z", "\"x\\\"y\\\\z\""), ("\u{1}2", "\"\\0012\""),
  ])
  func `bytes are a string of C`(_ data: String, _ literal: String) {
    var script = Script.connected()
    script.lineEnds()
    script.call(
      .send(fd: 3, length: data.utf8.count, flags: 0, to: .none), .returned(data.utf8.count),
      data: data)
    script.line("s.send(data)")
    #expect(
      statements(script).first == "ssize_t count = send(s, \(literal), \(data.utf8.count), 0);")
  }

  @Test func `two sockets of one variable have two names`() throws {
    var script = Script.fresh()
    script.call(.socket(family: AF_INET, type: 1, protocol: 0), .returned(4))
    script.call(.close(fd: 3))
    script.names = [4: "s"]
    script.line("s = socket.socket()")
    #expect(
      statements(script, before: [3: "s"]).first?.hasPrefix("int s_2 = socket(") == true)
  }

  @Test func `threads cannot be told in C`() {
    var script = Script.fresh()
    guard case .call(var call) = script.events[0] else { return }
    call.thread = 1
    script.events = [.call(call)]
    let line = CProgram.Line(source: "", events: script.events)
    #expect(throws: CProgram.Problem.threads) {
      try CProgram(Chronicle(events: script.events)).document([line])
    }
  }
}

extension Script {
  /// The script up to the end of the line that begins so.
  fileprivate func upTo(_ source: String) -> Script {
    var copy = self
    guard let index = lines.firstIndex(where: { $0.source.hasPrefix(source) }) else { return self }
    copy.lines = Array(lines[...index])
    copy.events = Array(events[..<lines[index].events.upperBound])
    return copy
  }
}
