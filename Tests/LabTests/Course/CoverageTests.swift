import LessonModel
import Testing

@testable import Tutor

/// The built-in course against the HOWTO, claim by claim: a label alone does not count.
@Suite(.timeLimit(.minutes(5)))
struct CoverageTests {
  @Test func `the course has no fault of its own`() async throws {
    let course = try #require(await PlayedCourse.whole.value)
    #expect(course.problems == [])
  }

  @Test(arguments: Claim.all.filter(\.isLive))
  func `what a call can show is shown by recorded calls`(_ claim: Claim) async throws {
    try #require(ClaimProofs.all[claim.id] != nil, "\(claim.id) has no proof")
    guard let findings = try await findings(of: claim) else { return }
    #expect(!findings.labels.isEmpty, "no step with code covers \(claim.id)")
    #expect(
      findings.isProven,
      "the steps \(findings.labels) cover \(claim.id), and what they did does not show it")
  }

  // C6 is left out: whether a low port is refused depends on who runs the lesson.
  @Test(arguments: Claim.all.filter { $0.isLive && $0.needsCheck && $0.id != "C6" })
  func `what the kernel contradicts is predicted before it is run`(_ claim: Claim) async throws {
    guard let findings = try await findings(of: claim) else { return }
    #expect(findings.isPredicted)
  }

  @Test(arguments: Claim.all.filter { !$0.isLive })
  func `what no call can show is told and asked about`(_ claim: Claim) async throws {
    guard let findings = try await findings(of: claim) else { return }
    #expect(findings.isTold)
    #expect(findings.isAsked)
  }

  @Test func `every proof belongs to a claim`() {
    let live = Set(Claim.all.filter(\.isLive).map(\.id))
    #expect(Set(ClaimProofs.all.keys) == live)
  }

  /// What the course shows of a claim; nil where its lesson needs more than this machine has.
  private func findings(of claim: Claim) async throws -> PlayedCourse.Findings? {
    let course = try #require(await PlayedCourse.whole.value)
    if course.leftOut.contains(claim.id) { return nil }
    return try #require(course.findings[claim.id])
  }
}
