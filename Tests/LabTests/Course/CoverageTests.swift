import Foundation
import Lab
import LessonModel
import Testing

@testable import Tutor

/// The built-in course against the HOWTO, claim by claim: a label alone does not count.
@Suite(.timeLimit(.minutes(5)))
struct CoverageTests {
  /// The course, played once for all tests: what came of each step, and the steps that are only read.
  struct Course: Sendable {
    var played: [PlayedStep] = []
    var steps: [Step] = []
    var problems: [String] = []
    /// The claims of lessons that need more than this machine has.
    var leftOut: Set<String> = []

    /// The folder of the built-in lessons.
    static let folder =
      "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/") + "/Lessons"

    /// Played on a thread of its own: the other tests need theirs meanwhile.
    static let whole = Task {
      await withCheckedContinuation { done in
        Thread { done.resume(returning: played()) }.start()
      }
    }

    private static func played() -> Course {
      var course = Course()
      for source in LessonLibrary(builtIn: [], directories: [folder]).sources {
        guard var lesson = source.read().lesson else { continue }
        // It takes every descriptor of the process, and other tests run beside this one; `check` runs it.
        lesson.steps.removeAll { $0.id == "too-many" }
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
        course.played += checker.played
        course.steps += lesson.steps
        bench.close()
      }
      return course
    }

    /// What the steps that name a claim did.
    func evidence(for claim: Claim) -> [Evidence] {
      played.filter { $0.step.covers.contains(claim.id) }.map(Evidence.init)
    }
  }

  @Test func `the course has no fault of its own`() async {
    let course = await Course.whole.value
    #expect(course.problems == [])
  }

  @Test(arguments: Claim.all.filter(\.isLive))
  func `what a call can show is shown by recorded calls`(_ claim: Claim) async throws {
    let course = await Course.whole.value
    let proof = try #require(ClaimProofs.all[claim.id], "\(claim.id) has no proof")
    if course.leftOut.contains(claim.id) { return }
    let evidence = course.evidence(for: claim)
    #expect(!evidence.isEmpty, "no step with code covers \(claim.id)")
    #expect(
      proof(evidence),
      "the steps \(evidence.map(\.step.label)) cover \(claim.id), and what they did does not show it"
    )
  }

  // C6 is left out: whether a low port is refused depends on who runs the lesson.
  @Test(arguments: Claim.all.filter { $0.isLive && $0.needsCheck && $0.id != "C6" })
  func `what the kernel contradicts is predicted before it is run`(_ claim: Claim) async {
    let course = await Course.whole.value
    if course.leftOut.contains(claim.id) { return }
    let kinds = course.evidence(for: claim).map(\.step.kind)
    #expect(kinds.contains(.predict) || kinds.contains(.modify) || kinds.contains(.exercise))
  }

  @Test(arguments: Claim.all.filter { !$0.isLive })
  func `what no call can show is told and asked about`(_ claim: Claim) async {
    let course = await Course.whole.value
    if course.leftOut.contains(claim.id) { return }
    let covering = course.steps.filter {
      $0.covers.contains(claim.id) || $0.quiz?.covers.contains(claim.id) == true
    }
    #expect(covering.contains { $0.kind == .told })
    #expect(covering.contains { $0.quiz != nil })
  }

  @Test func `every proof belongs to a claim`() {
    let live = Set(Claim.all.filter(\.isLive).map(\.id))
    #expect(Set(ClaimProofs.all.keys) == live)
  }
}
