import Testing

@testable import Tutor

@Suite("An attempt that begins with a function")
struct AttemptDefinitionTests {
  private static let lesson = """
    Begin.

    ```python {#begin .run}
    import socket
    desk = socket.create_server(("127.0.0.1", 0))
    ```

    Ask with a function of yours.

    ```python {#ask .exercise}
    def ask(sock):
        ____
    d = socket.create_connection(desk.getsockname())
    size = ask(d)
    text = str(size)
    ```

    ```grade
    pass text == '1' => Asked.
    else => Not asked.
    ```

    ```hint
    Send it.
    ```

    ```solution {expect="Asked."}
    def ask(sock):
        return sock.send(b"?")
    d = socket.create_connection(desk.getsockname())
    size = ask(d)
    text = str(size)
    ```

    ```invalid {expect="Not asked."}
    def ask(sock):
        return 2
    d = socket.create_connection(desk.getsockname())
    size = ask(d)
    text = str(size)
    ```

    """

  private static let dial: LineInput = "d = socket.create_connection(desk.getsockname())"
  private static let wrong: LineInput = "def ask(sock):\n    return send(b'?')\n"
  private static let right: LineInput = "def ask(sock):\n    return sock.send(b'?')\n"

  @Test func `passes when all of it is typed again after a judgement`() throws {
    let play = try Play(
      Self.lesson,
      typing: [
        "", "", Self.wrong, Self.dial, "size = ask(d)", "", "", Self.right, Self.dial,
        "size = ask(d)", "text = str(size)", "", "",
      ])
    #expect(play.ending == .finished, "\(play.screen.text)")
    #expect(play.screen.verdicts.last == "+ Asked.")
  }

  @Test func `is not judged by the first empty line behind a line that was told to be wrong`()
    throws
  {
    let play = try Play(
      Self.lesson, typing: ["", "", Self.right, Self.dial, "size = ask(dd)", "", "size = ask(d)"])
    #expect(play.screen.verdicts == ["- " + Words.slip("NameError")], "\(play.screen.text)")
    let play2 = try Play(
      Self.lesson, typing: ["", "", Self.right, Self.dial, "size = ask(dd)", "", ""])
    #expect(play2.screen.verdicts.last == "- Not asked.", "\(play2.screen.text)")
  }
}
