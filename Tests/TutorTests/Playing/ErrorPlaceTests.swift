import Testing

@testable import Tutor

@Suite struct `Where an error was raised` {
  private static let body = """
    A function of three lines.

    ```python {#define .run}
    def shout(data):
        text = data.upper()
        return text + "!"
    ```

    It is called with bytes.

    ```python {#call .run expect=TypeError}
    shout(b"a")
    ```

    """

  @Test func `a function of an earlier step is named, and its line quoted`() throws {
    let play = try Play(Self.body, typing: ["", "", ""])
    #expect(play.screen.text.contains("in shout, at `return text + \"!\"`:\nTypeError: "))
    #expect(!play.screen.text.contains("line 3"), "\(play.screen.text)")
  }

  @Test func `a block of several lines has its lines counted`() throws {
    let block = "for x in [0]:\n    y = 1\n    y / x\n"
    let play = try Play(Steps.exercise, typing: [.text(block), ":quit"])
    #expect(play.screen.text.contains("line 3: ZeroDivisionError"), "\(play.screen.text)")
  }
}
