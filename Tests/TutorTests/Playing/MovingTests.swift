import LessonModel
import Testing

@testable import Tutor

@Suite struct `Moving in a lesson` {
  static let undone = [
    Steps.attempt, Steps.exercise, Steps.predict, Steps.question,
  ]

  @Test(arguments: undone)
  func `Enter never passes an undone step`(_ body: String) throws {
    let play = try Play(body + Steps.told, typing: ["", "", "", .pasted(""), .pasted("\n\n"), ""])
    #expect(play.ending == .quit)
    #expect(play.screen.steps == ["7.1"], "\(play.screen.text)")
    #expect(play.done.isEmpty)
  }

  @Test(arguments: undone)
  func `next never passes an undone step, and says what does`(_ body: String) throws {
    let play = try Play(body + Steps.told, typing: [":next", "next"])
    #expect(play.screen.steps == ["7.1"])
    #expect(play.screen.notes.count { $0.contains(":skip") } == 2)
  }

  @Test func `an empty paste never goes on`() throws {
    let play = try Play(Steps.run + Steps.told, typing: [.pasted("\n"), .pasted("")])
    #expect(play.screen.steps == ["7.1"])
    #expect(play.done.isEmpty)
  }

  @Test(arguments: [
    ("oops", true), ("stamp.wrong", true), ("stamp = 1", false), ("stamp", true),
    ("socket.setdefaulttimeout(1)", false),
  ])
  func `only what may have changed something has the lesson played again`(
    _ stray: String, _ stays: Bool
  ) throws {
    let body = """
      Begin.

      ```python {#begin .run}
      import socket, time
      stamp = time.monotonic_ns()
      ```

      """
    let play = try Play(
      body + Steps.told, typing: ["", "stamp", .text(stray), "", "stamp", ":quit"])
    let seen = play.bench.turns.filter { $0.source == "stamp" }.map(\.output)
    #expect((seen.first == seen.last) == stays, "\(play.screen.text)")
  }

  @Test func `hints come one after the other, the last one again`() throws {
    let play = try Play(Steps.attempt, typing: ["hint", ":hint", "hint"])
    let text = play.screen.text
    #expect(play.screen.notes.contains("Hint 1 of 2"))
    #expect(text.split(separator: "It is bound by =.").count == 3)
    #expect(text.split(separator: "A text has quotation marks.").count == 2)
  }

  @Test func `a step without a hint says so`() throws {
    let play = try Play(Steps.question, typing: ["hint"])
    #expect(play.screen.notes.contains { $0.contains("no hint") })
  }

  @Test func `a number that is asked for is to be typed, where nothing is to be chosen`() throws {
    let body = """
      How many bytes has it?

      ```quiz {#size .numeric}
      It has [[4]] bytes.

      ---
      Four.
      ```

      """
    let play = try Play(body, typing: ["hint", ":solution"])
    let said = play.screen.notes.filter { $0.contains("Type a number that seems likely") }
    #expect(said.count == 2, "\(play.screen.text)")
  }

  @Test func `the solution is shown, and does not pass by itself`() throws {
    let play = try Play(Steps.exercise + Steps.told, typing: [":solution", ""])
    #expect(play.screen.lastCode == "total = 0\ntotal = 1 + 2 + 3\n")
    #expect(play.screen.steps == ["7.1"])
  }

  @Test func `a solution that waits for a try is shown after a try or a hint`() throws {
    let front = smallFront.replacing("reveal: always", with: "reveal: after-try")
    let reading = readLesson(Steps.exercise, front: front)
    let lesson = try #require(reading.lesson)
    for first in ["total = 1\nx = 2", ":hint"] {
      let play = Play(lesson, ScriptedLines([":solution", .text(first), ":solution"]))
      #expect(play.screen.text.contains("First try it once, or take a hint."))
      #expect(play.screen.lastCode == "total = 0\ntotal = 1 + 2 + 3\n")
    }
  }

