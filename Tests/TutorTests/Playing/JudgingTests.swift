import LessonModel
import Testing

@testable import Tutor

@Suite struct `Judging what is typed at a step` {
  /// A step, what is typed at it, and the verdicts that are shown.
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var body: String
    var typed: [LineInput]
    var verdicts: [String]
    var testDescription: String { name }
  }

  static let retries: [Case] = [
    Case(
      name: "try: wrong value, then right", body: Steps.attempt,
      typed: ["word = 'hullo'", "word = 'hello'", ""],
      verdicts: ["- word is 'hullo'. In this step it becomes 'hello'.", "+ Done."]),
    Case(
      name: "try: wrong, then mended in place", body: Steps.attempt,
      typed: ["word = 'hell'", "word = word + 'o'", ""],
      verdicts: ["- word is 'hell'. In this step it becomes 'hello'.", "+ Done."]),
    Case(
      name: "try: an error, then right", body: Steps.attempt,
      typed: ["word = hello", "word = 'hello'", ""],
      verdicts: [
        "- Your line ended in NameError, and in this step it works. Compare it with the lesson's line: "
          + "names, quotes, brackets, numbers.", "+ Done.",
      ]),
    Case(
      name: "exercise: wrong whole, then right whole", body: Steps.exercise,
      typed: ["total = 0\ntotal = 1 + 2", "total = 0\ntotal = 1 + 2 + 3", ""],
      verdicts: ["- The total is another one. Add 1, 2 and 3.", "+ The total is 6."]),
    Case(
      name: "exercise: wrong whole, then right line by line", body: Steps.exercise,
      typed: ["total = 0\ntotal = 1 + 2", "total = 0", "total = 1 + 2 + 3", ""],
      verdicts: ["- The total is another one. Add 1, 2 and 3.", "+ The total is 6."]),
    Case(
      name: "exercise: wrong whole, then only the rest", body: Steps.exercise,
      typed: ["total = 0\ntotal = 1 + 2", "total = total + 3", ""],
      verdicts: ["- The total is another one. Add 1, 2 and 3.", "+ The total is 6."]),
    Case(
      name: "exercise: line by line with a slip", body: Steps.exercise,
      typed: ["total = 0", "totl = 1 + 2 + x", "total = 1 + 2 + 3", ""],
      verdicts: ["- \(Words.slip("NameError"))", "+ The total is 6."]),
    Case(
      name: "exercise: a first line, then the whole", body: Steps.exercise,
      typed: ["total = 0", "total = 0\ntotal = 1 + 2 + 3", ""],
      verdicts: ["+ The total is 6."]),
    Case(
      name: "exercise: pasted wrong, then pasted right", body: Steps.exercise,
      typed: [.pasted("total = 0\ntotal = 1"), .pasted("total = 0\ntotal = 1 + 2 + 3"), ""],
      verdicts: ["- The total is another one. Add 1, 2 and 3.", "+ The total is 6."]),
    Case(
      name: "exercise: fewer lines than the solution", body: Steps.exercise,
      typed: ["total = 6", ""], verdicts: ["+ The total is 6."]),
    Case(
      name: "exercise: judged by an empty line", body: Steps.exercise,
      typed: ["total = 0", "", "total = 6", ""],
      verdicts: ["- Nothing was added yet. Add 1, 2 and 3.", "+ The total is 6."]),
    Case(
      name: "exercise: as many lines as the solution are not the end", body: Steps.exercise,
      typed: ["total = 0", "total = 1", "total = total + 2", "total += 3", ""],
      verdicts: ["+ The total is 6."]),
    Case(
      name: "exercise: a look does not end it", body: Steps.exercise,
      typed: ["total = 1", "total", "total = total + 2", "total", "total + 3", "total += 3", ""],
      verdicts: ["+ The total is 6."]),
    Case(
      name: "exercise: what was judged too early goes on", body: Steps.exercise,
      typed: ["total = 1", "", "total += 5", ""],
      verdicts: ["- The total is another one. Add 1, 2 and 3.", "+ The total is 6."]),
    Case(
      name: "exercise: a function and an empty line, then its use", body: Self.function,
      typed: ["def double(n):\n    return 2 * n\n", "", "total = double(3)", ""],
      verdicts: ["- There is no 6.", "+ Six."]),
    Case(
      name: "exercise: an error that a rule is about", body: Self.function,
      typed: ["total = double('3')", "total = len(3)", "total = 6", ""],
      verdicts: [
        "- \(Words.slip("NameError"))", "- len takes a text or a list.", "+ Six.",
      ]),
    Case(
      name: "modify: changed before the first Enter", body: Steps.modify,
      typed: ["size = len('abcd')", ""], verdicts: ["+ Longer than before."]),
    Case(
      name: "modify: too short before the first Enter, then changed", body: Steps.modify,
      typed: ["size = len('a')", "size = len('abcd')", ""],
      verdicts: ["- The text is shorter than before.", "+ Longer than before."]),
    Case(
      name: "modify: unchanged, then too short, then changed", body: Steps.modify,
      typed: ["", "size = len('abc')", "size = len('a')", "size = len('abcde')", ""],
      verdicts: [
        "- That is the line as it was.", "- The text is shorter than before.",
        "+ Longer than before.",
      ]),
    Case(
      name: "quiz: wrong, then right", body: Steps.question, typed: ["a", "accept", "listen", ""],
      verdicts: ["- \(Words.notRight)", "- \(Words.notRight)", "+ Right."]),
  ]

  private static let function = """
    Make a six.

    ```python {#six .exercise}
    def double(n):
        return ____
    three = 3
    total = double(three)
    ```

    ```grade
    fail error == 'TypeError' => len takes a text or a list.
    pass total == 6 => Six.
    else => There is no 6.
    ```

    ```hint
    Multiply.
    ```

    ```solution {expect="Six."}
    def double(n):
        return 2 * n
    three = 3
    total = double(three)
    ```

    ```invalid {expect="There is no 6."}
    total = 5
    ```

    ```invalid {expect="len takes a text or a list."}
    len(3)
    ```

    """

  @Test(arguments: retries)
  func `a right answer after a wrong one passes`(_ it: Case) throws {
    let lines = ScriptedLines(it.typed)
    let play = Play(try lesson(it.body), lines)
    #expect(play.screen.verdicts == it.verdicts, "\(play.screen.text)")
    #expect(play.ending == .finished, "\(play.screen.text)")
    #expect(lines.unread == 0)
  }

  @Test func `Enter runs the lesson's own line after a mere look at something`() throws {
    let play = try Play(
      Steps.run + Steps.modify, typing: ["", "", "items", "", "size = len('abcd')", ""])
    #expect(play.ending == .finished, "\(play.screen.text)")
    #expect(play.screen.notes.contains(Words.backForChange))
  }

  @Test func `the step's start is told when it is restored, and not before`() throws {
    let play = try Play(Steps.exercise, typing: ["total = 0\ntotal = 1", "total", "x = 7"])
    #expect(play.screen.notes.count { $0 == Words.backAtStart } == 1, "\(play.screen.text)")
    #expect(play.value("total") == nil)
    #expect(play.screen.output == "1\n")
    #expect(!play.screen.text.contains("back at its start for your next line"))
  }

  @Test func `Enter with nothing to judge says what it does`() throws {
    let play = try Play(Steps.exercise, typing: [""])
    #expect(play.screen.blocks.count { $0 == .footer(Words.exerciseFooter) } == 2)
    #expect(Words.exerciseFooter.contains("Enter on an empty line checks"))
  }

  static let equals: [(String, String)] = [
    ("word = 'hello'", "the lesson's own text"), ("word = \"hello\"", "other quotation marks"),
    ("word='hello'  # so", "other blanks and a comment"), ("word = 'hel' + 'lo'", "another way"),
    ("x = 'hello'\nword = x", "more lines"), ("text = 'hello'", "another name"),
  ]

  @Test(arguments: equals)
  func `a try step takes anything with the same effect`(_ typed: String, _ what: String) throws {
    let play = try Play(Steps.attempt, typing: [.text(typed), ""])
    #expect(play.ending == .finished, "\(play.screen.text)")
    #expect(play.value("word") == "'hello'")
  }

  @Test func `looking at something first is no attempt`() throws {
    let play = try Play(
      Steps.run + Steps.attempt, typing: ["", "", "items", "len(items)", "word = 'hello'", ""])
    #expect(play.ending == .finished, "\(play.screen.text)")
    #expect(!play.screen.text.contains("back at its start"))
  }

  @Test func `the reader's own name is bound to the lesson's, and told`() throws {
    let body = """
      ```python {#import .run}
      import socket
      ```

      ```python {#make .try}
      s = socket.socket()
      ```

      ```python {#look .run}
      s.fileno() > 0
      ```

      ```output
      True
      ```

      """
    let play = try Play(body, typing: ["", "", "sock = socket.socket()", "", "", ""])
    #expect(play.ending == .finished)
    #expect(play.value("s is sock") == "True")
    #expect(
      play.screen.notes.contains(
        "The lesson calls it s. From here on, s and your sock are the same object."))
    #expect(play.screen.output.hasSuffix("True\n"))
  }

  @Test func `the names of a renamed object survive the next replay`() throws {
    let body = """
      ```python {#import .run}
      import socket
      ```

      ```python {#open .try}
      s = socket.socket()
      ```

      """
    let play = try Play(
      body + Steps.told + Steps.run,
      typing: ["", "", "sock = socket.socket()", "", "x = 1", "", "", "y = 2", "", ""])
    #expect(play.value("s is sock") == "True")
    #expect(play.value("x") == nil)
  }

  @Test func `a step about an error passes with that error`() throws {
    let body = """
      ```python {#dial .try expect=ConnectionRefusedError}
      import socket
      socket.create_connection(("127.0.0.1", 1))
      ```

      """
    let play = try Play(
      body,
      typing: [
        "import socket", "c = socket.socket()", "c.connect(('127.0.0.1', 1))", "",
      ])
    #expect(play.ending == .finished, "\(play.screen.text)")
  }

  @Test func `a second wrong attempt is not helped by the comparison of the first`() throws {
    let body = """
      ```python {#import .run}
      import socket
      ```

      ```python {#make .try}
      s = socket.socket()
      ```

      """
    let play = try Play(body, typing: ["", "", "x = 1", "y = x", "z = y"])
    #expect(play.ending == .quit)
    #expect(!play.done.contains("make"), "\(play.screen.text)")
  }

  @Test func `bytes at a peer are compared, however they were sent`() throws {
    let body = """
      ```python {#import .run}
      import socket
      s = socket.create_connection(("bell", 7001))
      ```

      ```peer {#bell host=bell port=7001}
      accept
      until "\\n"
      close
      ```

      ```python {#say .try}
      s.sendall(b'hello\\n')
      ```

      """
    for typed in [
      ["s.sendall(b'hello\\n')"], ["s.send(b'hello\\n')"], ["s.send(b'hel')", "s.send(b'lo\\n')"],
      ["s.send(b'hullo\\n')", "s.send(b'hello\\n')"],
    ] {
      let play = try Play(body, typing: ["", ""] + typed.map { .text($0) } + [""])
      #expect(play.ending == .finished, "\(typed) \(play.screen.text)")
    }
  }
}
