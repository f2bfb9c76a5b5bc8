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
}
