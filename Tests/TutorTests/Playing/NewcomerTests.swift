import Testing
import Timeline

@testable import Tutor

@Suite("What a beginner meets")
struct NewcomerTests {
  private static let sockets = """
    Begin.

    ```python {#make .run}
    import socket
    left, right = socket.socketpair()
    ```

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

  @Test func `a slip between two right lines costs nothing`() throws {
    let play = try Play(
      Self.sockets,
      typing: ["", "", "left.send(b'x')", "right.rcv(1)", "right.recv('1')", "right.recv(1)", ""])
    #expect(
      play.screen.verdicts == [
        "- " + Words.slip("AttributeError"), "- " + Words.slip("TypeError"), "+ It came.",
      ])
    #expect(play.ending == .finished)
  }

  @Test func `showing a socket makes the calls that Python makes, once`() throws {
    let play = try Play(Steps.run, typing: [":free", "import socket", "s = socket.socket()", "s"])
    let calls = play.bench.turns.last?.calls.map(\.call.name)
    #expect(calls == ["getsockname", "getpeername"])
  }

  @Test func `why tells of a line as it was, though its world is gone`() throws {
    let talk = """
      Ask, then ask otherwise.

      ```python {#ask .modify}
      import socket
      s = socket.create_connection(("echo", 7))
      s.sendall(b'hello')
      s.recv(3)
      ```

      ```grade
      pass result == b'HEL' => In capitals.
      else => Send capitals.
      ```

      ```hint
      Change the bytes.
      ```

      ```solution {expect="In capitals."}
      import socket
      s = socket.create_connection(("echo", 7))
      s.sendall(b'HELLO')
      s.recv(3)
      ```

      ```invalid {expect="Send capitals."}
      s = 1
      ```

      """
    let play = try Play(talk, typing: ["", ":why"])
    let reason = "recv gave 3 of the 5 bytes that waited; 2 stay in your receive queue."
    #expect(play.screen.text.contains(reason), "\(play.screen.text)")
    #expect(!play.screen.text.contains("your receive queue is empty now"))
    #expect(play.bench.turns.count == 1)
  }

  @Test func `why after a slip tells of the slip, and where the last call's reason is`() throws {
    let talk = """
      Receive.

      ```python {#line .run}
      import socket
      right = socket.socket()
      ```

      """
    let play = try Play(talk, typing: ["", "unknown", ":why"])
    #expect(play.screen.text.contains("This line ended before it made a system call."))
    #expect(play.screen.text.contains("The last line that called the kernel is 1, import socket"))
    #expect(play.screen.text.contains("`:why 1` tells of it."))
  }

  @Test func `a change that takes more lines than the lesson's own is not judged before its end`()
    throws
  {
    let step = """
      Send a line, then another one.

      ```python {#line .modify}
      left.sendall(b'hello\\n')
      right.recv(100)
      ```

      ```grade
      fail result == b'hello\\n' => That is the line as it was.
      pass result == b'hi\\n' => The line has come.
      else => No line has come.
      ```

      ```solution {expect="The line has come."}
      left.sendall(b'hi\\n')
      right.recv(100)
      ```

      ```invalid {expect="That is the line as it was."}
      left.sendall(b'hello\\n')
      right.recv(100)
      ```

      ```invalid {expect="No line has come."}
      left.sendall(b'hi')
      right.recv(100)
      ```

      """
    let play = try Play(
      Self.sockets + step,
      typing: [
        "", "", "left.send(b'x')\nright.recv(1)", "", "", "left.sendall(b'hi')",
        "left.sendall(b'\\n')", "right.recv(100)", "",
      ])
    #expect(play.ending == .finished, "\(play.screen.text)")
    #expect(!play.screen.text.contains("No line has come."))
    #expect(play.screen.text.contains(Words.checkFooter))
  }

  @Test func `code that leaves nothing to see says that it ran`() throws {
    let silent = """
      Quiet.

      ```python {#quiet .run}
      x = 1
      ```

      """
    let play = try Play(silent, typing: ["", ""])
    #expect(play.screen.notes.contains(Words.ranInSilence))
  }

  @Test func `a question mark at the prompt is a call for help`() throws {
    let play = try Play(Steps.run, typing: ["?"])
    #expect(play.screen.text.contains(Words.helpLead))
    #expect(play.bench.turns.isEmpty)
  }

  @Test func `footers fit on one line`() throws {
    let play = try Play(
      Steps.all + NewcomerTests.questions,
      typing: [
        "", "", "word = 'hello'", "", "", "size = len('abcd')", "", "b", "",
        "total = 0\ntotal = 1 + 2 + 3", "", "b", "", "", "a c", "", "?", "",
      ])
    #expect(play.ending == .finished)
    for case .footer(let text) in play.screen.blocks {
      #expect(text.count <= 76, "\(text)")
    }
  }

  private static let questions = """
    ```quiz {#both .multi}
    Which?
    - [x] one
    - [ ] two
      > No.
    - [x] three

    ---
    These.
    ```

    ```quiz {#sorted .order}
    In which order?
    1. one
    2. two

    ---
    So.
    ```

    """
}
