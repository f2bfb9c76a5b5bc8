import LessonModel
import Testing

@testable import Tutor

@Suite struct `Questions before a lesson` {
  private static let body = Steps.run + Steps.predict + Steps.exercise + Steps.question

  /// What was shown, how it ended, and whether the log calls the lesson finished.
  private func pretest(_ body: String, _ typed: [LineInput]) throws -> (
    screen: RecordingScreen, ending: LessonPlayer.PretestEnding, isFinished: Bool
  ) {
    let folder = TemporaryFolder()
    let (screen, lines) = (RecordingScreen(), ScriptedLines(typed))
    let bench = Workbench(screen: screen, lines: lines)
    defer { bench.close() }
    let log = ProgressLog(folder: folder.path)
    let player = LessonPlayer(
      lesson: try lesson(body), bench: bench, lines: lines, screen: screen, log: log)
    let ending = player.pretest()
    #expect(bench.turns.isEmpty)
    return (screen, ending, log.state.lessons["small"]?.isFinished == true)
  }

  @Test func `whoever knows everything may skip the lesson`() throws {
    let (screen, ending, isFinished) = try pretest(Self.body, ["4", "listen", ""])
    #expect(ending == .known)
    #expect(isFinished)
    #expect(screen.steps == ["7.2", "7.4"])
    #expect(screen.verdicts == ["+ \(Words.pretestResult([], of: 2))"])
  }

  @Test func `whoever knows everything may still go through it`() throws {
    let (_, ending, isFinished) = try pretest(Self.body, ["b", "b", "what?", "learn"])
    #expect(ending == .learn)
    #expect(!isFinished)
  }

  @Test(arguments: [["a", "listen"], ["b", "?"], ["skip", "b"]] as [[LineInput]])
  func `what was not known is named, nothing is given away, and the lesson begins`(
    _ typed: [LineInput]
  ) throws {
    let (screen, ending, isFinished) = try pretest(Self.body, typed)
    #expect(ending == .learn)
    #expect(!isFinished)
    let missed = typed[1] == "?" ? "7.4" : "7.2"
    #expect(screen.verdicts == ["- \(Words.pretestResult([missed], of: 2))"])
    #expect(!screen.text.contains("Each letter counts as one."))
    #expect(!screen.text.contains("The queue exists after"))
  }

  @Test func `leaving in the middle finishes nothing`() throws {
    let (_, ending, isFinished) = try pretest(Self.body, ["b", ":quit"])
    #expect(ending == .quit)
    #expect(!isFinished)
  }

  @Test func `a lesson without questions says so and begins`() throws {
    let (screen, ending, _) = try pretest(Steps.run, [])
    #expect(ending == .learn)
    #expect(screen.notes == [Words.noPretest])
  }
}
