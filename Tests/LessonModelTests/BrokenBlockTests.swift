import Testing

@testable import LessonModel

private let classes = LessonVocabulary.codeClasses
private let run = fenced("python {#a .run}", "1\n")

@Suite struct `A broken block` {
  static let attributes: [BrokenBody] = [
    .init(body: fenced("python {#a .run", "1\n"), fact: .unclosedAttributes, line: 6, column: 11),
    .init(
      body: fenced("python {#a .run expect=\"x}", "1\n"), fact: .unclosedQuote, line: 6, column: 27),
    .init(
      body: fenced("python {#a .run x}", "1\n"), fact: .strayInAttributes("x"), line: 6, column: 20),
    .init(
      body: fenced("python {#a .run} more", "1\n"), fact: .strayInAttributes("more"), line: 6,
      column: 21),
    .init(body: fenced("python {# .run}", "1\n"), fact: .emptyAttribute("#"), line: 6, column: 12),
    .init(
      body: fenced("python {#a .run points=}", "1\n"), fact: .emptyAttribute("points="), line: 6,
      column: 20),
    .init(
      body: fenced("python {#a .run .run}", "1\n"), fact: .repeatedAttribute(".run"), line: 6,
      column: 20),
    .init(
      body: fenced("python {#a .rum}", "1\n"),
      fact: .unknownClass("rum", block: "python", known: classes), line: 6, column: 15),
    .init(
      body: fenced("python {#a .run .try}", "1\n"),
      fact: .severalKinds(["run", "try"], block: "python"), line: 6, column: 4),
    .init(
      body: fenced("python {#a}", "1\n"), fact: .noKind(block: "python", known: classes), line: 6,
      column: 4),
    .init(
      body: fenced("python {#a .run expct=OSError}", "1\n"),
      fact: .unknownAttribute("expct", block: "run", known: ["covers", "expect", "points"]),
      line: 6, column: 20),
    .init(
      body: fenced("python {#a .run expect=ConectionRefusedError}", "1\n"),
      fact: .badAttribute(
        "expect", value: "ConectionRefusedError", expected: "`ConnectionRefusedError`"), line: 6,
      column: 27),
    .init(
      body: fenced("python {#a .run covers=\"C1 Q9\"}", "1\n"), fact: .unknownClaim("Q9"), line: 6,
      column: 28),
    .init(
      body: fenced("python {#a .run points=many}", "1\n"),
      fact: .badAttribute("points", value: "many", expected: "a whole number from 0 to 100"),
      line: 6, column: 27),
    .init(body: fenced("ruby {#a .run}", "1\n"), fact: .unknownBlock("ruby"), line: 6, column: 4),
    .init(
      body: fenced("python .run", "1\n") + run, fact: .noBraces(".run"), line: 6, column: 11),
    .init(
      body: run + fenced("quiz #q .choice", question), fact: .noBraces("#q .choice"), line: 9,
      column: 9),
    .init(
      body: run + fenced("hnit", "1\n"), fact: .style(.blockNameAlmost("hnit")), line: 9, column: 4),
  ]

  static let structure: [BrokenBody] = [
    .init(body: fenced("hint", "1\n") + run, fact: .orphan(block: "hint"), line: 6),
    .init(body: run + fenced("python {.setup}", "1\n"), fact: .orphan(block: "setup"), line: 9),
    .init(
      body: run + fenced("output {for=b}", "1\n"), fact: .unknownStep("b", known: ["a"]), line: 9,
      column: 16),
    .init(body: run + run, fact: .duplicateID("a", firstLine: 6), line: 9, column: 12),
    .init(
      body: fenced("python {.run}", "1\n"), fact: .style(.missingID(block: "run")), line: 6),
    .init(
      body: run + fenced("hint", "1\n"), fact: .partNotAllowed("hint", kind: .run), line: 9),
    .init(
      body: run + fenced("output", "1\n") + fenced("output", "2\n"),
      fact: .repeatedPart("output", firstLine: 9), line: 12),
    .init(body: fenced("python {#a .run}", ""), fact: .emptyBlock("python"), line: 6),
    .init(
      body: "- x\n\n  ```python {#a .run}\n  1\n  ```\n\n" + run, fact: .nestedBlock("python"),
      line: 8),
    .init(
      body: run + "Between.\n\n" + fenced("output", "1\n"),
      fact: .style(.textInsideStep(block: "output")), line: 9),
    .init(body: "<b>x</b>\n\n" + run, fact: .style(.shownHTML), line: 6),
    .init(body: "<!-- pasue -->\n\n" + run, fact: .style(.unknownComment("pasue")), line: 6),
    .init(
      body: "Pipes.\n{.told}\n\n" + run, fact: .missingAttribute("covers", block: "told"), line: 7),
    .init(
      body: "Pipes.\n{.tld covers=I1}\n\n" + run,
      fact: .unknownClass("tld", block: "told", known: ["told"]), line: 7, column: 2),
    .init(
      body: String(repeating: "> ", count: 60) + "x\n\n" + run, fact: .tooDeep, line: 6),
    .init(body: run + "```python {#b .run}\n2\n", fact: .unclosedFence, line: 9),
    .init(body: run + "~~~\nplain\n```\n", fact: .unclosedFence, line: 9),
    .init(
      body: run + fenced("peer {#p host=p port=7}", "accept\n")
        + fenced("peer {#q host=p port=7}", "accept\n"),
      fact: .repeatedPeer(host: "p", port: 7, firstLine: 9), line: 12),
    .init(
      body: run + fenced("quiz {#q .choice .why}", question),
      fact: .whyWithoutPrediction(kind: .run), line: 9),
    .init(
      body: fenced("python {#t .try}", "1\n") + fenced("grade", "pass x => y\nelse => z\n"),
      fact: .partNotAllowed("grade", kind: .try), line: 9),
    .init(
      body: fenced("python {#t .try}", "1\n") + fenced("solution", "1\n"),
      fact: .partNotAllowed("solution", kind: .try), line: 9),
    .init(
      body: fenced("python {#m .modify}", "1\n") + fenced("solution", "1\n"),
      fact: .missingPart("grade", kind: .modify), line: 6),
  ]

