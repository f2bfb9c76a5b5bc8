import ChildProcesses
import Foundation
import Lab
import LessonModel
import Testing

@testable import Tutor

/// The built-in course, played once for all tests: its problems, and what its steps show of each claim.
struct PlayedCourse: Codable, Sendable {
  /// What the steps that name a claim are, and whether what they did proves it.
  struct Findings: Codable, Sendable {
    /// The steps with code.
    var labels: [String] = []
    var isProven = false
    /// Whether the reader says beforehand what will happen, or has to bring it about.
    var isPredicted = false
    var isTold = false
    var isAsked = false
  }

  var problems: [String] = []
  /// The claims of lessons that need more than this machine has.
  var leftOut: Set<String> = []
  var findings: [String: Findings] = [:]

  /// The folder of the built-in lessons.
  static let folder =
    "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/") + "/Lessons"

  /// Played by this test program once more, in a process that starts nothing but the lab's helper.
  ///
  /// A process that another test starts may have a copy of each of our descriptors until it becomes its program. As
  /// long as it has, a listening socket that the lesson closed still listens, and its port stays taken.
  static let whole = Task { () -> PlayedCourse? in
    await withCheckedContinuation { done in
      Thread { done.resume(returning: playedApart()) }.start()
    }
  }

  /// The variable that names the file for the findings, in the process that plays.
  private static let variable = "SWITCHBOARD_COURSE_FINDINGS"

  /// Where the findings are wanted; nil in the usual process.
  static var wanted: String? { ProcessInfo.processInfo.environment[variable] }

  private static func playedApart() -> PlayedCourse? {
    let file = NSTemporaryDirectory() + "course-\(UUID().uuidString).json"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    let words = [
      program ?? CommandLine.arguments[0], "--testing-library", "swift-testing", "--filter",
      "PlayedCourseTests",
    ]
    let environment = ProcessInfo.processInfo.environment.merging([variable: file]) { $1 }
    guard let ended = try? ChildProcess.run(words, environment: environment), ended.status == 0
    else { return nil }
    return (try? Data(contentsOf: URL(fileURLWithPath: file))).flatMap {
      try? JSONDecoder().decode(PlayedCourse.self, from: $0)
    }
  }

  /// Plays each lesson from its beginning to its end, as `check` does.
  static func play() -> PlayedCourse {
    var course = PlayedCourse()
    var played: [PlayedStep] = []
    var steps: [Step] = []
    for source in LessonLibrary(builtIn: [], directories: [folder]).sources {
      guard let lesson = source.read().lesson else { continue }
      let network = SessionNetwork(.best(Program.launch(), atMost: .a))
      guard network.missing(of: lesson.header.needs).isEmpty else {
        course.leftOut.formUnion(lesson.steps.flatMap(\.covers))
        network.end()
        continue
      }
      var configuration = Workbench.Configuration.check
      configuration.network = network
      let bench = Workbench(
        configuration: configuration, screen: SilentScreen(), lines: NoLines())
      let checker = LessonChecker(lesson: lesson, bench: bench)
      course.problems += checker.check().map { "\($0)" }
      played += checker.played
      steps += lesson.steps
      bench.close()
    }
    for claim in Claim.all {
      course.findings[claim.id] = findings(of: claim, played, steps)
    }
    return course
  }

  private static func findings(of claim: Claim, _ played: [PlayedStep], _ steps: [Step])
    -> Findings
  {
    let evidence = played.filter { $0.step.covers.contains(claim.id) }.map(Evidence.init)
    let kinds = evidence.map(\.step.kind)
    let covering = steps.filter {
      $0.covers.contains(claim.id) || $0.quiz?.covers.contains(claim.id) == true
    }
    return Findings(
      labels: evidence.map(\.step.label),
      isProven: ClaimProofs.all[claim.id]?(evidence) ?? false,
      isPredicted: kinds.contains { [.predict, .modify, .exercise].contains($0) },
      isTold: covering.contains { $0.kind == .told },
      isAsked: covering.contains { $0.quiz != nil })
  }
}

/// Not a test by itself: what the process does that plays the course.
@Suite(.enabled(if: PlayedCourse.wanted != nil), .timeLimit(.minutes(10)))
struct PlayedCourseTests {
  @Test func `the course is played for its findings`() async throws {
    let file = try #require(PlayedCourse.wanted)
    let course = await withCheckedContinuation { done in
      Thread { done.resume(returning: PlayedCourse.play()) }.start()
    }
    try JSONEncoder().encode(course).write(to: URL(fileURLWithPath: file))
  }
}
