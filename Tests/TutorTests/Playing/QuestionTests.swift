import LessonModel
import Testing

@testable import Tutor

@Suite struct `Questions` {
  @Test func `an unexpected result is told, asked why, then explained`() throws {
    let play = try Play(Steps.predict, typing: ["a", "b", "a", ""])
    let text = play.screen.text
    #expect(play.ending == .finished)
    #expect(play.screen.notes.contains("You expected: 3. What happened: 4."))
    #expect(text.contains("Count the letters again."))
    #expect(text.contains("Why is it so?"))
    #expect(text.contains("They are not part of the text."))
    let order = [
      "You expected", "Why is it so?", "The letters count", "Each letter counts as one.",
    ]
    let places = order.compactMap { text.firstRange(of: $0)?.lowerBound }
    #expect(places.count == order.count && places == places.sorted())
  }

  @Test func `I don't know, asked why, names the answer`() throws {
    let play = try Play(Steps.predict, typing: ["a", "?", ""])
    #expect(play.screen.notes.contains("The answer: each letter counts"))
    #expect(play.screen.text.contains("The letters count, and nothing else."))
    #expect(play.ending == .finished)
  }

  @Test func `an answer to which something is missing is told so, and another may follow`() throws {
    let body = """
      ```quiz {#both .multi}
      Which?
      - [x] one
      - [ ] two
        > No.
      - [x] three
      - [x] four

      ---
      These.
      ```

      """
    let play = try Play(body, typing: ["a d", "a b", "a c d", ""])
    #expect(
      play.screen.verdicts == [
        "- \(Words.incomplete(2, of: 3))", "- \(Words.notRight)", "+ Right.",
      ])
    #expect(play.ending == .finished)
  }

  @Test(arguments: ["struct.error", "error", "Error"])
  func `an exception may be named with its module`(_ answer: String) throws {
    let play = try Play(Self.packing, typing: [.text(answer), ""])
    #expect(
      play.screen.verdicts == ["+ As you expected: struct.error."], "\(play.screen.text)")
    #expect(check(smallFront + Self.packing) == [])
    #expect(check(smallFront + Self.packing.replacing("[[error]]", with: "[[struct.error]]")) == [])
    #expect(check(smallFront + Self.packing.replacing("[[error]]", with: "[[OSError]]")) != [])
  }

  private static let packing = """
    Pack it.

    ```python {#pack .predict}
    import struct
    struct.pack("!H", 70000)
    ```

    ```quiz {#pack-q .text}
    The exception is [[error]].

    ---
    It is too large.
    ```

    """

  @Test func `the word solution at a text that is asked for is no answer`() throws {
    let play = try Play(Self.packing, typing: ["solution", "error", ""])
    #expect(play.screen.verdicts == ["+ As you expected: struct.error."], "\(play.screen.text)")
  }

  @Test(arguments: ["b", "4", "0x4"])
  func `an expected result is confirmed, and nothing is asked`(_ answer: String) throws {
    let play = try Play(Steps.predict, typing: [.text(answer), ""])
    #expect(play.ending == .finished, "\(play.screen.text)")
    #expect(play.screen.verdicts == ["+ As you expected: 4."])
    #expect(!play.screen.text.contains("Why is it so?"))
    #expect(play.screen.text.contains("Each letter counts as one."))
  }

  @Test func `a question mark at a prediction shows the result and calls nothing wrong`() throws {
    let play = try Play(Steps.predict, typing: ["?", ""])
    #expect(play.ending == .finished)
    #expect(play.screen.notes.contains("It was: 4."))
    #expect(play.screen.verdicts.isEmpty)
  }

  @Test func `a question mark at a question tells the key and goes on`() throws {
    let play = try Play(Steps.question, typing: ["?", ""])
    #expect(play.ending == .finished)
    #expect(play.screen.notes.contains("The answer: listen"))
    #expect(play.screen.text.contains("The queue exists after listen."))
    #expect(play.log.state.lessons["small"]?.done["ask"] == nil)
  }

  @Test(arguments: ["", "maybe", ":next", "next", "z"])
  func `what is no answer asks again and passes nothing`(_ typed: String) throws {
    let play = try Play(Steps.question, typing: [.text(typed), .text(typed)])
    #expect(play.ending == .quit)
    #expect(play.screen.steps == ["7.1"])
    #expect(play.done.isEmpty)
  }

  @Test func `what is no answer is told what an answer looks like`() throws {
    let play = try Play(Steps.question, typing: ["maybe"])
    #expect(
      play.screen.verdicts
        == ["- That is none of the choices. Answer with a letter from a to c."])
  }

  @Test(arguments: ["skip", ":skip"])
  func `a question can be left`(_ typed: String) throws {
    let play = try Play(Steps.question + Steps.told, typing: [.text(typed)])
    #expect(play.screen.steps == ["7.1", "7.2"])
    #expect(play.log.state.lessons["small"]?.done["ask"]?.wasSkipped == true)
  }

  @Test func `an answer that is also one of our words is an answer`() throws {
    let body = """
      ```quiz {#w .text}
      A connection that is cut off ends by a [[reset]].

      ---
      A reset it is.
      ```

      """
    let play = try Play(body, typing: ["reset", ""])
    #expect(play.ending == .finished, "\(play.screen.text)")
    #expect(play.screen.verdicts == ["+ Right."])
  }

  @Test func `an answer may be pasted`() throws {
    let play = try Play(Steps.question, typing: [.pasted("listen"), ""])
    #expect(play.ending == .finished)
  }

  @Test func `questions are asked at the answer prompt, code at Python's`() throws {
    let lines = ScriptedLines(["", "", "b", "", "b", ""])
    _ = Play(try lesson(Steps.run + Steps.predict + Steps.question), lines)
    #expect(lines.prompts == [.python, .python, .answer, .python, .answer, .python])
  }

  @Test func `free play is possible from a question, and comes back to it`() throws {
    let play = try Play(
      Steps.run + Steps.question,
      typing: ["", "", ":free", "items.append(3)", "len(items)", ":next", "b", ""])
    #expect(play.ending == .finished, "\(play.screen.text)")
    #expect(play.screen.output.hasSuffix("3\n"))
    #expect(play.value("items") == "[1, 2]")
  }
}