  @Test func `a skipped step runs by itself, so that later steps work`() throws {
    let later = """
      ```python {#use .run}
      (word, total, size, len(items))
      ```

      ```output
      ('hello', 6, 4, 2)
      ```

      """
    let play = try Play(
      Steps.run + Steps.attempt + Steps.exercise + Steps.modify + later,
      typing: ["skip", "", "skip", ":skip", "", "skip", "", ""])
    #expect(play.ending == .finished, "\(play.screen.text)")
    #expect(play.screen.output.hasSuffix("('hello', 6, 4, 2)\n"))
  }

  @Test func `a skipped try shows what the lesson's own line gives`() throws {
    let body = """
      ```python {#look .try}
      6 * 7
      ```

      """
    let play = try Play(
      body + Steps.attempt + Steps.told, typing: ["x = 1", ":skip", ":skip", "word"])
    #expect(play.screen.output == "42\n'hello'\n", "\(play.screen.text)")
    #expect(play.value("x") == nil)
  }

  @Test func `where skipping is not allowed it is said, and the attempt stands`() throws {
    let front = smallFront.replacing("skip: yes", with: "skip: no")
    let lesson = try #require(readLesson(Steps.exercise + Steps.told, front: front).lesson)
    let play = Play(lesson, ScriptedLines(["total = 0", ":skip", "total = 6", "", ""]))
    #expect(play.screen.notes.contains("This lesson does not let you skip steps."))
    #expect(play.ending == .finished, "\(play.screen.text)")
    #expect(play.screen.steps == ["7.1", "7.2"])
  }

  @Test func `back restores what was there before the earlier step`() throws {
    let play = try Play(
      Steps.run + Steps.attempt + Steps.exercise,
      typing: ["", "", "word = 'hello'", "", "total = 0", ":back", "word"])
    #expect(play.screen.steps == ["7.1", "7.2", "7.3", "7.2"])
    #expect(play.value("word") == nil)
    #expect(play.value("total") == nil)
    #expect(play.value("items") == "[1, 2]")
  }

  @Test(arguments: ["7.3", "sum", "3"])
  func `goto plays the steps between with the lesson's own lines`(_ name: String) throws {
    let play = try Play(
      Steps.run + Steps.attempt + Steps.exercise + Steps.told,
      typing: [.text(":goto \(name)"), "total = 6"])
    #expect(play.screen.steps == ["7.1", "7.3"])
    #expect(!play.screen.text.contains("are run again"))
    #expect(play.value("word") == "'hello'")
    #expect(play.value("total") == "6")
  }

