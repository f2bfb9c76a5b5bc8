import Testing

@testable import Tutor

@Suite("What counts as one attempt")
struct AttemptReadingTests {
  private static let begin = """
    Begin.

    ```python {#begin .run}
    import socket
    left, right = socket.socketpair()
    desk = socket.create_server(("127.0.0.1", 0))
    ```

    """

  private static let story = """
    Receive it all.

    ```python {#story .exercise}
    teller = socket.create_connection(("teller", 7005))
    story = b""
    while len(story) < ____:
        story += teller.recv(4096)
    ```

    ```peer {#teller host=teller port=7005}
    accept
    send "The bell "
    await client has received 9
    send "rings at "
    await client has received 18
    send "noon.\\n"
    await client has received 24
    close
    ```

    ```grade
    fail error is not None => An error.
    fail story != b'The bell rings at noon.\\n' => Not the whole.
    pass calls.count('recv') > 3 => The end told you.
    else => You do not know it yet.
    ```

    ```hint
    Go on.
    ```

    ```solution {expect="The end told you."}
    teller = socket.create_connection(("teller", 7005))
    story = b""
    while part := teller.recv(4096):
        story += part
    ```

    ```invalid {expect="Not the whole."}
    teller = socket.create_connection(("teller", 7005))
    story = teller.recv(4096)
    ```

    """

  private static let dial = "teller = socket.create_connection(('teller', 7005))"
  private static let short = "while len(story) < 24:\n    story += teller.recv(4096)\n"

