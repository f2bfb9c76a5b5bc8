import Lab
import LessonModel
import Testing

@testable import Tutor

/// One sitting at a lesson: what was typed, what was shown, and what is left behind.
final class Play {
  let screen = RecordingScreen()
  let lines: any LineSource
  let bench: Workbench
  let log: ProgressLog
  private let folder: TemporaryFolder
  private(set) var ending: LessonPlayer.Ending = .quit

  init(
    _ lesson: Lesson, _ lines: any LineSource, screen: RecordingScreen? = nil,
    folder: TemporaryFolder = TemporaryFolder(), network: SessionNetwork? = nil,
    isWatched: Bool = false
  ) {
    self.folder = folder
    self.lines = lines
    let screen = screen ?? self.screen
    log = ProgressLog(folder: folder.path)
    var configuration = Workbench.Configuration()
    configuration.network = network
    configuration.isInteractive = isWatched
    bench = Workbench(configuration: configuration, screen: screen, lines: lines)
    (lines.keys as? Keyboard)?.attach(bench.remote)
    let player = LessonPlayer(lesson: lesson, bench: bench, lines: lines, screen: screen, log: log)
    ending = player.play()
  }

  convenience init(
    _ body: String, typing inputs: [LineInput], isInteractive: Bool = true,
    folder: TemporaryFolder = TemporaryFolder()
  ) throws {
    try self.init(
      lesson(body), ScriptedLines(inputs, isInteractive: isInteractive), folder: folder)
  }

  deinit { bench.close() }

  /// What a Python expression is now; nil where it has no value.
  func value(_ source: String) -> String? { bench.evaluate(source)?.repr }

  /// The ids of the steps that the log calls done.
  var done: Set<String> { Set(log.state.lessons["small"]?.done.keys.map { $0 } ?? []) }

  /// The step at which the next start resumes.
  var place: String? { log.state.lessons["small"]?.place }
}

/// A lesson from its body; it must be playable.
func lesson(_ body: String, front: String = smallFront) throws -> Lesson {
  let reading = readLesson(body, front: front)
  let errors = reading.problems.filter { $0.severity == .error }.map { "\($0)" }
  try #require(errors == [])
  return try #require(reading.lesson)
}
