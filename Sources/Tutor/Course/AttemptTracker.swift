/// The lines of one attempt at a step, and what they did since the step began.
final class AttemptTracker {
  /// The lesson's own code for the step: how many statements an attempt is likely to have.
  let goal: String
  let bench: Workbench
  private let goalCount: Int
  private(set) var mark: Workbench.Mark
  /// The lines that ran, in order.
  private(set) var turns: [Turn] = []
  /// Whether the attempt was judged not to pass, so that the next line begins another.
  var hasFailed = false
  /// Whether the reader asked for the judgement by an empty line.
  var isJudgedNow = false
  /// Assignments that bind the lesson's names to the reader's objects.
  var renames: [String] = []

  init(goal: String, bench: Workbench) {
    self.goal = goal
    self.bench = bench
    goalCount = bench.statementCount(of: goal)
    mark = bench.mark()
  }

  /// Everything that was typed, one line after the other.
  var source: String { turns.map(\.source).joined(separator: "\n") }

  /// Whether the reader may have more to type: fewer statements stand than in the lesson's own code.
  var mayBeUnfinished: Bool {
    turns.reduce(0) { $0 + bench.statementCount(of: $1.source) } < goalCount
  }

  /// Adds a line that has run.
  func add(_ turn: Turn) {
    turns.append(turn)
  }

  /// Begins another attempt, after the step has been put back to its start.
  func clear() {
    turns = []
    hasFailed = false
    isJudgedNow = false
    renames = []
    mark = bench.mark()
  }

  /// Whether a line begins another attempt: the one before has failed, and the line needs none of its names.
  func startsAfresh(with source: String) -> Bool {
    guard hasFailed else { return false }
    return bench.namesRead(by: source).isDisjoint(with: bench.newNames(since: mark))
  }

  /// What the lines did, by state.
  func effect() -> StepEffect {
    StepEffect(
      names: bench.changedNames(since: mark),
      calls: bench.callKinds(since: mark),
      received: bench.receivedBytes(since: mark),
      error: turns.last?.errorName)
  }

  /// The events since the step began.
  var firstEvent: Int { mark.event }
}
