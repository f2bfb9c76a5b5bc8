import Foundation
import LessonModel
import Testing

@testable import Tutor

@Suite struct `Finishing a lesson` {
  @Test func `whoever does only what the screen asks finishes every kind of step`() throws {
    let screen = RecordingScreen()
    let play = Play(try lesson(Steps.all), ObedientReader(screen), screen: screen)
    #expect(play.ending == .finished, "\(screen.text)")
    #expect(screen.steps == ["7.1", "7.2", "7.3", "7.4", "7.5", "7.6", "7.7"])
    #expect(play.log.state.lessons["small"]?.isFinished == true)
  }

  @Test func `right answers pass each kind of step at once`() throws {
    let play = try Play(
      Steps.all,
      typing: [
        "", "", "word = 'hello'", "", "", "size = len('abcd')", "", "b", "",
        "total = 0\ntotal = 1 + 2 + 3", "", "b", "", "",
      ])
    #expect(play.ending == .finished, "\(play.screen.text)")
    #expect(play.done == ["make", "type", "change", "guess", "sum", "ask", "pipes"])
    #expect(
      play.screen.verdicts == [
        "+ Done.", "+ Longer than before.", "+ As you expected: 4.", "+ The total is 6.",
        "+ Right.",
      ])
  }

  @Test func `every line is taken and none too many`() throws {
    let lines = ScriptedLines(["", "", "word = 'hello'", ""])
    let play = Play(try lesson(Steps.run + Steps.attempt), lines)
    #expect(play.ending == .finished)
    #expect(lines.unread == 0)
  }

  /// All but 07, which needs the lab.
  static let courses = [
    "01-sockets",
    "02-creating-a-socket",
    "03-using-bytes",
    "04-using-messages",
    "05-binary-data",
    "06-disconnecting",
    "08-non-blocking-sockets",
    "09-select",
    "10-capstone-chat-server",
  ]

  @Test(.serialized, arguments: courses)
  func `the course's lessons are finished by doing only what the screen asks`(
    _ name: String
  ) async throws {
    let folder = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let source = LessonSource.file("/\(folder)/Lessons/\(name).md")
    var lesson = try #require(source.read(lint: false).lesson)
    // It takes every descriptor of the process, and other tests run beside this one; `check` runs it.
    lesson.steps.removeAll { $0.id == "too-many" }
    // On a thread of its own: the other tests need theirs meanwhile.
    let (isFinished, text) = await withCheckedContinuation { done in
      Thread { [lesson] in
        let screen = RecordingScreen()
        let play = Play(lesson, ObedientReader(screen), screen: screen)
        done.resume(returning: (play.ending == .finished, screen.text))
      }.start()
    }
    #expect(isFinished, "\(text.suffix(2000))")
  }
}
