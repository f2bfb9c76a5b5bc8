import Testing

@testable import LessonModel

@Suite struct `A broken script` {
  private static let run = fenced("python {#a .run}", "1\n")

  private static func peer(_ lines: String) -> String {
    run + fenced("peer {#p host=p port=7001}", lines + "\n")
  }

  private static func visitor(_ lines: String) -> String {
    run + fenced("visitor {port=7001}", lines + "\n")
  }

  static let cases: [BrokenBody] = [
    .init(
      body: visitor("# hello\nrecv 5\nclose"), fact: .noConnection(verb: "recv", block: "visitor"),
      line: 11),
    .init(
      body: visitor("send \"x\"\nconnect"), fact: .noConnection(verb: "send", block: "visitor"),
      line: 10),
    .init(body: visitor("await server listening"), fact: .neverCalls, line: 9),
    .init(
      body: peer("wait 5\n  send \"x\""), fact: .noConnection(verb: "send", block: "peer"),
      line: 11,
      column: 3),
    .init(
      body: peer("accept\nclose\nsend \"x\""), fact: .noConnection(verb: "send", block: "peer"),
      line: 12),
    .init(
      body: peer("await client blocked in rcv"), fact: .unknownEvent("client blocked in rcv"),
      line: 10, column: 7),
    .init(body: peer("acept"), fact: .unknownVerb("acept"), line: 10),
    .init(body: peer("connect"), fact: .verbNotHere("connect", block: "peer"), line: 10),
    .init(
      body: peer("  recv many"),
      fact: .badArgument(
        verb: "recv", found: "many", expected: "a whole number from 1 to 10000000"), line: 10,
      column: 8),
    .init(
      body: peer("send hello"),
      fact: .badArgument(verb: "send", found: "hello", expected: "bytes in double quotes"),
      line: 10, column: 6),
    .init(body: peer("send \"hello"), fact: .unclosedString, line: 10, column: 6),
    .init(body: peer(#"send "a\q""#), fact: .badEscape(#"\q"#), line: 10, column: 8),
    .init(body: peer(#"send "\x4""#), fact: .badEscape(#"\x4"#), line: 10, column: 7),
    .init(
      body: peer("close now"),
      fact: .badArgument(verb: "close", found: "now", expected: "the end of the line"), line: 10,
      column: 7),
    .init(
      body: peer("await client sneezed"), fact: .unknownEvent("client sneezed"), line: 10,
      column: 7),
    .init(
      body: peer("await server listening"), fact: .unknownEvent("server listening"), line: 10,
      column: 7),
    .init(
      body: run + fenced("peer {#p host=p}", "accept\n"),
      fact: .missingAttribute("port", block: "peer"), line: 9),
    .init(
      body: run + fenced("peer {port=70000}", "accept\n"),
      fact: .badAttribute("port", value: "70000", expected: "a whole number from 1 to 65535"),
      line: 9, column: 15),
    .init(
      body: run + fenced("peer {port=7 service=ecko}", ""), fact: .unknownService("ecko"), line: 9,
      column: 25),
    .init(
      body: run + fenced("peer {port=7 service=echo}", "accept\n"), fact: .serviceAndScript,
      line: 9, column: 17),
    .init(
      body: run + fenced("peer {port=7}", "# nothing\n"), fact: .nothingToDo(block: "peer"),
      line: 9),
  ]

  @Test(arguments: cases)
  func `is reported with its place`(broken: BrokenBody) { broken.check() }

  @Test(arguments: [
    ("client connected", AwaitedEvent.connected), ("connected", .connected),
    ("client has sent 4", .sent(4)), ("the client has received 9", .received(9)),
    ("client is blocked in recv", .blocked(call: "recv")), ("client has closed", .closed),
  ])
  func `knows every event with and without small words`(text: String, event: AwaitedEvent) {
    var reader = ScriptReader(block: "peer")
    let lines = reader.read("await \(text)\n", at: LessonPosition(line: 1))
    #expect(lines.map(\.verb) == [.await(event)])
  }

  @Test(arguments: [
    ("stop-reading", ScriptVerb.stopReading), ("vanish", .vanish), ("reboot", .reboot),
    ("fill-backlog", .fillBacklog), ("lose 3", .lose(3)), ("heal", .heal), ("reset", .reset),
    ("shutdown", .shutdown),
  ])
  func `reads every verb`(text: String, verb: ScriptVerb) {
    var reader = ScriptReader(block: "peer")
    let lines = reader.read("accept\n\(text)", at: LessonPosition(line: 1))
    #expect(lines.map(\.verb) == [.accept, verb])
    #expect(reader.facts.isEmpty)
  }

  @Test func `may take one connection after the other`() {
    var reader = ScriptReader(block: "peer")
    _ = reader.read("accept\nclose\naccept\nreset", at: LessonPosition(line: 1))
    #expect(reader.facts.isEmpty)
  }
}
