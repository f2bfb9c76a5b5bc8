/// What came of each step on this machine.
package struct StepReport: Hashable, Sendable {
  private var outcomes: [LabStep: StepOutcome] = [:]

  /// A report in which nothing has been tried.
  package init() {}

  /// What came of a step.
  package subscript(step: LabStep) -> StepOutcome {
    get { outcomes[step] ?? .notTried }
    set { outcomes[step] = newValue }
  }

  /// Notes what a call returned: minus the errno for a failure.
  mutating func note(_ step: LabStep, _ result: Int) {
    self[step] = result < 0 ? .failed(errno: Int32(-result)) : .passed
  }

  /// The steps that were refused, in their order.
  package var failures: [(step: LabStep, errno: Int32)] {
    LabStep.allCases.compactMap { step in
      if case .failed(let errno) = self[step] { (step, errno) } else { nil }
    }
  }

  /// Whether all of these steps work.
  package func allPass(_ steps: LabStep...) -> Bool {
    steps.allSatisfy { self[$0].isPassed }
  }

  /// Whether there is a lab whose names and ports are true: its network, its addresses, its sockets.
  package var hasLab: Bool {
    allPass(
      .helper, .namespaces, .userMaps, .loopback, .wire, .addresses, .passing, .connection, .states)
  }

  /// The best tier that these steps allow.
  package var tier: Tier {
    if hasLab {
      guard allPass(.packets) else { return .c }
      return allPass(.filter, .repair) ? .a : .b
    }
    if allPass(.ownStates) { return allPass(.ownPackets) ? .b : .c }
    return .d
  }
}
