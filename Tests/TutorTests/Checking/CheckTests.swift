import Foundation
import LessonModel
import Testing

@testable import Tutor

/// A lesson whose every claim holds, with one of each thing that can be changed.
let goodLesson =
  smallFront + """
    A list is made first.

    ```python {#make .run}
    items = [1, 2]
    len(items)
    ```

    ```output
    2
    ```

    Its third item is not there.

    ```python {#third .run expect=IndexError}
    items[2]
    ```

    \(Steps.predict)
    What does the third item give?

    ```python {#again .predict}
    items[2]
    ```

    ```quiz {#again-q .choice}
    What happens?
    - [ ] `None`
      > Python raises where a list ends.
    - [x] `IndexError`

    ---
    A list has as many items as it has.
    ```

    What are the first two letters?

    ```python {#letters .predict}
    b'hello'[:2]
    ```

    ```quiz {#letters-q .text case=exact}
    The first two letters are [[b'he']].

    ---
    A slice ends before its end.
    ```

    How long are both together?

    ```python {#both .predict of="len(items) + 3"}
    items[0]
    ```

    ```quiz {#both-q .numeric}
    Together they are [[5]].

    ---
    Two and three make five.
    ```

    \(Steps.exercise)
    \(Steps.modify)
    \(Steps.question)
    ```quiz {#several .multi}
    Which of these are calls of a server?
    - [x] bind
    - [x] listen
    - [ ] connect
      > A client connects.

    ---
    A server binds and listens.
    ```

    ```quiz {#order .order}
    Put the calls in order.
    1. `bind`
    2. `listen`
    3. `accept`

    ---
    First `bind`, then `listen`, then `accept`.
    ```

    ```quiz {#fill .fill}
    First [[bind]], then [[listen]].

    ---
    `bind` comes before `listen`.
    ```

    ```quiz {#number .numeric}
    A port is at most [[65535]].

    ---
    That is 65535, which is 0xFFFF.
    ```

    ```quiz {#proven .choice of="len(items)"}
    How many items are there?
    - [x] `2`
    - [ ] `3`
      > Count them in the first step.

    ---
    There were two from the start.
    ```

    That is all.

    """

/// What check finds in a text, as the person reads it.
func check(_ text: String) -> [String] {
  let source = LessonSource.builtIn(name: "07-small") { Array(text.utf8) }
  let library = LessonLibrary(builtIn: [source])
  return CheckRunner(library: library).run().entries.flatMap(\.problems)
}

@Suite struct `Checking a lesson` {
  @Test func `a lesson whose claims hold is clean`() {
    #expect(check(goodLesson) == [])
  }

  /// One change to the good lesson, and the line that must be named.
  struct Change: CustomTestStringConvertible, Sendable {
    var name: String
    var old: String
    var new: String
    /// The text of the line that must be named; the changed line itself when nil.
    var found: String?
    var testDescription: String { name }
  }

