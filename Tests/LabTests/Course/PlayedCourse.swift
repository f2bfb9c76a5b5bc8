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

  /// Played in a process of its own, which starts no programs.
  ///
  /// A process that another test starts has a copy of each of our descriptors until it becomes its program. As long
  /// as it has, a listening socket that the lesson closed still listens, and its port stays taken.
  static let whole = Task { () -> PlayedCourse? in
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) {
      let course = await withCheckedContinuation { done in
        Thread { done.resume(returning: PlayedCourse.play()) }.start()
      }
      let report = try JSONEncoder().encode(course)
      print(PlayedCourse.mark + String(decoding: report, as: UTF8.self))
    }
    let output = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    guard let report = output.components(separatedBy: mark).last else { return nil }
    return try? JSONDecoder().decode(PlayedCourse.self, from: Data(report.utf8))
  }

  private static let mark = "the course as JSON:\n"

  /// Plays each lesson from its beginning to its end, as `check` does.
  private static func play() -> PlayedCourse {
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