  @Test func `goto past a slow step says what it waits for`() throws {
    let slow = """
      ```python {#slow .run}
      import time
      time.sleep(1.2)
      ```

      """
    let play = try Play(slow + Steps.run + Steps.told, typing: [":goto 7.3"])
    #expect(
      play.screen.notes.contains(Words.replaying("7.1", until: "7.3")), "\(play.screen.text)")
  }

  @Test func `a slow replay is told once, however many attempts there are`() throws {
    let slow = """
      ```python {#slow .run}
      import time
      time.sleep(1)
      ```

      """
    let play = try Play(
      slow + Steps.exercise,
      typing: [":goto 7.2", "total = 1\ntotal = 2", "total = 0\ntotal = 3", "total = 6", ""])
    #expect(play.screen.notes.contains(Words.backAtStart), "\(play.screen.text)")
    #expect(
      play.screen.notes.count { $0 == Words.replaying("7.1", until: "7.2") } == 1,
      "\(play.screen.text)")
  }

  @Test func `a stray line behind the last step replays nothing`() throws {
    let slow = """
      ```python {#slow .run}
      import time
      time.sleep(1)
      ```

      """
    let play = try Play(slow, typing: ["", "x = 1", ""])
    #expect(play.ending == .finished)
    #expect(!play.screen.text.contains("are run again"), "\(play.screen.text)")
    #expect(play.value("x") == "1")
  }

  @Test func `prose stands where the file has it, above its heading or below`() throws {
    let body = Steps.run + "Words above.\n\n## A heading\n\nWords below.\n\n" + Steps.attempt
    let play = try Play(body, typing: ["", ""])
    let order = ["Words above.", "A heading", "Step 7.2 of 2", "Words below.", "Now you."]
    let places = order.compactMap { play.screen.text.firstRange(of: $0)?.lowerBound }
    #expect(places.count == order.count && places == places.sorted(), "\(play.screen.text)")
  }

  @Test(arguments: [(1, "7.1"), (2, "7.2"), (4, "7.3")])
  func `quit names the step at which the next start goes on`(_ lines: Int, _ label: String) throws {
    let folder = TemporaryFolder()
    let typed: [LineInput] = ["", "", "word = 'hello'", ""]
    let inputs = Array(typed.prefix(lines - 1)) + [":quit"]
    let play = try Play(Steps.run + Steps.attempt + Steps.told, typing: inputs, folder: folder)
    #expect(play.screen.notes.last == Words.placeKept(label), "\(play.screen.text)")
    let next = try Play(Steps.run + Steps.attempt + Steps.told, typing: [], folder: folder)
    #expect(next.screen.steps == [label])
  }

  @Test func `goto to nowhere names the last step`() throws {
    let play = try Play(Steps.run + Steps.told, typing: [":goto 9.9"])
    #expect(
      play.screen.verdicts
        == ["- There is no step 9.9 in this lesson. The last one is 7.2. Try :goto 7.2."])
  }

  @Test func `reset begins the step again`() throws {
    let play = try Play(
      Steps.run + Steps.exercise, typing: ["", "", "total = 0", "items.append(9)", ":reset"])
    #expect(play.screen.steps == ["7.1", "7.2", "7.2"])
    #expect(play.value("items") == "[1, 2]")
    #expect(play.value("total") == nil)
  }

  @Test func `restart begins the lesson again and forgets its answers`() throws {
    let play = try Play(
      Steps.attempt + Steps.run, typing: ["text = 'hello'", "", ":restart"])
    #expect(play.screen.steps == ["7.1", "7.2", "7.1"])
    #expect(play.value("word") == nil)
    #expect(play.done.isEmpty)
  }

  @Test func `Python typed while the lesson waits is undone before it goes on`() throws {
    let play = try Play(
      Steps.run + Steps.attempt, typing: ["items = 5", "", "items.append(3)", "", "word"])
    #expect(play.value("items") == "[1, 2]")
    #expect(play.done == ["make"])
  }

  @Test func `free play changes nothing, and next comes back to the attempt`() throws {
    let play = try Play(
      Steps.run + Steps.exercise,
      typing: [
        "", "", "total = 0", ":free", "total = 99", "items = 0", "", ":next", "total", ":free",
      ])
    #expect(play.screen.output.hasSuffix("0\n"), "\(play.screen.text)")
    #expect(play.value("items") == "[1, 2]")
    #expect(play.screen.steps == ["7.1", "7.2"])
  }

  @Test func `free play after a passed step keeps the pass`() throws {
    let play = try Play(
      Steps.exercise + Steps.told,
      typing: ["total = 6", ":free", "total = 99", ":next", "total", ""])
    #expect(play.screen.steps == ["7.1", "7.2"], "\(play.screen.text)")
    #expect(play.screen.output.hasSuffix("6\n"))
  }

  @Test(arguments: ["hint", "skip", "back"])
  func `where nobody sits at a terminal a bare word is Python's`(_ word: String) throws {
    let play = try Play(
      Steps.exercise + Steps.told, typing: [.text(word)], isInteractive: false)
    #expect(play.screen.text.contains("NameError: name '\(word)' is not defined"))
    #expect(play.screen.steps == ["7.1"])
  }

  @Test func `a bare word that the reader has bound is Python's`() throws {
    let play = try Play(Steps.exercise, typing: ["hint = 41", "hint + 1", "hint"])
    #expect(play.screen.output.hasSuffix("42\n41\n"), "\(play.screen.text)")
  }

  @Test func `Python's own way out keeps the place`() throws {
    let play = try Play(Steps.run + Steps.attempt, typing: ["", "", "exit()", "word = 'hello'"])
    #expect(play.ending == .quit)
    #expect(play.screen.notes.last?.contains("7.2") == true, "\(play.screen.text)")
    #expect(!play.done.contains("type"))
  }

  @Test func `an unknown word is told with the nearest`() throws {
    let play = try Play(Steps.told, typing: [":hnit"])
    #expect(
      play.screen.verdicts == ["- :hnit is no command. Did you mean :hint? :help lists all."])
  }
}