  static let changes: [Change] = [
    Change(
      name: "prediction key moved", old: "- [x] `4`\n- [ ] `5`", new: "- [ ] `4`\n- [x] `5`",
      found: "- [x] `5`"),
    Change(name: "prediction key of another value", old: "- [x] `4`", new: "- [x] `6`"),
    Change(
      name: "error key moved",
      old: "- [ ] `None`\n  > Python raises where a list ends.\n- [x] `IndexError`",
      new: "- [x] `None`\n- [ ] `IndexError`\n  > Python raises where a list ends.",
      found: "- [x] `None`"),
    Change(name: "error key renamed", old: "- [x] `IndexError`", new: "- [x] `KeyError`"),
    Change(name: "text key changed", old: "[[b'he']]", new: "[[b'hel']]"),
    Change(name: "numeric key changed", old: "[[5]]", new: "[[6]]"),
    Change(
      name: "subject changed", old: "of=\"len(items) + 3\"", new: "of=\"len(items) + 4\"",
      found: "[[5]]"),
    Change(
      name: "standalone choice key moved",
      old: "- [x] listen\n- [ ] accept", new: "- [ ] listen\n- [x] accept", found: "- [x] accept"),
    Change(
      name: "why key moved", old: "- [x] each letter counts\n- [ ] the quotation",
      new: "- [ ] each letter counts\n- [x] the quotation", found: "- [x] the quotation"),
    Change(name: "multi key added", old: "- [ ] connect", new: "- [x] connect"),
    Change(
      name: "multi key removed", old: "- [x] listen\n- [ ] connect",
      new: "- [ ] listen\n- [ ] connect", found: "- [ ] listen\n- [ ] connect"),
    Change(
      name: "order items swapped", old: "1. `bind`\n2. `listen`", new: "1. `listen`\n2. `bind`",
      found: "2. `bind`"),
    Change(name: "fill answer changed", old: "[[listen]]", new: "[[accept]]"),
    Change(
      name: "fill answers swapped", old: "First [[bind]], then [[listen]]",
      new: "First [[listen]], then [[bind]]"),
    Change(name: "standalone number changed", old: "[[65535]]", new: "[[65534]]"),
    Change(
      name: "proven key moved", old: "- [x] `2`\n- [ ] `3`", new: "- [ ] `2`\n- [x] `3`",
      found: "- [x] `3`"),
    Change(name: "output changed", old: "```output\n2\n", new: "```output\n3\n", found: "3\n"),
    Change(name: "output line added", old: "```output\n2\n", new: "```output\n2\n2\n"),
    Change(
      name: "expected exception changed", old: "expect=IndexError", new: "expect=KeyError",
      found: "items[2]"),
    Change(
      name: "expected exception removed", old: " expect=IndexError", new: "", found: "items[2]"),
    Change(name: "run changed", old: "items = [1, 2]", new: "items = [1, 2, 3]", found: "2\n```"),
    Change(
      name: "predicted code changed", old: "len('four')", new: "len('five!')", found: "- [x] `4`"),
    Change(
      name: "solution changed", old: "total = 1 + 2 + 3", new: "total = 1 + 2 + 4",
      found: "total = 0\ntotal = 1 + 2 + 4"),
    Change(
      name: "solution's message changed", old: "solution {expect=\"The total is 6.\"}",
      new: "solution {expect=\"The total is 7.\"}", found: "total = 0\ntotal = 1 + 2 + 3"),
    Change(
      name: "solution's message shortened", old: "solution {expect=\"The total is 6.\"}",
      new: "solution {expect=\"The total is\"}", found: "total = 0\ntotal = 1 + 2 + 3"),
    Change(
      name: "solution's message left out", old: "solution {expect=\"The total is 6.\"}",
      new: "solution", found: "pass total == 6"),
    Change(
      name: "pass message changed", old: "=> The total is 6.", new: "=> The total is 7.",
      found: "total = 0\ntotal = 1 + 2 + 3"),
    Change(
      name: "pass message lengthened", old: "=> The total is 6.",
      new: "=> The total is 6. Well done.", found: "total = 0\ntotal = 1 + 2 + 3"),
    Change(
      name: "fail message changed", old: "=> Nothing was added yet. Add 1, 2 and 3.",
      new: "=> Nothing was added yet. Add 4, 5 and 6.",
      found: "```invalid {expect=\"Nothing was added yet."),
    Change(
      name: "fail message lengthened", old: "=> Nothing was added yet. Add 1, 2 and 3.",
      new: "=> Nothing was added yet. Add 1, 2 and 3. Now.",
      found: "```invalid {expect=\"Nothing was added yet."),
    Change(
      name: "else message changed", old: "else => The total is another one. Add 1, 2 and 3.",
      new: "else => The total is another one. Add 1, 2 and 4.",
      found: "```invalid {expect=\"The total is another"),
    Change(
      name: "invalid's message changed",
      old: "invalid {expect=\"Nothing was added yet. Add 1, 2 and 3.\"}",
      new: "invalid {expect=\"Nothing was added.\"}"),
    Change(
      name: "invalid made right", old: "total = 1 + 2\n", new: "total = 1 + 5\n",
      found: "```invalid {expect=\"The total is another"),
    Change(
      name: "starter made right", old: "total = ____", new: "total = 6",
      found: "total = 0\ntotal = 6"),
    Change(
      name: "pass rule of another value", old: "pass total == 6", new: "pass total == 5",
      found: "total = 0\ntotal = 1 + 2 + 3"),
    Change(
      name: "fail rule of another value", old: "fail total == 0", new: "fail total == 1",
      found: "```invalid {expect=\"Nothing was added yet."),
    Change(
      name: "modify rule of another value", old: "pass size > 3", new: "pass size > 4",
      found: "size = len('abcd')"),
    Change(
      name: "modify message changed", old: "=> Longer than before.", new: "=> Much longer.",
      found: "size = len('abcd')"),
    Change(
      name: "modify's invalid made right", old: "size = len('a')", new: "size = len('aaaa')",
      found: "```invalid {expect=\"The text is shorter"),
    Change(
      name: "rule of an unknown name", old: "pass total == 6", new: "pass totl == 6",
      found: "total = 0\ntotal = 1 + 2 + 3"),
  ]

