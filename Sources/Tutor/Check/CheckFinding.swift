package import LessonModel

/// Something about a lesson that a run does not bear out.
package struct CheckFinding: Hashable, Sendable {
  /// The lesson file.
  package var path: String
  /// Where the text stands that is not borne out.
  package var position: LessonPosition
  /// The step, as people call it (`2.5`).
  package var step: String
  /// What is the matter.
  package var fact: Fact
  /// What the peers did that may be the cause, in sentences.
  package var notices: [String] = []

  /// What can be the matter.
  package enum Fact: Hashable, Sendable {
    /// The screen showed other text than the `output` block; the two first lines that differ.
    case output(expected: String, got: String)
    /// The block ended in another way than it should; exception names, nil for a normal end.
    case ending(expected: String?, got: String?)
    /// The key of a prediction is not the live result.
    case predictionKey(key: String, live: String)
    /// No choice of a prediction says what happened.
    case noChoiceAgrees(live: String)
    /// The result of a prediction could not be found out.
    case noLiveResult
    /// A quiz's proof gave another answer than the key.
    case quizProof(key: String, live: String)
    /// A solution does not pass; the message it got.
    case solutionFails(String)
    /// A solution passes with another message than it names.
    case solutionMessage(expected: String, got: String)
    /// The starter passes as it stands, blanks and all.
    case starterPasses
    /// A wrong sample passes.
    case invalidPasses
    /// A wrong sample fails with another message.
    case invalidMessage(expected: String, got: String)
    /// A rule's message is met by no sample.
    case ruleNeverMet(String)
    /// A rule cannot be evaluated.
    case brokenRule(String)
    /// A block runs longer than it may; so many seconds.
    case tooLong(Int)
    /// A setup block did not run to its end; the error's last line.
    case setupFails(String)
    /// A peer or a visitor could not be brought up.
    case peerFails(String)
    /// A visitor's port is a variable that holds no port when the step begins.
    case visitorWithoutPort(String)
  }
}

extension CheckFinding: CustomStringConvertible {
  /// The finding as `check` prints it: `path:line: what is the matter` and what to do.
  package var description: String {
    (["\(path):\(position.line): step \(step): \(fact.reason)"] + notices + [fact.advice])
      .joined(separator: "\n    ")
  }
}

extension CheckFinding.Fact {
  /// What is the matter, in one or two sentences.
  package var reason: String {
    switch self {
    case .output(let expected, let got):
      "the run shows \(CheckFinding.shown(got)), and the output block says \(CheckFinding.shown(expected))."
    case .ending(let expected, let got):
      "the block ends \(CheckFinding.ending(got)); it should end \(CheckFinding.ending(expected))."
    case .predictionKey(let key, let live):
      "the key is \(key), and the live result is \(live)."
    case .noChoiceAgrees(let live): "no choice says what happened: \(live)."
    case .noLiveResult: "the block gave no result that the key could be compared with."
    case .quizProof(let key, let live): "the key is \(key), and its proof gives \(live)."
    case .solutionFails(let message): "the solution does not pass: \(message)"
    case .solutionMessage(let expected, let got):
      "the solution passes with the message “\(got)”, not with “\(expected)”."
    case .starterPasses: "the starter passes as it stands."
    case .invalidPasses: "this wrong answer passes."
    case .invalidMessage(let expected, let got):
      "this wrong answer meets the message “\(got)”, not “\(expected)”."
    case .ruleNeverMet(let message):
      "no solution or invalid block meets the message “\(message)” and names it."
    case .brokenRule(let problem): "a rule cannot be evaluated: \(problem)."
    case .tooLong(let seconds):
      "the block runs longer than \(seconds) s. The rest of the lesson was not run."
    case .setupFails(let line): "the setup ends in \(line)"
    case .peerFails(let problem): "a peer cannot be brought up: \(problem)"
    case .visitorWithoutPort(let name):
      "the visitor never calls: `\(name)` holds no port when the step begins."
    }
  }

  /// One thing to do about it.
  package var advice: String {
    switch self {
    case .output: "Correct the output block, or the code above it; <...> stands for any text."
    case .ending: "Name the exception with expect=, or mend the code."
    case .predictionKey: "Mark the answer that the run gives."
    case .noChoiceAgrees: "Add a choice with the live result in backquotes, and mark it with [x]."
    case .noLiveResult: "End the block with an expression, or name one with of=\"EXPR\"."
    case .quizProof: "Mark the answer that the proof gives, or mend the proof."
    case .solutionFails: "Mend the solution, or the rules of the grade block."
    case .solutionMessage, .invalidMessage:
      "Correct expect=, or the rule's message in the grade block."
    case .starterPasses: "Let the rules ask for more, or leave a blank ____ in the starter."
    case .invalidPasses: "Add a fail rule that finds this mistake, before the pass rule."
    case .ruleNeverMet:
      "Let a solution or an invalid block meet it, with the whole message in expect=."
    case .brokenRule: "Try the expression at the prompt of switchboard repl."
    case .tooLong: "Let its loop end, or give it more time with --timeout."
    case .setupFails: "Run the setup's lines at the prompt of switchboard repl."
    case .peerFails: "Compare its lines with the verbs in README's part for authors."
    case .visitorWithoutPort(let name): "Bind \(name) in a step before, or in setup code."
    }
  }
}

extension CheckFinding {
  fileprivate static func shown(_ line: String) -> String {
    line.isEmpty ? "nothing" : "“\(line)”"
  }

  fileprivate static func ending(_ name: String?) -> String {
    name.map { "in \($0)" } ?? "normally"
  }
}