  @Test(arguments: [
    [LineInput.text("\(dial)\nstory = b''\nstory = teller.recv(4096)")],
    [.text(dial), .text("story = teller.recv(4096)"), ""],
    [.text(dial), .text("story = b''"), .text("story = teller.recv(4096)"), ""],
  ])
  func `calls of an attempt that failed do not count for the next`(_ failed: [LineInput]) throws {
    let play = try Play(
      Self.begin + Self.story,
      typing: ["", ""] + failed + [.text(Self.dial), "story = b''", .text(Self.short), ""])
    #expect(
      play.screen.verdicts == ["- Not the whole.", "- You do not know it yet."],
      "\(play.screen.text)")
    #expect(!play.done.contains("story"))
  }

  @Test func `the failed lines run again, as they were changed, for a line that needs them`() throws
  {
    let play = try Play(
      Self.begin + Self.story,
      typing: [
        "", "", .text(Self.dial), "story = ''",
        "while part := teller.recv(4096):\n    story += part\n", "story = b''",
        "while part := teller.recv(4096):\n    story += part\n", "",
      ])
    #expect(play.screen.verdicts == ["- An error.", "+ The end told you."], "\(play.screen.text)")
    #expect(play.screen.notes.contains(Words.takenUp))
    #expect(!play.screen.text.contains("NameError"))
    #expect(play.ending == .finished)
  }

  @Test func `one changed line is enough where the others stand`() throws {
    let play = try Play(
      Self.begin + Self.story,
      typing: [
        "", "", .text(Self.dial), "story = ''",
        "while part := teller.recv(4096):\n    story += part\n", "story = b''", "", "",
      ])
    #expect(play.screen.verdicts == ["- An error.", "+ The end told you."], "\(play.screen.text)")
  }

  @Test func `Enter after a failed attempt that went on judges it again`() throws {
    let play = try Play(
      Steps.exercise, typing: ["total = 0\ntotal = 1 + 2", "total = total + 1", "", "", ""])
    let verdict = "- The total is another one. Add 1, 2 and 3."
    #expect(play.screen.verdicts == [verdict, verdict], "\(play.screen.text)")
  }

  private static let echo = """
    Send and keep.

    ```python {#echo .exercise}
    e = socket.create_connection(("echo", ____))
    e.sendall(____)
    reply = e.recv(100)
    ```

    ```grade
    fail error is not None => An error.
    fail 'reply' not in names => Nothing is kept.
    pass reply == peer.received and len(reply) > 0 => There and back.
    else => Other bytes.
    ```

    ```hint
    Port 7.
    ```

    ```solution {expect="There and back."}
    e = socket.create_connection(("echo", 7))
    e.sendall(b"hi")
    reply = e.recv(100)
    ```

    ```invalid {expect="Nothing is kept."}
    e = 1
    ```

    """

  @Test func `what was changed on the way is read as the change that it is`() throws {
    let play = try Play(
      Self.begin + Self.echo,
      typing: [
        "", "", "e = socket.create_connection(('echo', 7))", "e.sendall(b'hi')", "e.recv(100)", "",
        "e.sendall(b'again')", "reply = e.recv(100)", "", "",
      ])
    #expect(
      play.screen.verdicts == ["- Nothing is kept.", "+ There and back."], "\(play.screen.text)")
    #expect(play.value("reply") == "b'again'")
  }

  private static let sized = """
    Receive by the rule.

    ```python {#sized .exercise}
    s = socket.create_connection(("sized", 7006))
    s.sendall(b"?")
    size = s.recv(____)
    reply = s.recv(int(size), socket.MSG_WAITALL)
    ```

    ```peer {#sizes host=sized port=7006}
    accept
    recv 1
    send "05hello"
    await client has closed
    close
    ```

    ```grade
    fail error is not None => An error.
    pass reply == b'hello' => By the rule.
    else => Not the whole.
    ```

    ```hint
    Two digits.
    ```

    ```solution {expect="By the rule."}
    s = socket.create_connection(("sized", 7006))
    s.sendall(b"?")
    size = s.recv(2)
    reply = s.recv(int(size), socket.MSG_WAITALL)
    ```

    ```invalid {expect="Not the whole."}
    s = socket.create_connection(("sized", 7006))
    reply = size = b''
    ```

    """

  private static let ask = [
    "s = socket.create_connection(('sized', 7006))", "s.sendall(b'?')",
  ].map(LineInput.text)

  @Test(arguments: [
    // The line took its bytes, and then raised.
    (["size = int(s.recv(7))"], ["size = s.recv(2)", "reply = s.recv(int(size))"]),
    // The attempt was whole.
    (
      ["size = s.recv(1)", "reply = s.recv(4)", ""],
      ["size = s.recv(2)", "reply = s.recv(int(size))"]
    ),
    // What stands behind the changed line is meant as it was.
    (
      ["size = s.recv(1)", "reply = s.recv(int(size) or 5, socket.MSG_WAITALL)", ""],
      ["size = s.recv(2)", ""]
    ),
  ])
  func `a line that takes in another way what came before finds it there again`(
    _ failed: [String], _ changed: [String]
  ) throws {
    let play = try Play(
      Self.begin + Self.sized,
      typing: ["", ""] + Self.ask + (failed + changed + [""]).map(LineInput.text))
    #expect(play.screen.verdicts.count == 2, "\(play.screen.text)")
    #expect(play.screen.verdicts.last == "+ By the rule.", "\(play.screen.text)")
    #expect(play.screen.notes.contains(Words.changeTaken))
  }

  @Test(arguments: [
    ["reply = s.recv(7)"],
    ["rest = s.recv(7)", "reply = rest"],
  ])
  func `a line that goes on passes as what it was meant for`(_ more: [String]) throws {
    let failed = ["size = s.recv(1)", "reply = s.recv(1)", ""]
    let play = try Play(
      Self.begin + Self.sized,
      typing: ["", ""] + Self.ask + (failed + more + ["", ""]).map(LineInput.text))
    #expect(play.screen.verdicts == ["- Not the whole.", "+ By the rule."], "\(play.screen.text)")
  }

  private static let talk = """
    Send a byte, then read it.

    ```python {#talk .exercise}
    left.____(b'x')
    right.recv(1)
    ```

    ```grade
    pass result == b'x' => It came.
    else => Nothing came. Send first.
    ```

    ```hint
    The call is `send`.
    ```

    ```solution {expect="It came."}
    left.send(b'x')
    right.recv(1)
    ```

    ```invalid {expect="Nothing came. Send first."}
    left.send(b'x')
    ```

    """

  @Test func `a call that the kernel refused leaves the attempt as it was`() throws {
    let play = try Play(
      Self.begin + Self.talk,
      typing: ["", "", "left.send(b'x')", "desk.recv(100)", "right.recv(1)", ""])
    #expect(
      play.screen.verdicts == ["- " + Words.slip("OSError"), "+ It came."], "\(play.screen.text)")
    #expect(!play.screen.notes.contains(Words.backAtStart))
    #expect(play.ending == .finished)
  }

  @Test func `an exercise's code can be called back`() throws {
    let lines = RecallingLines([])
    let play = Play(try lesson(Steps.exercise), lines)
    #expect(lines.remembered == ["total = 0\ntotal = ____\n"])
    #expect(play.screen.footer == Words.recallFooter)
  }

  @Test(arguments: ["v", "w"])
  func `a key for waiting calls that is typed as a line is told of`(_ key: String) throws {
    let keyboard = Keyboard([])
    let play = Play(
      try lesson(Steps.exercise),
      ScriptedLines([.text(key), .text("\(key) = 1"), .text(key)], keyboard: keyboard))
    let words = try #require(Words.keyTyped(key))
    #expect(play.screen.notes.count { $0 == words } == 1, "\(play.screen.text)")
  }
}

/// A reader who can call back what the session offers.
final class RecallingLines: LineSource {
  private let lines: ScriptedLines
  private(set) var remembered: [String] = []
  let isInteractive = true
  var keys: (any KeySource)? { nil }

  init(_ inputs: [LineInput]) { lines = ScriptedLines(inputs) }

  func read(_ prompt: PromptKind, assistant: LineAssistant) -> LineInput {
    lines.read(prompt, assistant: assistant)
  }

  func remember(_ text: String) -> Bool {
    remembered.append(text)
    return true
  }
}
