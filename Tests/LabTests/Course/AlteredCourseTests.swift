import Foundation
import Lab
import LessonModel
import Testing

@testable import Tutor

/// A copy of a lesson in which something else is claimed, and the line at which that must be found.
private struct Alteration {
  var what: String
  var line: Int
  var old: String
  var new: String
  /// The line that must be named, where it is not the one that is altered; 0 where none is.
  var found: Int?
}

@Suite(.timeLimit(.minutes(5)))
struct AlteredCourseTests {
  static let lessons = LessonLibrary(builtIn: [], directories: [PlayedCourse.folder])
    .sources.map(\.name)

  @Test func `there are ten lessons`() {
    #expect(Self.lessons.count == 10)
  }

  /// All four in one copy, which is cut behind the last of them: so each lesson is run once, and not to its end.
  @Test(.serialized, arguments: lessons)
  func `another key, output, solution or message is found at its line`(_ name: String) async throws
  {
    let path = "\(PlayedCourse.folder)/\(name).md"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lesson = try #require(read(text, name, path))
    guard lesson.header.needs.isEmpty || Program.hasLab else { return }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var alterations: [Alteration] = []
    let key = try #require(lesson.steps.first { $0.kind == .predict && $0.quiz?.kind == .choice })
    // The last lesson shows nothing word for word.
    let output = lesson.steps.first { $0.output != nil }
    #expect(output != nil || name == "10-capstone-chat-server")
    let exercise = try #require(
      lesson.steps.first { $0.kind == .exercise && !$0.invalids.isEmpty })
    alterations += try alterKey(of: key)
    if let output { alterations.append(try alterOutput(of: output)) }
    alterations.append(try alterMessage(of: exercise))
    alterations += try alterSolution(of: exercise, name, in: lines)
    for change in alterations {
      #expect(lines[change.line - 1].contains(change.old))
      lines[change.line - 1] = lines[change.line - 1].replacing(change.old, with: change.new)
    }
    let last = max(key.number, output?.number ?? 0, exercise.number)
    let next = lesson.steps.first { $0.number > last }
    let cut = lines.prefix((next?.position.line ?? lines.count + 1) - 1).joined(separator: "\n")
    let problems = await check(try #require(read(cut + "\n", name, path)))
    for change in alterations where change.found != 0 {
      let place = "\(path):\(change.found ?? change.line): "
      #expect(
        problems.contains { $0.hasPrefix(place) },
        "\(change.what) at \(place) \(problems.joined(separator: "\n"))")
    }
  }

  private func read(_ text: String, _ name: String, _ path: String) -> Lesson? {
    LessonReader.read(Array(text.utf8), name: name, path: path).lesson
  }

  /// On a thread of its own: the other tests need theirs meanwhile.
  private func check(_ lesson: Lesson) async -> [String] {
    await withCheckedContinuation { done in
      Thread {
        var configuration = Workbench.Configuration.check
        configuration.network = SessionNetwork(.best(Program.launch(), atMost: .a))
        let bench = Workbench(
          configuration: configuration, screen: SilentScreen(), lines: NoLines())
        defer { bench.close() }
        done.resume(
          returning: LessonChecker(lesson: lesson, bench: bench).check().map { "\($0)" })
      }.start()
    }
  }

  // MARK: What is altered

  /// The mark moves to another choice.
  private func alterKey(of step: Step) throws -> [Alteration] {
    let items = try #require(step.quiz?.items)
    let right = try #require(items.first { $0.isCorrect })
    let wrong = try #require(items.first { !$0.isCorrect })
    return [
      Alteration(
        what: "the old key", line: right.position.line, old: "[x]", new: "[ ]", found: 0),
      Alteration(what: "another key", line: wrong.position.line, old: "[ ]", new: "[x]"),
    ]
  }

  /// The first line of an output, with a letter that no run shows there.
  private func alterOutput(of step: Step) throws -> Alteration {
    let output = try #require(step.output)
    let line = String(try #require(output.text.split(separator: "\n").first))
    return Alteration(
      what: "another output", line: output.position.line, old: line, new: "x" + line)
  }

  private func alterMessage(of step: Step) throws -> Alteration {
    let sample = try #require(step.invalids.first)
    return Alteration(
      what: "another message", line: sample.position.line, old: sample.expected,
      new: "That is wrong.")
  }

  /// A plausible mistake in the first solution.
  private func alterSolution(of step: Step, _ name: String, in lines: [String]) throws
    -> [Alteration]
  {
    let solution = try #require(step.solutions.first)
    let change = try #require(Self.mistakes[name])
    let first = solution.position.line
    let place = try #require(
      (first..<(first + solution.code.lines.count)).first { lines[$0 - 1].contains(change.old) })
    return [
      Alteration(
        what: "another solution", line: place, old: change.old, new: change.new, found: first)
    ]
  }

  private static let mistakes: [String: (old: String, new: String)] = [
    "01-sockets": ("(\"echo\", 7)", "(\"echo\", 8)"),
    "02-creating-a-socket": ("8421", "421"),
    "03-using-bytes": ("f.flush()", "f.write(\"\")"),
    "04-using-messages": ("!= MSGLEN", "== MSGLEN"),
    "05-binary-data": ("\"!I\", len", "\"<I\", len"),
    "06-disconnecting": ("thank you", "thanks"),
    "07-when-sockets-die": ("except TimeoutError", "except ValueError"),
    "08-non-blocking-sockets": ("range(3)", "range(2)"),
    "09-select": ("if outbox[s]", "if not outbox[s]"),
    "10-capstone-chat-server": ("split(b\"\\n\")", "split(b\" \")"),
  ]
}