@Suite struct `Coming back to a lesson` {
  private let folder = TemporaryFolder()

  @Test func `the next start resumes at the same step with its variables`() throws {
    let body = Steps.run + Steps.attempt + Steps.exercise + Steps.predict + Steps.question
    do {
      _ = try Play(
        body, typing: ["", "", "text = 'hello'", "", "total = 0", "total = 3 + 3", "", "a"],
        folder: folder)
    }
    let play = try Play(body, typing: [], folder: folder)
    #expect(play.screen.steps == ["7.5"])
    #expect(play.value("(items, word, text, total)") == "([1, 2], 'hello', 'hello', 6)")
    #expect(play.screen.notes.first?.contains("step 7.5") == true)
  }

  @Test func `an unfinished step is begun again, with the steps before it`() throws {
    let body = Steps.run + Steps.exercise
    do { _ = try Play(body, typing: ["", "", "total = 0"], folder: folder) }
    let play = try Play(body, typing: [], folder: folder)
    #expect(play.screen.steps == ["7.2"])
    #expect(play.value("items") == "[1, 2]")
    #expect(play.value("total") == nil)
  }

  @Test func `lines behind one that raised are there again`() throws {
    let body = """
      ```python {#e .exercise}
      x = ____
      ```

      ```grade
      pass x == 2 => Two.
      else => Not two.
      ```

      ```hint
      One and one.
      ```

      ```solution
      x = 2
      ```

      ```invalid {expect="Not two."}
      x = 1
      ```

      """
    do {
      _ = try Play(body + Steps.told, typing: ["x = 1; 1 / 0", "x = x + 1", ""], folder: folder)
    }
    let play = try Play(body + Steps.told, typing: [], folder: folder)
    #expect(play.screen.steps == ["7.2"], "\(play.screen.text)")
    #expect(play.value("x") == "2")
  }

  @Test func `an answer to a question is no Python at the next start`() throws {
    let body = Steps.run + Steps.question + Steps.attempt
    do { _ = try Play(body, typing: ["", "", "listen", ""], folder: folder) }
    let play = try Play(body, typing: [], folder: folder)
    #expect(play.screen.steps == ["7.3"])
    #expect(play.value("items") == "[1, 2]")
    #expect(!play.screen.text.contains("NameError"))
  }

  @Test func `a finished lesson begins at its beginning`() throws {
    do { _ = try Play(Steps.run + Steps.told, typing: ["", "", ""], folder: folder) }
    let play = try Play(Steps.run + Steps.told, typing: [], folder: folder)
    #expect(play.screen.steps == ["7.1"])
  }

  @Test func `what was accepted for a step that has been edited since is left out`() throws {
    do { _ = try Play(Steps.exercise + Steps.told, typing: ["total = 6", ""], folder: folder) }
    let edited = Steps.exercise.replacing("total = ", with: "count = ")
      .replacing("pass total", with: "pass count").replacing("fail total", with: "fail count")
    let play = try Play(edited + Steps.told, typing: [], folder: folder)
    #expect(play.screen.steps == ["7.2"])
    #expect(play.value("count") == "6", "\(play.screen.text)")
  }

  @Test func `a step that is gone does not hinder`() throws {
    do { _ = try Play(Steps.run + Steps.told, typing: ["", ""], folder: folder) }
    let play = try Play(Steps.attempt, typing: ["word = 'hello'", ""], folder: folder)
    #expect(play.ending == .finished)
  }
}