  private static func near(_ id: String, _ attributes: String) -> String {
    exercise.replacing("{#e .exercise}", with: "{#\(id) .exercise \(attributes)}")
  }

  static let variants: [BrokenBody] = [
    .init(
      body: near("e", "near=x"), fact: .nearNothing("x", known: []), line: 6, column: 30),
    .init(
      body: exercise + near("f", "near=d"), fact: .nearNothing("d", known: ["e"]), line: 26,
      column: 30),
    .init(
      body: fenced("python {#t .try}", "1\n") + near("f", "near=t"),
      fact: .nearNothing("t", known: []), line: 9, column: 30),
    .init(
      body: exercise + near("f", "near=e") + near("g", "near=f"),
      fact: .nearNothing("f", known: ["e"]), line: 46, column: 30),
    .init(
      body: exercise + near("f", "near=e") + near("g", "near=e"),
      fact: .secondNear("e", firstLine: 26), line: 46, column: 30),
    .init(
      body: exercise + run + near("f", "near=e"), fact: .nearTooLate("e"), line: 29, column: 30),
    .init(
      body: exercise + near("f", "near=e covers=C1"), fact: .nearCovers, line: 26, column: 32),
    .init(
      body: exercise + "## Again\n\n" + near("f", "near=e"), fact: .style(.headingOfNear), line: 26),
    .init(
      body: exercise + fenced("python {#r .run near=e}", "1\n"),
      fact: .unknownAttribute("near", block: "run", known: ["covers", "expect", "points"]),
      line: 26, column: 20),
  ]

  static let exercises: [BrokenBody] = [
    .init(
      body: exercise.replacing("```grade\n", with: "```text\n"),
      fact: .missingPart("grade", kind: .exercise), line: 6),
    .init(
      body: exercise.replacing("```hint\n", with: "```text\n"),
      fact: .missingPart("hint", kind: .exercise), line: 6),
    .init(
      body: exercise.replacing("```solution\n", with: "```text\n"),
      fact: .missingPart("solution", kind: .exercise), line: 6),
    .init(
      body: exercise.replacing("```invalid {expect=\"not 1\"}\n", with: "```text\n"),
      fact: .missingPart("invalid", kind: .exercise), line: 6),
    .init(
      body: exercise.replacing(" {expect=\"not 1\"}", with: ""),
      fact: .missingAttribute("expect", block: "invalid"), line: 23),
    .init(
      body: exercise.replacing("else => x is not 1. Try 1.\n", with: ""), fact: .noElse, line: 11),
    .init(
      body: exercise.replacing("pass x == 1 => x is 1.\n", with: ""), fact: .noPass, line: 10),
    .init(
      body: exercise.replacing("pass x == 1 => x is 1.", with: "pass x == 1"), fact: .noArrow,
      line: 11),
    .init(
      body: exercise.replacing("pass x == 1 => x is 1.", with: "pass x == 1 =>"),
      fact: .noMessage, line: 11),
    .init(
      body: exercise.replacing("pass x == 1 =>", with: "pass =>"), fact: .noCondition("pass"),
      line: 11),
    .init(
      body: exercise.replacing("pass x", with: "psas x"), fact: .badRule("psas"), line: 11),
    .init(
      body: exercise.replacing("Try 1.\n", with: "Try 1.\nfail x == 2 => It is 2.\n"),
      fact: .ruleAfterElse, line: 13),
    .init(
      body: fenced("python {#p .predict}", "1\n"), fact: .missingPart("quiz", kind: .predict),
      line: 6),
  ]

  @Test(arguments: attributes)
  func `with bad attributes is reported with its place`(broken: BrokenBody) { broken.check() }

  @Test(arguments: structure)
  func `in the wrong place is reported with its place`(broken: BrokenBody) { broken.check() }

  @Test(arguments: exercises)
  func `of an exercise is reported with its place`(broken: BrokenBody) { broken.check() }

  @Test(arguments: variants)
  func `of a near variant is reported with its place`(broken: BrokenBody) { broken.check() }

  @Test func `is absent from the exercise that these tests break`() {
    #expect(read(exercise).problems.map(\.description) == [])
  }

  @Test func `does not hide the next one`() {
    let body =
      fenced("python {#a .rum}", "1\n") + fenced("python {#b .tyr}", "1\n") + fenced("hint", "")
    let reading = read(body)
    #expect(reading.problems.map(\.position.line) == [6, 9, 12])
    #expect(!reading.isPlayable)
  }
}
