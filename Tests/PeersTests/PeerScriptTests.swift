import Peers
import Testing

struct PeerScriptTests {
  @Test func `every verb is read`() throws {
    let script = try PeerScript(
      parsing: """
        # a server
        accept
        recv 5   # five bytes
        until "\\n"
        send "a\\tb\\x00\\"\\\\"
        wait 20
        stop-reading
        await client connected

        await client has sent 1
        await client has received 2
        await client is blocked in recv
        await client has closed
        await server listening
        shutdown
        close
        """)
    #expect(
      script.verbs == [
        .accept, .receive(5), .receiveUntil([10]), .send([97, 9, 98, 0, 34, 92]),
        .wait(milliseconds: 20), .stopReading, .await(.connected), .await(.sent(1)),
        .await(.received(2)), .await(.blocked(call: "recv")), .await(.closed), .await(.listening),
        .shutdown, .close,
      ])
  }

  @Test(arguments: PeerVerb.words)
  func `a verb's description is a line of a script`(word: String) throws {
    let examples: [String: PeerVerb] = [
      "recv": .receive(7), "until": .receiveUntil([13, 10]), "send": .send([0, 34, 92, 255]),
      "wait": .wait(milliseconds: 3), "await": .await(.blocked(call: "send")), "lose": .lose(2),
    ]
    let role: PeerScript.Role = word == "connect" ? .visitor : .peer
    let before = word == "connect" || word == "accept" ? "" : "accept\n"
    let verb =
      try examples[word] ?? PeerScript(parsing: before + word, for: role).verbs.last
    let text = try #require(verb).description
    #expect(try PeerScript(parsing: before + text, for: role).verbs.last == verb)
  }

  @Test(arguments: [
    ("accept\nrecieve 4", 1, "\"recieve\" is not a verb of a script."),
    ("acept", 0, "\"acept\" is not a verb of a script. Try `accept`."),
    ("accept\n\nsend hello", 2, "`send` is followed by hello."),
    ("accept\nsend \"hello", 1, "The text has no closing quote."),
    ("accept\nsend \"a\\q\"", 1, "\\q has no meaning in a text."),
    ("accept\nrecv", 1, "`recv` stands alone. It needs a whole number from 1 to 1048576."),
    ("accept\nrecv 0", 1, "`recv` is followed by 0."),
    ("accept\nrecv many", 1, "`recv` is followed by many."),
    ("accept\nwait -1", 1, "`wait` is followed by -1."),
    ("accept\nclose now", 1, "`close` is followed by now. It needs nothing after it."),
    ("await client sleeps", 0, "\"client sleeps\" is not an event."),
    ("await", 0, "`await` stands alone. It needs an event."),
    ("connect", 0, "`connect` is a visitor's verb, and this is a peer."),
    ("send \"x\"", 0, "`send` needs a connection, and none is open here."),
  ])
  func `a slip is told with its line`(text: String, line: Int, start: String) throws {
    let error = #expect(throws: ScriptError.self) { try PeerScript(parsing: text) }
    #expect(error?.line == line)
    #expect(try #require(error).description.hasPrefix(start))
  }

  @Test func `accept is no visitor's verb`() {
    #expect(throws: ScriptError(line: 0, fault: .otherRole(verb: "accept"))) {
      try PeerScript(parsing: "accept", for: .visitor)
    }
  }
}
