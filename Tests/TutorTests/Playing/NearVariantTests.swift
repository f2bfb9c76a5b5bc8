import Foundation
import LessonModel
import Testing

@testable import Tutor

@Suite struct `A near variant of an exercise` {
  static let variant = """
    Multiply the numbers.

    ```python {#product .exercise near=sum}
    product = 0
    product = ____
    ```

    ```grade
    pass product == 24 => The product is 24.
    fail product == 0 => Nothing was multiplied yet. Multiply 2, 3 and 4.
    else => The product is another one. Multiply 2, 3 and 4.
    ```

    ```hint
    Three numbers are to be multiplied.
    ```

    ```solution {expect="The product is 24."}
    product = 0
    product = 2 * 3 * 4
    ```

    ```invalid {expect="Nothing was multiplied yet. Multiply 2, 3 and 4."}
    product = 0
    ```

    ```invalid {expect="The product is another one. Multiply 2, 3 and 4."}
    product = 0
    product = 2 + 3 + 4
    ```

    """

  static let body = Steps.run + Steps.exercise + variant + Steps.told

  private static let helped: [LineInput] = ["", "", ":solution", "total = 1 + 2 + 3", ""]

  /// What stands open in the log.
  private func open(_ play: Play) -> Set<String>? { play.log.state.lessons["small"]?.open }

  @Test func `is passed over in silence by who needs no solution`() throws {
    let play = try Play(Self.body, typing: ["", "", "hint", "total = 6", "", ""])
    #expect(play.screen.steps == ["7.1", "7.2", "7.3"])
    #expect(play.screen.notes.contains("Step 7.3 of 3"))
    #expect(play.ending == .finished)
    #expect(!play.screen.text.contains("Multiply the numbers."))
    #expect(!play.screen.text.contains("Open:"))
  }

  @Test func `comes after the solution, and then the exercise counts as known`() throws {
    let play = try Play(Self.body, typing: Self.helped + ["product = 24", "", ""])
    #expect(play.screen.steps == ["7.1", "7.2", "7.2b", "7.3"])
    #expect(play.screen.notes.contains(Words.variant(of: "7.2")))
    #expect(play.screen.notes.contains(Words.nowKnown("7.2")))
    #expect(open(play) == [])
    #expect(play.ending == .finished)
  }

  @Test func `leaves the exercise open where it is skipped, and the lesson's end says so`() throws {
    let play = try Play(Self.body, typing: Self.helped + [":skip", ""])
    #expect(play.screen.notes.contains(Words.staysOpen("7.2")))
    #expect(open(play) == ["sum"])
    #expect(play.ending == .finished)
    #expect(play.screen.notes.contains(Words.openExercises(["7.2"], in: "07-small")))
  }

  @Test func `leaves the exercise open where its own solution was needed`() throws {
    let play = try Play(Self.body, typing: Self.helped + [":solution", "product = 24", "", ""])
    #expect(play.screen.notes.contains(Words.staysOpen("7.2")))
    #expect(open(play) == ["sum"])
  }

  @Test func `is not asked for after an exercise that was skipped with its solution in view`()
    throws
  {
    let play = try Play(Self.body, typing: ["", "", ":solution", ":skip"])
    #expect(play.screen.steps == ["7.1", "7.2", "7.3"])
    #expect(open(play) == [])
  }

  @Test func `is not asked for where the solution is not allowed`() throws {
    let front = smallFront.replacing("reveal: always", with: "reveal: never")
    let lesson = try #require(readLesson(Self.body, front: front).lesson)
    let play = Play(lesson, ScriptedLines(["", "", ":solution", "total = 6", ""]))
    #expect(play.screen.steps == ["7.1", "7.2", "7.3"])
  }

  @Test func `puts away what was made in it`() throws {
    let play = try Play(Self.body, typing: Self.helped + ["product = 24", ""])
    #expect(play.screen.steps.last == "7.3")
    #expect(play.value("product") == nil)
    #expect(play.value("total") == "6")
  }

  @Test func `keeps what was made in it as long as it lasts`() throws {
    let play = try Play(
      Self.body, typing: Self.helped + ["product = 24", ":free", "product = 0", ":next"])
    #expect(play.value("product") == "24")
  }

  @Test func `begins without the hints of its exercise`() throws {
    let folder = TemporaryFolder()
    _ = try Play(
      Self.body, typing: ["", "", ":hint", ":solution", "total = 6", ""], folder: folder)
    let log = try String(contentsOfFile: folder.path + "/progress.jsonl", encoding: .utf8)
    let reached = try #require(log.split(separator: "\n").last { $0.contains("product") })
    #expect(reached.contains("\"hints\":0"))
    #expect(reached.contains("\"near\":\"sum\""))
  }

