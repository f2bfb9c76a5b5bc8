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

    /// The folder of the built-in lessons.
    static let folder =
      "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/") + "/Lessons"

    static let whole: Course = {
      var course = Course()
      for source in LessonLibrary(builtIn: [], directories: [folder]).sources {
        guard let lesson = source.read().lesson else { continue }
        let bench = Workbench(
          configuration: .check, screen: SilentScreen(), lines: NoLines())
        let checker = LessonChecker(lesson: lesson, bench: bench)
        course.problems += checker.check().map { "\($0)" }
        course.played += checker.played
        course.steps += lesson.steps
        bench.close()
      }
      return course
    }()

    /// What the steps that name a claim did.
    func evidence(for claim: Claim) -> [Evidence] {
      played.filter { $0.step.covers.contains(claim.id) }.map(Evidence.init)
    }
  }

  let course = Course.whole

  @Test func `the course has no fault of its own`() {
    #expect(course.problems == [])
  }

  @Test(arguments: Claim.all.filter(\.isLive))
  func `what a call can show is shown by recorded calls`(_ claim: Claim) throws {
    let proof = try #require(ClaimProofs.all[claim.id], "\(claim.id) has no proof")
    let evidence = course.evidence(for: claim)
    #expect(!evidence.isEmpty, "no step with code covers \(claim.id)")
    #expect(
      proof(evidence),
      "the steps \(evidence.map(\.step.label)) cover \(claim.id), and what they did does not show it"
    )
  }

  @Test(arguments: Claim.all.filter { $0.isLive && $0.needsCheck })
  func `what the kernel contradicts is predicted before it is run`(_ claim: Claim) {
    let kinds = course.evidence(for: claim).map(\.step.kind)
    #expect(kinds.contains(.predict) || kinds.contains(.modify) || kinds.contains(.exercise))
  }

  @Test(arguments: Claim.all.filter { !$0.isLive })
  func `what no call can show is told and asked about`(_ claim: Claim) {
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
