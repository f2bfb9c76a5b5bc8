internal import LessonModel

/// What a step's rules say of an attempt.
enum Grade: Hashable {
  /// The first rule that matched lets it pass.
  case pass(String)
  /// The first rule that matched does not; its message.
  case fail(String)
  /// A rule could not be evaluated: the lesson's fault, not the reader's.
  case broken(String)
}

/// Applies a step's rules, in order, to what is the case after an attempt.
struct Grader {
  let bench: Workbench
  let step: Step

  /// What the first rule that matches says, where it is about the error that ended the attempt's last line.
  func messageAboutError(_ attempts: AttemptTracker) -> String? {
    let bindings = bench.checkBindings(for: step, attempts)
    for rule in step.grade {
      guard let condition = rule.condition else { return nil }
      guard bench.truth(of: condition.source, with: bindings) == .isTrue else { continue }
      let isAboutError = bench.namesRead(by: condition.source).contains("error")
      return isAboutError && rule.verdict == .fail ? rule.message : nil
    }
    return nil
  }

  /// The message of the first rule that matches; a rule that raises, for an attempt left other values, does not match.
  func verdict(_ attempts: AttemptTracker) -> Grade {
    let bindings = bench.checkBindings(for: step, attempts)
    for rule in step.grade {
      guard let condition = rule.condition else { return .fail(rule.message) }
      switch bench.truth(of: condition.source, with: bindings) {
      case .isTrue:
        return rule.verdict == .pass ? .pass(rule.message) : .fail(rule.message)
      case .isFalse, .raised: continue
      case .failed(let problem): return .broken("line \(rule.position.line): \(problem)")
      }
    }
    return .broken("no rule of the step matched, and it has no else")
  }
}