  @Test func `begins anew after a wrong answer`() throws {
    let play = try Play(
      Self.body, typing: Self.helped + ["product = 9", "", "product = 24"])
    #expect(
      play.screen.verdicts.suffix(2) == [
        "- The product is another one. Multiply 2, 3 and 4.", "+ The product is 24.",
      ])
  }

  @Test func `back leads from it to its exercise, and over it where it is not due`() throws {
    let due = try Play(Self.body, typing: Self.helped + [":back"])
    #expect(due.screen.steps == ["7.1", "7.2", "7.2b", "7.2"])
    let passed = try Play(Self.body, typing: ["", "", "total = 6", "", ":back"])
    #expect(passed.screen.steps == ["7.1", "7.2", "7.3", "7.2"])
  }

  @Test func `goto leads to it at any time`() throws {
    let play = try Play(Self.body, typing: [":goto 7.2b", "product = 24", ""])
    #expect(play.screen.steps == ["7.1", "7.2b", "7.3"])
    #expect(play.screen.notes.contains(Words.variantByChoice("7.2")))
    #expect(play.value("total") == "6")
  }

  @Test func `passing the exercise itself without the solution closes it`() throws {
    let play = try Play(
      Self.body, typing: Self.helped + [":skip", ":goto 7.2", "total = 6", ""])
    #expect(play.screen.steps == ["7.1", "7.2", "7.2b", "7.3", "7.2", "7.3"])
    #expect(open(play) == [])
  }

  @Test func `is where a reader who left goes on`() throws {
    let folder = TemporaryFolder()
    _ = try Play(Self.body, typing: Self.helped.dropLast() + [":quit"], folder: folder)
    let again = try Play(Self.body, typing: ["product = 24", "", ""], folder: folder)
    #expect(again.screen.steps == ["7.2b", "7.3"])
    #expect(again.ending == .finished)
    #expect(open(again) == [])
  }

  @Test func `does not come back after it was passed`() throws {
    let folder = TemporaryFolder()
    _ = try Play(Self.body, typing: Self.helped + ["product = 24", ":quit"], folder: folder)
    let again = try Play(Self.body, typing: [], folder: folder)
    #expect(again.screen.steps == ["7.3"])
  }

  @Test func `ends a lesson whose last exercise needed no solution without being seen`() throws {
    let folder = TemporaryFolder()
    let body = Steps.run + Steps.exercise + Self.variant
    let first = try Play(body, typing: ["", "", "total = 6", ":quit"], folder: folder)
    #expect(first.screen.notes.last?.contains("7.2.") == true)
    let again = try Play(body, typing: [], folder: folder)
    #expect(again.screen.steps == ["7.2"])
  }

  @Test func `has no number in the questions before a lesson`() throws {
    let lesson = try lesson(Steps.exercise + Self.variant + Steps.predict)
    let (screen, lines) = (RecordingScreen(), ScriptedLines(["4"]))
    let bench = Workbench(screen: screen, lines: lines)
    defer { bench.close() }
    let player = LessonPlayer(
      lesson: lesson, bench: bench, lines: lines, screen: screen,
      log: ProgressLog(folder: TemporaryFolder().path))
    _ = player.pretest()
    #expect(screen.steps == ["7.2"])
    #expect(screen.notes.contains("Step 7.2 of 2"))
  }

  @Test func `the list of lessons says how many exercises are open`() throws {
    let play = try Play(Self.body, typing: Self.helped + [":skip", ""])
    let source = LessonSource.builtIn(name: "07-small") { Array((smallFront + Self.body).utf8) }
    let list = LessonList(
      library: LessonLibrary(builtIn: [source]), progress: play.log.state)
    #expect(list.table.plainText.contains("finished, 1 exercise open"))
    #expect(list.json.contains("\"sum\""))
  }

  // MARK: Check

  @Test func `is checked as any step, and the lesson goes on without it`() {
    let use = "```python {#use .run expect=NameError}\nproduct\n```\n"
    #expect(check(smallFront + Self.body + use) == [])
  }

  @Test(arguments: [
    ("product = 2 * 3 * 4", "product = 2 * 3 * 5", "the solution does not pass"),
    ("product = ____", "product = 24", "the starter passes"),
    ("product = 2 + 3 + 4", "product = 4 * 6", "this wrong answer passes"),
    ("pass product == 24 =>", "pass product == 24 and total == 7 =>", "the solution does not pass"),
  ])
  func `is found where it does not hold`(_ old: String, _ new: String, _ words: String) {
    let problems = check(smallFront + Self.body.replacing(old, with: new))
    #expect(problems.contains { $0.contains("step 7.2b: ") && $0.contains(words) }, "\(problems)")
  }

  @Test func `a later step that needs it is found`() {
    let use = "```python {#use .run}\nproduct\n```\n"
    let problems = check(smallFront + Self.body + use)
    #expect(problems.contains { $0.contains("step 7.4: the block ends in NameError") })
  }

  @Test func `a visitor whose port is no number when the step begins is found`() {
    let serve = """
      ```python {#serve .run}
      x = 1
      ```

      ```visitor {port=prt}
      connect
      close
      ```

      """
    #expect(
      check(smallFront + serve).first?.contains("the visitor never calls: `prt` holds no port")
        == true)
  }
}
