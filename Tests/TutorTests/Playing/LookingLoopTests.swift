import Testing

@testable import Tutor

@Suite("A server that looks again and again")
struct LookingLoopTests {
  private static func serving(_ code: String) -> String {
    """
    Begin.

    ```python {#begin .run}
    import select, socket, time
    desk = socket.create_server(("127.0.0.1", 0))
    port = desk.getsockname()[1]
    ```

    Take two visitors.

    ```python {#serve .exercise}
    while len(guests) < ____:
        look()
    ```

    ```visitor {#one port=port}
    connect
    await client has closed
    close
    ```

    ```visitor {#two port=port}
    connect
    await client has closed
    close
    ```

    ```grade
    pass error is None and len(guests) == 2 => Both came.
    else => Not both came.
    ```

    ```hint
    Two.
    ```

    ```solution {expect="Both came."}
    \(code)
    ```

    ```invalid {expect="Not both came."}
    guests = []
    ```

    """
  }

  private static let programs = [
    """
    guests = []
    while len(guests) < 2:
        if select.select([desk], [], [], 0.1)[0]:
            guests.append(desk.accept()[0])
    """,
    """
    guests = []
    desk.settimeout(0.1)
    while len(guests) < 2:
        try:
            guests.append(desk.accept()[0])
        except TimeoutError:
            pass
    """,
    """
    guests = []
    desk.setblocking(False)
    while len(guests) < 2:
        try:
            guests.append(desk.accept()[0])
        except BlockingIOError:
            pass
    """,
    """
    guests = []
    desk.setblocking(False)
    while len(guests) < 2:
        try:
            guests.append(desk.accept()[0])
        except BlockingIOError:
            time.sleep(0.001)
    """,
  ]

  @Test(arguments: programs)
  func `gets its visitors in a check`(_ code: String) {
    #expect(check(smallFront + Self.serving(code)) == [])
  }

  @Test(arguments: programs)
  func `is offered its visitors, and gets them with a key`(_ code: String) throws {
    let lines = ScriptedLines(["", "", .text(code + "\n"), "", ""], keyboard: Keyboard(["vv"]))
    let play = Play(try lesson(Self.serving(code)), lines, isWatched: true)
    #expect(play.screen.verdicts == ["+ Both came."], "\(play.screen.text)")
    let offers = play.screen.notes.filter { $0.hasPrefix("Your loop looks again and again") }
    #expect(offers.count == 1, "\(play.screen.text)")
    #expect(offers.first?.contains("v sends a visitor (2 are left), Ctrl-C stops it") == true)
  }
}
