import Foundation
import LessonModel
import Testing

@testable import Tutor

@Suite(.timeLimit(.minutes(5))) struct `Ctrl-C and keys at a step` {
  private static let exercise = """
    Begin.

    ```python {#make .run}
    import socket
    left, right = socket.socketpair()
    ```

    Send a byte, then read it.

    ```python {#talk .exercise}
    left.____(b'x')
    byte = right.recv(1)
    ```

    ```grade
    fail error == 'WaitsForever' => Nothing was sent, so nothing can come. Send first.
    fail error == 'KeyboardInterrupt' => You stopped it. Let the loop end by itself.
    pass byte == b'x' => It came.
    else => Nothing came. Send first.
    ```

    ```hint
    The call is `send`.
    ```

    ```solution {expect="It came."}
    left.send(b'x')
    byte = right.recv(1)
    ```

    ```invalid {expect="Nothing was sent, so nothing can come. Send first."}
    byte = right.recv(1)
    ```

    """

  private func play(
    _ body: String, _ typed: [LineInput], pressing waits: [String] = ["^"]
  ) throws -> Play {
    Play(try lesson(body), ScriptedLines(typed, keyboard: Keyboard(waits)), isWatched: true)
  }

  @Test func `a wait in vain that Ctrl-C ends is judged as one, and the attempt goes on`() throws {
    let play = try play(
      Self.exercise,
      ["", "", "byte = right.recv(1)", "left.send(b'x')", "byte = right.recv(1)", ""])
    #expect(
      play.screen.verdicts == [
        "- Nothing was sent, so nothing can come. Send first.", "+ It came.",
      ], "\(play.screen.text)")
    #expect(play.screen.text.contains("KeyboardInterrupt"))
    #expect(play.ending == .finished)
  }

  @Test func `a wait in vain inside a pasted attempt is judged as well`() throws {
    let play = try play(
      Self.exercise,
      [
        "", "", .pasted("size = 1\nbyte = right.recv(size)"),
        .pasted("left.send(b'x')\nbyte = right.recv(1)"), "",
      ])
    #expect(
      play.screen.verdicts == [
        "- Nothing was sent, so nothing can come. Send first.", "+ It came.",
      ], "\(play.screen.text)")
  }

  @Test func `a stopped line is judged by the rule that is about it`() throws {
    let body = Self.exercise.replacing("  import socket", with: "  import socket, time")
    let play = try play(body, ["", "", "import time; time.sleep(60)", ":quit"])
    #expect(
      play.screen.verdicts == ["- You stopped it. Let the loop end by itself."],
      "\(play.screen.text)")
  }

  @Test func `a stopped line that no rule is about is only forgotten`() throws {
    let play = try play(Steps.exercise, ["import time; time.sleep(60)", "total = 6", ""])
    #expect(play.screen.verdicts == ["+ The total is 6."])
    #expect(play.screen.notes.contains(Words.stoppedLine))
  }

  private static let server = """
    Begin.

    ```python {#listen .run}
    import socket
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    ```

    Take both.

    ```python {#take .run}
    first, address = listener.accept()
    second, address = listener.accept()
    ```

    ```visitor {#one port=port}
    connect
    close
    ```

    ```visitor {#two port=port}
    connect
    close
    ```

    """

  @Test func `v sends the visitors, whatever else was typed, and it is told how many there are`()
    throws
  {
    let play = try play(Self.server, ["", "", "", ""], pressing: ["?wv", "v"])
    let text = play.screen.text
    #expect(play.ending == .finished, "\(text)")
    #expect(text.contains("v sends a visitor (2 are left) | w says why it waits"), "\(text)")
    #expect(text.contains("v sends a visitor | w says why it waits"))
    #expect(text.contains("What else you type is kept for the prompt: v sends a visitor (2"))
    #expect(text.contains("A visitor is ready to call."))
    #expect(!text.contains("No peer is about to call"))
  }

  @Test func `what the visitors did is told when the line waits again, and at its end`() throws {
    let server = """
      Begin.

      ```python {#listen .run}
      import socket
      listener = socket.create_server(("127.0.0.1", 0))
      port = listener.getsockname()[1]
      ```

      Take both.

      ```python {#take .run}
      first, address = listener.accept()
      word = first.recv(100)
      second, address = listener.accept()
      rest = second.recv(100)
      ```

      ```visitor {#cutter port=port}
      connect
      send "hel"
      close
      ```

      ```visitor {#mute port=port}
      connect
      close
      ```

      """
    let play = try play(server, ["", "", "", ""], pressing: ["v", "v"])
    let told = play.screen.notes.filter { $0.hasPrefix("The visitor") }
    #expect(
      told == ["The visitor cutter sent 3 bytes and closed.", "The visitor mute closed."],
      "\(play.screen.text)")
  }

  private static let guest = """
    Begin.

    ```python {#listen .run}
    import socket
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    ```

    Greet the visitor, and read until its end.

    ```python {#greet .exercise}
    guest, address = listener.accept()
    guest.sendall(b'hello')
    ____
    ```

    ```visitor {#one port=port}
    connect
    send "a story"
    recv 100
    await client has closed
    close
    ```

    ```grade
    fail error == 'WaitsForever' => You wait for its end, and it waits for yours.
    pass b'hello' in peer.received and 'close' in calls => It was greeted.
    else => It was not greeted.
    ```

    ```hint
    End it with `close`.
    ```

    ```solution {expect="It was greeted."}
    guest, address = listener.accept()
    guest.sendall(b'hello')
    guest.close()
    ```

    ```invalid {expect="You wait for its end, and it waits for yours."}
    guest, address = listener.accept()
    while guest.recv(100):
        pass
    ```

    """

  @Test func `a visitor comes to accept alone, and once, however the waits after it end`() throws {
    let play = try play(
      Self.guest,
      [
        "", "", "guest, address = listener.accept()", "guest.recv(5)", "guest.sendall(b'hello')",
        "while guest.recv(100): pass", ":show ends", ":quit",
      ], pressing: ["v", "^"])
    let text = play.screen.text
    #expect(text.contains("You wait for its end, and it waits for yours."), "\(text)")
    let waits = text.components(separatedBy: "recv() would wait for ever")
    #expect(waits.count == 2, "\(text)")
    #expect(waits.last?.contains("sends a visitor") == false)
    #expect(play.screen.waitingCallers == ["0"], "\(text)")
  }

  private static let file = """
    Begin.

    ```python {#open .run}
    import socket
    left, right = socket.socketpair()
    f = left.makefile("rwb")
    ```

    Talk as you like.

    ```python {#talk .run}
    f.write(b'hello')
    ```

    """

  @Test func `a wait for the answer to a line that was not flushed names the file`() throws {
    let play = try play(Self.file, ["", "", "", "f.readline()", ":quit"], pressing: ["w^"])
    let text = play.screen.text
    let words = "f still holds 5 bytes: the peer has not got them."
    // Unasked, on w, and after Ctrl-C.
    #expect(text.components(separatedBy: words).count == 4, "\(text)")
  }

  @Test func `a key sends a visitor where somebody listens, and says whether that helps`() throws {
    let play = try play(
      Self.guest, ["", "", "import socket; a, b = socket.socketpair()", "b.recv(1)", ":show ends"],
      pressing: ["v^"])
    #expect(play.screen.notes.contains(Words.visitorQueues), "\(play.screen.text)")
  }

  private static let counter = """
    Begin.

    ```python {#begin .run}
    import socket
    q, other = socket.socketpair()
    sizes = [(1, 2), (3, 4)]
    ```

    Nothing comes before the end.

    ```python {#wait .run expect=WaitsForever}
    other.recv(100)
    ```

    End it, then receive.

    ```python {#end .try}
    q.shutdown(1)
    other.recv(100)
    ```

    """

  @Test func `a try goes on after a slip and a line that Ctrl-C ended`() throws {
    let play = try play(
      Self.counter,
      [":goto end", "q.shutdown", "other.recv(100)", "q.shutdown(1)", "other.recv(100)", ""])
    #expect(play.screen.verdicts == ["+ \(Words.done)"], "\(play.screen.text)")
    #expect(play.ending == .finished)
  }

  @Test func `a loop that asks again and again is told how often, once`() throws {
    let body = """
      Ask.

      ```python {#ask .run}
      import socket, time
      left, right = socket.socketpair()
      left.setblocking(False)
      end = time.monotonic() + 2.6
      while time.monotonic() < end:
          try:
              left.recv(1)
          except BlockingIOError:
              pass
      ```

      """
    let play = try play(body, ["", ""])
    let told = play.screen.notes.filter { $0.contains("times a second, and recv() answers") }
    #expect(told.count == 1, "\(play.screen.text)")
  }
}
