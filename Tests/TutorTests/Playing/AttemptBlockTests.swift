import Testing

@testable import Tutor

@Suite("A block that raised behind its accept")
struct AttemptBlockTests {
  private static let begin = """
    Begin.

    ```python {#begin .run}
    import socket
    desk = socket.create_server(("127.0.0.1", 0))
    ```

    Accept the callers.

    ```python {.setup}
    callers = [socket.create_connection(desk.getsockname()) for _ in range(2)]
    ```

    """

  private static let wrong: LineInput = "with desk.accept() as conn:\n    conn.sendall(b'bye')\n"
  private static let right: LineInput = "with desk.accept()[0] as conn:\n    conn.sendall(b'bye')\n"

  private static func exercise(_ code: String, passesIf rule: String) -> String {
    begin + """
      ```python {#enter .exercise}
      with ____ as conn:
          conn.sendall(b"bye")
      ```

      ```grade
      fail error is not None => An error.
      pass \(rule) => Served.
      else => Not served.
      ```

      ```hint
      A pair.
      ```

      ```solution {expect="Served."}
      \(code)
      ```

      ```invalid {expect="An error."}
      with desk.accept() as conn:
          conn.sendall(b"bye")
      ```

      """
  }

  @Test func `finds the caller there again when it is typed anew as the first line`() throws {
    let code = """
      with desk.accept()[0] as conn:
          conn.sendall(b"bye")
      answer = callers[0].recv(9)
      """
    let play = try Play(
      Self.exercise(code, passesIf: "answer == b'bye'"),
      typing: ["", "", Self.wrong, Self.right, "answer = callers[0].recv(9)", "", ""])
    #expect(play.screen.verdicts == ["- An error.", "+ Served."], "\(play.screen.text)")
    #expect(play.screen.text.contains(Words.backAtStart), "\(play.screen.text)")
  }

  @Test func `keeps the block above it, which did what it should`() throws {
    let code = """
      with desk.accept()[0] as conn:
          conn.sendall(b"bye")
      with desk.accept()[0] as conn:
          conn.sendall(b"bye")
      answers = [caller.recv(9) for caller in callers]
      """
    let play = try Play(
      Self.exercise(code, passesIf: "answers == [b'bye', b'bye'] and calls.count('accept') == 2"),
      typing: [
        "", "", Self.right, Self.wrong, Self.right,
        "answers = [caller.recv(9) for caller in callers]", "", "",
      ])
    #expect(play.screen.verdicts == ["- An error.", "+ Served."], "\(play.screen.text)")
    #expect(play.screen.text.contains(Words.changeTaken), "\(play.screen.text)")
  }
}
