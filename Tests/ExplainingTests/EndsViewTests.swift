import Testing
import Timeline

@testable import Explaining

@Suite struct EndsViewTests {
  private static let script: Script = {
    var script = Script.connected()
    script.peer(.waiting(for: "recv 4"))
    return script
  }()

  private static let listening = EndpointPair(
    yours: EndpointState(
      owner: .reader, descriptor: 4, local: Script.server, state: .listen, receiveQueue: 2,
      sendQueue: 5, isBlocking: true), name: "srv")

  private static let fresh = EndpointPair(
    yours: EndpointState(owner: .reader, descriptor: 5, isBlocking: false), name: "t")

  @Test func `a connection is two boxes`() {
    let view = EndsView(history: Self.script.events)
    let picture = view.picture([pair(received: 5, sent: 0, peerReceived: 1234)])
    #expect(
      picture == [
        "your end: s (descriptor 3)                the peer's end: echo",
        "┌────────────────────────────────┐        ┌────────────────────────────────┐",
        "│ state         ESTABLISHED      │        │ state         ESTABLISHED      │",
        "│ address       127.0.0.1:50000  │────────│ address       127.0.0.1:7      │",
        "│ receive queue █····· 5 B       │        │ receive queue ████·· 1234 B    │",
        "│ send queue    ······ 0 B       │        │ send queue    ······ 0 B       │",
        "│ calls         blocking         │        │ waits at      recv 4           │",
        "└────────────────────────────────┘        └────────────────────────────────┘",
      ])
  }

  @Test func `the picture has an ASCII form`() {
    let view = EndsView(usesBoxes: false, history: Self.script.events)
    let picture = view.picture([pair(.closeWait, .finWait2, received: 5, blocking: nil)])
    #expect(
      picture == [
        "your end: s (descriptor 3)                the peer's end: echo",
        "+--------------------------------+        +--------------------------------+",
        "| state         CLOSE_WAIT       | <- FIN | state         FIN_WAIT2        |",
        "| address       127.0.0.1:50000  |--------| address       127.0.0.1:7      |",
        "| receive queue #..... 5 B       |        | receive queue ...... 0 B       |",
        "| send queue    ...... 0 B       |        | send queue    ...... 0 B       |",
        "+--------------------------------+        | waits at      recv 4           |",
        "                                          +--------------------------------+",
      ])
  }

  @Test func `a listening socket shows its callers and its backlog`() {
    #expect(
      EndsView(usesBoxes: false).picture([Self.listening]) == [
        "your listening socket: srv (descriptor 4)",
        "+--------------------------------+",
        "| state         LISTEN           |",
        "| address       127.0.0.1:8000   |",
        "| callers       ##...... 2       |",
        "| backlog       5                |",
        "| calls         blocking         |",
        "+--------------------------------+",
      ])
  }

  @Test func `the same stands in words`() {
    let view = EndsView(history: Self.script.events)
    #expect(
      view.words([
        pair(received: 5), Self.listening, Self.fresh, pair(.timeWait, nil, descriptor: nil),
      ])
        == [
          "Your end: s (descriptor 3). Its state is ESTABLISHED at 127.0.0.1:50000. "
            + "Its receive queue holds 5 bytes, its send queue 0 bytes. Calls on it wait (blocking). "
            + "The peer's end: echo. Its state is ESTABLISHED at 127.0.0.1:7. "
            + "Its receive queue holds 0 bytes, its send queue 0 bytes. "
            + "Its program waits at `recv 4`.",
          "Your listening socket: srv (descriptor 4). Its state is LISTEN at 127.0.0.1:8000. "
            + "2 callers wait for accept; the backlog is 5. Calls on it wait (blocking).",
          "Your end: t (descriptor 5). "
            + "It is not connected and does not listen; its address: none yet. "
            + "Calls on it do not wait (non-blocking).",
          "Your end, closed by your program. Its state is TIME_WAIT at 127.0.0.1:50000. "
            + "Its receive queue holds 0 bytes, its send queue 0 bytes. "
            + "Calls on it wait (blocking). "
            + "The peer's end is gone; your kernel keeps these two addresses for a while.",
        ])
  }

  @Test(arguments: [true, false]) func `no line is wider than 76 columns`(usesBoxes: Bool) {
    var wide = pair(received: 9_999_999, sent: 123_456_789)
    wide.name = "a_name_of_a_variable_that_is_rather_long_for_a_box"
    var far = wide
    far.yours.local = .ipv4(host: 0xFFFF_FFFF, port: 65535)
    far.peers?.local = .ipv4(host: 0xFFFF_FFFE, port: 65534)
    var script = Self.script
    script.peer(.waiting(for: "until \"a very long text that the script waits for\""))
    let view = EndsView(usesBoxes: usesBoxes, history: script.events)
    let pairs = [wide, far, Self.listening, Self.fresh, pair(.timeWait, nil), pair(.synSent, nil)]
    let lines = view.picture(pairs)
    #expect(lines.allSatisfy { $0.count <= 76 }, "\(lines.joined(separator: "\n"))")
    if !usesBoxes { #expect(lines.joined().allSatisfy { $0.isASCII }) }
  }

  @Test func `without a socket it says so`() {
    #expect(EndsView().picture([]) == ["You have no open socket."])
    #expect(EndsView().words([]) == ["You have no open socket."])
  }
}

@Suite struct GlossaryTests {
  @Test(arguments: [
    "socket", "bind", "listen", "accept", "connect", "send", "sendall", "recv", "close", "backlog",
    "ephemeral port", "listening socket", "connected socket", "peer", "visitor", "port", "loopback",
    "ESTABLISHED", "LISTEN", "TIME_WAIT", "half-close", "end of stream", "receive queue",
    "send queue", "byte stream", "getsockname", "getpeername", "setsockopt", "s.recv", "recv()",
    "shutdown", "localhost", "EOF", "ConnectionRefusedError", "recv?",
  ]) func `the terms of the first lessons have an entry`(name: String) {
    #expect(Glossary.entry(for: name) != nil)
  }

  @Test func `LISTEN is the state, listen the call`() {
    #expect(Glossary.entry(for: "LISTEN")?.text.first?.contains("state") == true)
    #expect(Glossary.entry(for: "listen")?.see == ["listen(2)"])
  }

  @Test func `an unknown term has none`() {
    #expect(Glossary.entry(for: "gopher") == nil)
    #expect(Glossary.entry(for: "") == nil)
  }

  @Test func `each entry is short and names where to read on`() {
    for name in Glossary.names {
      guard let entry = Glossary.entry(for: name) else {
        Issue.record("\(name) is listed, but has no entry")
        continue
      }
      #expect((1...4).contains(entry.text.count))
      #expect(!entry.see.isEmpty)
      for text in entry.text {
        for sentence in Walk.sentences(text) {
          #expect(sentence.split(separator: " ").count <= 20, "\(sentence)")
        }
      }
    }
  }

  @Test func `every other word leads to an entry`() {
    for (alias, name) in Glossary.aliases { #expect(Glossary.table[name] != nil, "\(alias)") }
  }
}
