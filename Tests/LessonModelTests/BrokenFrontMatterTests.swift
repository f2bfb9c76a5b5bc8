import Testing

@testable import LessonModel

@Suite struct `Broken front matter` {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var fact: LessonProblem.File
    var line: Int
    var column = 1

    var testDescription: String { "\(fact)" }
  }

  static let step = "```python {#a .run}\n1\n```\n"

  static let cases: [Case] = [
    .init(text: "Text\n" + step, fact: .noFrontMatter, line: 1),
    .init(text: "", fact: .noFrontMatter, line: 1),
    .init(text: "---\nid: a\ntitle: b\n" + step, fact: .unclosedFrontMatter, line: 1),
    .init(
      text: "---\nid: a\n\ttitle: b\nlang: en\n---\n" + step, fact: .tabInFrontMatter, line: 3),
    .init(
      text: "---\nid: a\ntitle: b\n---\n" + step, fact: .missingKey("lang"), line: 1),
    .init(
      text: "---\nid: a\ntitle: b\nlang: en\nminuts: 3\n---\n" + step, fact: .unknownKey("minuts"),
      line: 5),
    .init(
      text: "---\nid: a\ntitle: b\nlang: en\nminutes: soon\n---\n" + step,
      fact: .badValue(key: "minutes", value: "soon", expected: "a whole number from 1 to 300"),
      line: 5, column: 10),
    .init(
      text: "---\nid: a b\ntitle: b\nlang: en\n---\n" + step,
      fact: .badValue(key: "id", value: "a b", expected: "letters, digits, `-` and `_`"), line: 2,
      column: 5),
    .init(
      text: "---\nid: a\ntitle: b\nlang: english\n---\n" + step,
      fact: .badValue(key: "lang", value: "english", expected: "a language such as `en`"), line: 4,
      column: 7),
    .init(
      text: "---\nid: a\ntitle:\n  main: b\nlang: en\n---\n" + step, fact: .notFlat(key: "title"),
      line: 4, column: 3),
    .init(
      text: "---\nid: a\ntitle: b\nlang: en\nneeds: E\n---\n" + step,
      fact: .badValue(
        key: "needs", value: "E",
        expected: "a tier (A, B, C, D) or a feature (packets, faults, names, states)"), line: 5,
      column: 8),
    .init(
      text: "---\nid: a\ntitle: b\nlang: en\nskip: maybe\n---\n" + step,
      fact: .badValue(key: "skip", value: "maybe", expected: "`yes` or `no`"), line: 5, column: 7),
    .init(text: "---\nid: a\ntitle: b\nlang: en\n---\nText only.\n", fact: .noSteps, line: 6),
    .init(
      text: "---\nid: a\ntitle: [b\nlang: en\n---\n" + step,
      fact: .yaml(reason: "did not find expected ',' or ']'"), line: 4,
      column: 5),
    .init(
      text: "---\nid: a\nid: b\ntitle: b\nlang: en\n---\n" + step,
      fact: .yaml(reason: "`id` stands there twice"), line: 2),
  ]

  @Test(arguments: cases)
  func `is reported with its line`(broken: Case) {
    let problems = read(whole: broken.text).problems
    #expect(
      problems.contains {
        $0.fact == .file(broken.fact)
          && $0.position == LessonPosition(line: broken.line, column: broken.column)
      }, "\(problems.map(\.description))")
  }

  @Test func `stops a lesson from being played, and not from being read`() {
    let reading = read(whole: "---\nid: a\ntitle: b\n---\n" + Self.step)
    #expect(!reading.isPlayable)
    #expect(reading.lesson?.steps.map(\.id) == ["a"])
  }

  @Test func `hides no problem further down`() {
    let facts = read(whole: "---\nid: [a\nlang: en\n---\n```python {#a .rum}\n1\n```\n").problems
      .map(\.fact)
    #expect(facts.count == 2, "\(facts)")
  }

  @Test func `may have carriage returns, a byte order mark and Norwegian`() throws {
    let text = "\u{FEFF}---\r\nid: a\r\ntitle: b\r\nlang: no\r\n---\r\n" + Self.step
    let reading = read(whole: text)
    #expect(reading.problems == [])
    #expect(reading.lesson?.header.language == "no")
  }

  @Test func `names the line of bytes that are not UTF-8`() {
    let bytes = Array(frontMatter.utf8) + [0xFF, 10] + Array(Self.step.utf8)
    let reading = LessonReader.read(bytes, name: "a", path: "a.md")
    #expect(reading.problems.map(\.fact) == [.file(.notUTF8)])
    #expect(reading.problems.map(\.position.line) == [6])
  }
}
