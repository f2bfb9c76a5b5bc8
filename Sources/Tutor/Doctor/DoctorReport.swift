internal import Explaining
internal import FoundationEssentials
package import Lab

/// What this machine allows, step by step, with the likely cause and a cure for each refusal.
package struct DoctorReport {
  private let steps: StepReport
  private let tier: Tier
  private let facts: MachineFacts

  /// A report on steps that were tried on a machine.
  package init(steps: StepReport, facts: MachineFacts) {
    self.steps = steps
    self.facts = facts
    tier = steps.tier
  }

  /// The steps that say something on this machine: what stands in for the lab only where it does.
  private var shown: [LabStep] {
    LabStep.allCases.filter { step in
      step.isOfLab || steps[step] != .notTried
    }
  }

  private func cause(of step: LabStep) -> RefusalCause? {
    guard case .failed(let errno) = steps[step] else { return nil }
    return RefusalCause(of: step, errno: errno, on: facts)
  }

  /// The report for people.
  package var text: String {
    var lines = [DoctorWords.machine(facts), ""]
    for step in shown {
      let outcome = DoctorWords.outcome(steps[step])
      lines.append(
        outcome + String(repeating: " ", count: max(1, 16 - outcome.count))
          + DoctorWords.step(step))
    }
    lines += ["", DoctorWords.tier(tier)]
    var told: Set<RefusalCause> = []
    for failure in steps.failures {
      guard let cause = cause(of: failure.step), told.insert(cause).inserted else { continue }
      lines += ["", "Refused: \(DoctorWords.step(failure.step))"]
      lines.append("  Likely cause: \(DoctorWords.cause(cause))")
      lines.append("  Cure: \(DoctorWords.cure(cause))")
    }
    return lines.joined(separator: "\n")
  }

  /// One line, to send to an instructor before class.
  package var card: String {
    let refused = steps.failures.map { "\($0.step.name) \(ErrnoNames.name($0.errno))" }
    let verdict = refused.isEmpty ? "all steps work" : "refused: " + refused.joined(separator: ", ")
    return "switchboard: tier \(tier.rawValue); \(DoctorWords.machine(facts)); \(verdict)"
  }

  /// The report for programs.
  package var json: String {
    struct Entry: Encodable {
      var step: String
      var outcome: String
      var errno: Int32?
      var error: String?
      var cause: String?
      var cure: String?
    }
    struct Whole: Encodable {
      var tier: String
      var system: String
      var kernel: String
      var root: Bool
      var container: Bool
      var steps: [Entry]
    }
    let entries = shown.map { step in
      var entry = Entry(step: step.name, outcome: DoctorWords.word(steps[step]))
      if case .failed(let errno) = steps[step] {
        entry.errno = errno
        entry.error = ErrnoNames.name(errno)
      }
      entry.cause = cause(of: step).map(DoctorWords.cause)
      entry.cure = cause(of: step).map(DoctorWords.cure)
      return entry
    }
    let whole = Whole(
      tier: tier.rawValue, system: facts.system, kernel: facts.kernel, root: facts.isRoot,
      container: facts.isContainer, steps: entries)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(whole)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
