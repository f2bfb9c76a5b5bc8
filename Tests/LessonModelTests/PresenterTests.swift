import RegexBuilder
import Testing

@testable import LessonModel

/// What the built-in lessons give to somebody who presents them: notes and pauses.
@Suite struct PresenterTests {
  /// The files of the folder `Lessons` of the package.
  private static func lessons(from file: String = #filePath) throws -> [String] {
    let package = file.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    return try LessonFiles.lessons(in: package + "/Lessons")
  }

  private static let paths = (try? lessons()) ?? []

  private func lesson(_ path: String) throws -> Lesson {
    try #require(LessonSource.file(path).read(lint: false).lesson)
  }

  @Test func `there are lessons to look at`() {
    #expect(Self.paths.count == 10)
  }

  @Test(arguments: paths)
  func `the note at the head says what for, what goes wrong, and what to ask`(_ path: String) throws
  {
    let head = try #require(lesson(path).steps.first?.speakerNotes.first?.text)
    for word in ["Purpose: ", "Essential: ", " minutes", "What goes wrong: ", "Ask the room: "] {
      #expect(head.contains(word), "\(word)is missing")
    }
    let question = try #require(line("Ask the room: ", of: head))
    #expect(question.contains("? (") && question.hasSuffix(")"))
  }

  @Test(arguments: paths)
  func `each essential step is a step of the lesson, and has a note of its own`(_ path: String)
    throws
  {
    let lesson = try lesson(path)
    let head = try #require(lesson.steps.first?.speakerNotes.first?.text)
    let essential = try #require(line("Essential: ", of: head))
      .dropLast().split(separator: ", ").map(String.init)
    #expect(essential.count >= 5)
    for label in essential {
      let step = try #require(lesson.steps.first { $0.label == label }, "there is no \(label)")
      #expect(step.speakerNotes.contains { $0.text.hasPrefix("Say: ") }, "\(label) has no note")
    }
  }

  @Test(arguments: paths)
  func `each step that a note names is a step of the lesson`(_ path: String) throws {
    let lesson = try lesson(path)
    let labels = Set(lesson.steps.map(\.label))
    let number = try #require(lesson.steps.first?.label.prefix { $0 != "." })
    let named = Regex {
      Anchor.wordBoundary
      String(number)
      "."
      OneOrMore(.digit)
    }
    for note in lesson.steps.flatMap(\.speakerNotes) {
      for match in note.text.matches(of: named) {
        #expect(labels.contains(String(note.text[match.range])), "line \(note.position.line)")
      }
    }
  }

  @Test(arguments: paths)
  func `the note at a step ends with a question and its answer`(_ path: String) throws {
    for note in try lesson(path).steps.flatMap(\.speakerNotes) where note.text.hasPrefix("Say: ") {
      let question = try #require(line("Ask before: ", of: note.text), "\(note.position.line)")
      #expect(question.contains("? (") && question.hasSuffix(")"), "line \(note.position.line)")
    }
  }

  @Test(arguments: paths)
  func `a pause stands between two pages that can be read`(_ path: String) throws {
    var pauses = 0
    for step in try lesson(path).steps {
      let pages = step.prose.split(omittingEmptySubsequences: false) { $0.kind == .pause }
      pauses += pages.count - 1
      guard pages.count > 1 else { continue }
      // Behind the last pause the step's code or question is something to read as well.
      for page in step.kind == .told ? pages[...] : pages.dropLast() {
        let text = page.contains { block in
          if case .heading = block.kind { false } else { true }
        }
        #expect(text, "\(step.label) has an empty page")
      }
    }
    #expect(pauses >= 3)
  }

  /// What follows these words in their line.
  private func line(_ words: String, of note: String) -> Substring? {
    note.split(separator: "\n").first { $0.hasPrefix(words) }?.dropFirst(words.count)
  }
}
