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
  /// The lines of the attempt that failed before this one.
  private(set) var failedLines: [String] = []
  /// Where the latest entry begins among the lines, and what was the case before it.
  private var entry: (start: Int, mark: Workbench.Mark)
  /// What the lesson's own code does, once that has been found out: a `try` step compares with it.
  var wanted: StepEffect?
  /// Whether the reader asked for the judgement by an empty line.
  var isJudgedNow = false
  /// Assignments that bind the lesson's names to the reader's objects.
  var renames: [String] = []

  init(goal: String, bench: Workbench) {
    self.goal = goal
    self.bench = bench
    goalCount = bench.statementCount(of: goal)
    let mark = bench.mark()
    self.mark = mark
    entry = (0, mark)
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
    failedLines = hasFailed ? turns.map(\.source) : []
    turns = []
    hasFailed = false
    isJudgedNow = false
    renames = []
    mark = bench.mark()
    entry = (0, mark)
  }

  // MARK: Entries

  /// Says that what is added from here on was typed at once.
  func beginEntry() {
    entry = (turns.count, bench.mark())
  }

  /// The lines of the latest entry.
  var entryLines: [String] { turns[entry.start...].map(\.source) }

  /// Whether the latest entry goes on with an attempt.
  var isContinued: Bool { entry.start > 0 }

  /// Whether the latest entry did anything that lasts: looking at a value does not, nor does a slip of the pen.
  var hasEffect: Bool {
    !bench.callKinds(since: entry.mark).isEmpty || bench.hasChangedNames(since: entry.mark)
  }

  /// Forgets the latest entry, which has changed nothing.
  func dropEntry() {
    turns.removeSubrange(entry.start...)
  }

  /// Forgets the latest line, which the reader has stopped.
  func dropLast() {
    turns.removeLast()
  }

  /// Runs lines silently as an attempt of their own; the step must be at its start.
  func rerun(_ lines: [String], entryAt start: Int = 0, as plan: TurnPlan) {
    turns = []
    mark = bench.mark()
    entry = (0, mark)
    for (index, line) in lines.enumerated() {
      if index == start { beginEntry() }
      turns.append(bench.run(line, as: plan))
    }
  }

  /// Where the latest entry begins.
  var entryStart: Int { entry.start }

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
      error: turns.last?.errorName, result: turns.last?.glimpse)
  }

  /// The events since the step began.
  var firstEvent: Int { mark.event }
}