  @Test(arguments: changes)
  func `a plausible change to anything that it claims is found where it stands`(
    _ change: Change
  ) throws {
    let place = try #require(goodLesson.firstRange(of: change.old))
    var text = goodLesson
    text.replaceSubrange(place, with: change.new)
    let mark = try #require(text.firstRange(of: change.found ?? change.new))
    let line = text[..<mark.lowerBound].count { $0 == "\n" } + 1
    let problems = check(text)
    let last = line + (change.found ?? change.new).dropLast().count { $0 == "\n" }
    #expect(
      problems.contains { problem in
        (line...last).contains { problem.hasPrefix("Lessons/07-small.md:\($0):") }
      }, "line \(line): \(problems.joined(separator: "\n"))")
  }

  @Test func `a setup that fails is found at its own step`() {
    let body =
      "```python {.setup}\n1 / 0\n```\n\n```python {#a .run}\n1 + 1\n```\n\n```output\n2\n```\n"
    #expect(
      check(smallFront + body).contains { $0.contains("the setup ends in ZeroDivisionError") })
  }

  @Test func `one broken lesson hides no other`() {
    let bad = LessonSource.builtIn(name: "01-bad") { Array("no lesson".utf8) }
    let good = LessonSource.builtIn(name: "07-small") { Array(goodLesson.utf8) }
    let report = CheckRunner(library: LessonLibrary(builtIn: [bad, good])).run()
    #expect(report.entries.map { $0.problems.isEmpty } == [false, true])
    #expect(!report.isClean)
    #expect(report.text.hasSuffix("steps, ok"))
    #expect(report.json.contains("\"status\" : \"fail\""))
    #expect(report.json.contains("\"status\" : \"pass\""))
  }

  @Test func `what the lesson needs and the tier has not is told, and counted apart`() {
    let front = smallFront.replacing("lang: en", with: "lang: en\nneeds: [faults]")
    let needy = LessonSource.builtIn(name: "08-needy") { Array((front + Steps.run).utf8) }
    let good = LessonSource.builtIn(name: "07-small") { Array(goodLesson.utf8) }
    let report = CheckRunner(library: LessonLibrary(builtIn: [good, needy])).run()
    #expect(report.isClean)
    #expect(report.text.contains("steps, not run: it needs faults below the bytes"))
    #expect(report.text.contains("1 of 2 lessons were not run"))
    #expect(report.json.contains("\"status\" : \"skip\""))
  }

  @Test func `a claim that rests on luck with timing is found under jitter, with the seed`() {
    let body = """
      ```python {#luck .run}
      import threading
      order = []
      def note(name):
          order.append(name)
      threads = [threading.Thread(target=note, args=(name,)) for name in "ab"]
      for t in threads:
          t.start()
      for t in threads:
          t.join()
      order
      ```

      ```output
      ['a', 'b']
      ```

      """
    let source = LessonSource.builtIn(name: "07-small") { Array((smallFront + body).utf8) }
    var options = CheckRunner.Options()
    (options.times, options.jitter) = (10, 1)
    let report = CheckRunner(library: LessonLibrary(builtIn: [source]), options: options).run()
    #expect(report.text.contains("This came of --jitter "), "\(report.text)")
  }

  @Test func `a claim that waits for events holds under jitter`() {
    let source = LessonSource.builtIn(name: "07-small") { Array(goodLesson.utf8) }
    var options = CheckRunner.Options()
    (options.times, options.jitter) = (3, 7)
    let report = CheckRunner(library: LessonLibrary(builtIn: [source]), options: options).run()
    #expect(report.text.hasSuffix("steps, ok"), "\(report.text)")
  }

  @Test(.enabled(if: Command.isThere, "switchboard is not built"))
  func `lessons that are run at the same time are reported as one after the other`() throws {
    let folder = TemporaryFolder()
    let wrong = goodLesson.replacing("pass total == 6", with: "pass total == 5")
    for (name, text) in [("01-good", goodLesson), ("02-wrong", wrong), ("03-good", goodLesson)] {
      try text.write(toFile: folder.path + "/\(name).md", atomically: true, encoding: .utf8)
    }
    let reports = try ["1", "3"].map { jobs in
      try Command.run([Command.path, "check", "--jobs", jobs, folder.path])
    }
    #expect(reports[0] == reports[1])
    #expect(reports[1].status == 1)
    #expect(reports[1].output.contains("02-wrong.md:"))
  }

  @Test func `an empty library is said to be empty`() {
    #expect(CheckRunner(library: LessonLibrary(builtIn: [])).run().text == "No lessons were found.")
  }

  @Test func `a line that runs away is ended and found`() {
    let body = "```python {#a .run}\nwhile True:\n    pass\n```\n"
    #expect(check(smallFront + body).contains { $0.contains("the block ends in Stopped") })
  }

  @Test func `a loop over timeouts is ended by the clock and found where it stands`() {
    let loop = """
      import socket
      a, b = socket.socketpair()
      a.settimeout(0.05)
      while True:
          try:
              a.recv(1)
          except TimeoutError:
              pass

      """
    let text =
      smallFront + Steps.run + "It loops.\n\n```python {#a .run}\n" + loop + "```\n\n" + Steps.told
    let source = LessonSource.builtIn(name: "07-small") { Array(text.utf8) }
    var options = CheckRunner.Options()
    options.timeout = 1
    let report = CheckRunner(library: LessonLibrary(builtIn: [source]), options: options).run()
    let line =
      text[..<(text.firstRange(of: "import socket")?.lowerBound ?? text.startIndex)]
      .count { $0 == "\n" } + 1
    let found = report.entries[0].problems.filter { $0.contains("runs longer than 1 s") }
    #expect(found.count == 1, "\(report.text)")
    #expect(found.first?.hasPrefix("Lessons/07-small.md:\(line): step 7.2:") == true, "\(found)")
  }

  @Test func `a loop that reads on behind the end is ended, found, and told`() throws {
    let body = """
      ```python {#a .run}
      import socket
      a, b = socket.socketpair()
      b.close()
      text = b''
      while len(text) < 9:
          text = text + a.recv(9)
      ```

      """
    #expect(check(smallFront + body).contains { $0.contains("the block ends in Stopped") })
    let play = try Play(body, typing: [""])
    #expect(play.screen.text.contains("gave b'' 1000 times"))
    #expect(play.screen.text.contains("Leave the loop when you meet b''."))
  }

  @Test func `a wait that nothing ends is found and does not hang`() {
    let body = """
      ```python {#a .run}
      import socket
      a, b = socket.socketpair()
      a.recv(1)
      ```

      """
    #expect(check(smallFront + body).contains { $0.contains("the block ends in WaitsForever") })
  }
}
