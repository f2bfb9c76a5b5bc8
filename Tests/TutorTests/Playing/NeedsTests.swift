import LessonModel
import Testing

@testable import Tutor

@Suite("A lesson that needs more than there is")
struct NeedsTests {
  private static func front(_ needs: String) -> String {
    smallFront.replacing("lang: en", with: "lang: en\nneeds: \(needs)")
  }

  private func play(_ needs: String) throws -> Play {
    try Play(
      lesson(Steps.run, front: Self.front(needs)), ScriptedLines(["", ""], isInteractive: true))
  }

  @Test(arguments: [
    ("[faults]", "faults below the bytes"), ("[A]", "tier A"),
    ("[names, packets]", "true names and ports, packets"),
  ])
  func `says so at its start, and is played all the same`(needs: String, words: String) throws {
    let play = try play(needs)
    #expect(play.screen.notes.contains { $0.contains("does not allow: \(words).") })
    #expect(play.ending == .finished)
  }

  @Test(arguments: ["[D]", "[C, states]", "[]"])
  func `says nothing where all is there`(needs: String) throws {
    let play = try play(needs)
    #expect(!play.screen.text.contains("This lesson needs"))
  }
}
