import Testing

@testable import LessonModel

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The front matter that most tests share; a body begins on line 6.
let frontMatter = "---\nid: test\ntitle: A test\nlang: en\n---\n"

/// Reads a lesson given as a text with its own front matter.
func read(whole text: String) -> LessonReading {
  LessonReader.read(Array(text.utf8), name: "03-test", path: "test.md")
}

/// Reads the body of a lesson; its first line is line 6 of the file.
func read(_ body: String) -> LessonReading { read(whole: frontMatter + body) }

/// The problems as `line: description of the fact`, and whether they are errors.
func facts(_ body: String) -> [LessonProblem.Fact] { read(body).problems.map(\.fact) }

/// The file beside this one.
func fixture(_ name: String, from file: String = #filePath) throws -> [UInt8] {
  let folder = file[..<(file.lastIndex(of: "/") ?? file.endIndex)]
  return try LessonFiles.read("\(folder)/Fixtures/\(name)")
}

/// An exercise with every part, to be broken by tests; it begins on line 6.
let exercise = """
  ```python {#e .exercise}
  x = ____
  ```

  ```grade
  pass x == 1 => x is 1.
  else => x is not 1. Try 1.
  ```

  ```hint
  It is a number.
  ```

  ```solution
  x = 1
  ```

  ```invalid {expect="not 1"}
  x = 2
  ```

  """

/// A good question without its fences.
let question = """
  Is it so?
  - [x] yes
  - [ ] no
    > It is.

  ---
  It is so.

  """

/// Puts a fence around lines.
func fenced(_ info: String, _ body: String) -> String { "```\(info)\n\(body)```\n" }

/// A broken body, the fact that must be found, and where; the body begins on line 6.
struct BrokenBody: Sendable, CustomTestStringConvertible {
  var body: String
  var fact: LessonProblem.Fact
  var line: Int
  var column = 1

  var testDescription: String { "\(fact)" }

  func check() {
    let problems = read(body).problems
    #expect(
      problems.contains {
        $0.fact == fact && $0.position == LessonPosition(line: line, column: column)
      }, "\(problems.map { "\($0.fact) \($0)" })")
  }
}

extension BrokenBody {
  init(body: String, fact: LessonProblem.Attribute, line: Int, column: Int = 1) {
    self.init(body: body, fact: .attribute(fact), line: line, column: column)
  }

  init(body: String, fact: LessonProblem.Structure, line: Int, column: Int = 1) {
    self.init(body: body, fact: .structure(fact), line: line, column: column)
  }

  init(body: String, fact: LessonProblem.Python, line: Int, column: Int = 1) {
    self.init(body: body, fact: .python(fact), line: line, column: column)
  }

  init(body: String, fact: LessonProblem.Question, line: Int, column: Int = 1) {
    self.init(body: body, fact: .quiz(fact), line: line, column: column)
  }

  init(body: String, fact: LessonProblem.Script, line: Int, column: Int = 1) {
    self.init(body: body, fact: .script(fact), line: line, column: column)
  }
}
