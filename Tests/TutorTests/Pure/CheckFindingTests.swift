import LessonModel
import Testing

@testable import Tutor

@Suite struct `What check says` {
  static let facts: [CheckFinding.Fact] = [
    .output(expected: "b'hi'", got: ""), .ending(expected: nil, got: "OSError"),
    .ending(expected: "OSError", got: nil), .predictionKey(key: "1", live: "2"),
    .noChoiceAgrees(live: "None"), .noLiveResult, .quizProof(key: "1", live: "2"),
    .solutionFails("No."), .solutionMessage(expected: "a", got: "b"), .starterPasses,
    .invalidPasses, .invalidMessage(expected: "a", got: "b"), .ruleNeverMet("m"),
    .brokenRule("line 3: NameError"), .setupFails("OSError"), .peerFails("no port"),
  ]

  @Test(arguments: facts)
  func `it names path, line and step, what is the matter, and one thing to try`(
    _ fact: CheckFinding.Fact
  ) {
    let finding = CheckFinding(
      path: "Lessons/x.md", position: LessonPosition(line: 12), step: "2.5", fact: fact)
    let lines = "\(finding)".split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("Lessons/x.md:12: step 2.5: ") == true)
    #expect(lines.last?.hasPrefix("    ") == true)
    #expect(lines.last?.hasSuffix(".") == true)
    #expect(!"\(finding)".contains("Optional"))
  }

  @Test func `an output that is missing is called nothing`() {
    let words = CheckFinding.Fact.output(expected: "b'hi'", got: "").reason
    #expect(words == "the run shows nothing, and the output block says “b'hi'”.")
  }
}
