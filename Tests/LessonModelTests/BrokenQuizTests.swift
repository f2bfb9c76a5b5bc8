import Testing

@testable import LessonModel

@Suite struct `A broken quiz` {
  private static func choice(_ body: String) -> String { fenced("quiz {#q .choice}", body) }

  static let cases: [BrokenBody] = [
    .init(
      body: fenced("quiz {#q}", question),
      fact: .noKind(block: "quiz", known: LessonVocabulary.quizClasses), line: 6, column: 4),
    .init(
      body: fenced("quiz {#q .chioce}", question),
      fact: .unknownClass("chioce", block: "quiz", known: LessonVocabulary.quizClasses + ["why"]),
      line: 6, column: 13),
    .init(body: choice(question.replacing("[x]", with: "[ ]")), fact: .noCorrectItem, line: 6),
    .init(
      body: choice(question.replacing("[ ]", with: "[x]")), fact: .severalCorrectItems(2), line: 9),
    .init(
      body: choice(question.replacing("  > It is.\n", with: "")),
      fact: .style(.noFeedback(letter: "b")), line: 9),
    .init(body: choice(question.replacing("[x] ", with: "")), fact: .noMark, line: 8),
    .init(
      body: choice(question.replacing("- [ ] no\n  > It is.\n", with: "")), fact: .tooFewItems(1),
      line: 6),
    .init(body: choice(question.replacing("Is it so?\n", with: "")), fact: .noQuestion, line: 6),
    .init(
      body: choice(question.replacing("\n---\nIt is so.\n", with: "")),
      fact: .style(.noExplanation), line: 6),
    .init(
      body: choice(question.replacing("  > It is.", with: "\n> It is.")), fact: .strayInQuiz,
      line: 11),
    .init(
      body: choice(question.replacing("no\n", with: "yes\n")), fact: .repeatedItem("yes"), line: 9),
    .init(
      body: fenced("quiz {#q .text}", "What?\n\n---\nSo.\n"), fact: .noBlankInQuiz(.text), line: 6),
    .init(
      body: fenced("quiz {#q .text}", "A [[b]] [[c]]\n\n---\nSo.\n"), fact: .severalBlanks(.text),
      line: 7, column: 9),
    .init(
      body: fenced("quiz {#q .text}", "A [[b\n\n---\nSo.\n"), fact: .unclosedBlank, line: 7,
      column: 3),
    .init(
      body: fenced("quiz {#q .fill}", "A [[b|]]\n\n---\nSo.\n"), fact: .emptyBlank, line: 7,
      column: 3),
    .init(
      body: fenced("quiz {#q .numeric}", "A [[five]]\n\n---\nSo.\n"), fact: .notANumber("five"),
      line: 7, column: 3),
    .init(
      body: fenced("quiz {#q .text case=exakt}", "A [[b]]\n\n---\nSo.\n"),
      fact: .badAttribute("case", value: "exakt", expected: "`exact` or `any`"), line: 6,
      column: 24),
    .init(
      body: fenced("quiz {#q .order}", "Order.\n\n1. one\n\n---\nSo.\n"), fact: .tooFewItems(1),
      line: 6),
  ]

  @Test(arguments: cases)
  func `is reported with its place`(broken: BrokenBody) { broken.check() }

  @Test func `is not the one that these tests break`() {
    #expect(read(Self.choice(question)).problems.map(\.description) == [])
  }

  @Test(arguments: [
    ("5", 5.0...5.0), ("0x1F", 31...31), ("65_535", 65535...65535), ("5:0.5", 4.5...5.5),
    ("1..10", 1...10), ("-3", -3 ... -3),
  ])
  func `reads numbers as Python writes them`(text: String, range: ClosedRange<Double>) {
    #expect(NumericKey.range(text) == range)
  }

  @Test(arguments: ["", "x", "1..", "9..1", "1:x", "1:2:3", "nan", "inf", "0x", "1:-1"])
  func `takes no other text for a number`(text: String) {
    #expect(NumericKey.range(text) == nil)
  }
}
