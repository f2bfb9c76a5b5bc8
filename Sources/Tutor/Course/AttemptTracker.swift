internal import Timeline

/// The lines of one attempt at a step, and what they did since the step began.
final class AttemptTracker {
  /// The lesson's own code for the step: how many statements an attempt is likely to have.
  let goal: String
  let bench: Workbench
  private let goalCount: Int
  private(set) var mark: Workbench.Mark
  /// The lines that ran, in order.
  private(set) var turns: [Turn] = []
  /// Whether the attempt was judged not to pass, so that the next line may begin another.
  private(set) var hasFailed = false
  /// The lines of the attempt that failed before this one, as they ran.
  private var failed: [Turn] = []
  /// What the lines from a place on would have gone on with, had the first of them been taken for no change.
  private var continued: (lines: [String], place: Int)?
  /// How many of the lines stood when the attempt was judged last, and goes on nevertheless.
  private(set) var judgedCount = 0
  /// Where the latest entry begins among the lines, and what was the case before it.
  private var entry: (start: Int, mark: Workbench.Mark)
  /// Whether the latest entry did nothing that lasts: it counts for a judgement, and goes with the next entry.
  private(set) var isIdle = false
  /// What the lesson's own code does, once that has been found out: a `try` step compares with it.
  var wanted: StepEffect?
  /// Where the record holds what lines did that were forgotten: no part of what is judged.
  private var forgotten: [Range<Int>] = []
  /// Whether the reader has ended the attempt: by an empty line, or by giving several statements at once.
  var isEnded = false
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

  /// Whether the last line is of another kind than the last of the lesson's own code, so that more is likely to come:
  /// it calls something, and nothing that the lesson's calls.
  var endsElsewhere: Bool {
    let wanted = PythonSource.calls(in: PythonSource.statements(goal)?.last ?? goal)
    let last = PythonSource.calls(in: turns.last?.source ?? "")
    return !wanted.isEmpty && !last.isEmpty && wanted.isDisjoint(with: last)
  }

  /// Adds a line that has run.
  func add(_ turn: Turn) {
    turns.append(turn)
  }

  /// Begins another attempt, after the step has been put back to its start.
  ///
  /// A line may still need what was typed since the attempt was judged: a function that was defined anew.
  func clear() {
    failed = hasFailed ? turns : Array(turns[judgedCount...])
    continued = nil
    turns = []
    hasFailed = false
    isEnded = false
    isIdle = false
    judgedCount = 0
    renames = []
    begin()
  }

  private func begin() {
    forgotten = []
    mark = bench.mark()
    entry = (0, mark)
  }

  /// Notes that the attempt was judged not to pass.
  ///
  /// One that may be unfinished goes on with the next line; of a whole one only what the next line needs.
  func fail() {
    judgedCount = turns.count
    hasFailed = !mayBeUnfinished
  }

  // MARK: Entries

  /// Says that what is added from here on was typed at once.
  func beginEntry() {
    if isIdle { dropEntry() }
    hasJustDropped = false
    isIdle = false
    entry = (turns.count, bench.mark())
  }

  /// Whether the latest entry did anything that lasts: looking at a value does not, nor does a slip of the pen, nor a
  /// call that the kernel refused and that ended the line.
  var hasEffect: Bool {
    bench.hasEffect(since: entry.mark, endedInError: turns.last?.errorName != nil)
  }

  /// Whether anything was typed since the attempt was judged last.
  var hasNews: Bool { turns.count > judgedCount }

  /// Whether the latest entry is one line that only waited: it can be forgotten as if it had not been typed.
  var hasOnlyWaited: Bool {
    let lines = turns[entry.start...]
    guard lines.count == 1, let line = lines.last, line.wasStopped else { return false }
    return line.calls.count <= 1 && !bench.hasChangedNames(since: entry.mark)
  }

  /// Whether the latest entry was forgotten, and nothing was typed since then.
  private(set) var hasJustDropped = false

  /// Forgets the latest entry.
  func dropEntry() {
    hasJustDropped = true
    for turn in turns[entry.start...] {
      forgotten.append(turn.firstEvent..<turn.firstEvent + turn.events.count)
    }
    turns.removeSubrange(entry.start...)
    judgedCount = min(judgedCount, turns.count)
  }

  /// Says that the reader has been told of it: an empty line checks what is left.
  func noteDropped() {
    hasJustDropped = false
  }

  /// Lets the latest entry, which has changed nothing, go with the next one.
  func setAside() {
    isIdle = true
  }

  /// Forgets the latest line, which the reader has stopped.
  func dropLast() {
    turns.removeLast()
  }

  /// Whether nothing was typed that could be judged.
  var isEmpty: Bool { turns.isEmpty || isIdle && entry.start == 0 }

  /// Other runs of what was typed from the step's start, each of which its reader may have meant as the whole attempt.
  ///
  /// Nobody can tell from a line whether it goes on with what failed, changes it, or begins anew.
  ///
  /// Where nothing but bytes and names is compared, `mayAppend`, what failed may be the beginning of what came after it:
  /// then each byte counts. A rule of a lesson could take the calls of two attempts for those of one.
  func otherReadings(mayAppend: Bool) -> [[String]] {
    let whole = turns.map(\.source)
    var readings: [[String]] = []
    func offer(_ reading: [String]) {
      if reading != whole, !readings.contains(reading) { readings.append(reading) }
    }
    if let changed = changedFailure { offer(changed) }
    if mayAppend, !failedLines.isEmpty { offer(failedLines + whole) }
    if hasFailed, judgedCount > 0, judgedCount < whole.count {
      let changed = StatementRole.changed(
        Array(whole[..<judgedCount]), by: Array(whole[judgedCount...]))
      offer(changed.lines)
    }
    if let continued, continued.place <= whole.count {
      offer(continued.lines + whole[continued.place...])
    }
    for start in [entry.start, judgedCount] where start > 0 && start < whole.count {
      offer(Array(whole[start...]))
    }
    return readings
  }

  /// The attempt that failed before, with the new lines in place of those that they change; nil where a new line stands
  /// for itself.
  private var changedFailure: [String]? {
    guard !failedLines.isEmpty, mayBeUnfinished else { return nil }
    let changed = StatementRole.changed(failedLines, by: turns.map(\.source))
    return changed.isPure ? changed.lines : nil
  }

  private var failedLines: [String] { failed.map(\.source) }

  /// What must run before new statements that read names which only the failed attempt had bound: its lines up to there,
  /// with those that were changed since; nil where they read no such name.
  func linesToTakeUp(for statements: [String]) -> [String]? {
    guard !failedLines.isEmpty else { return nil }
    let later = turns.map(\.source) + statements
    let text = later.joined(separator: "\n")
    let missing = bench.namesRead(by: text).filter { !bench.isBound($0) }
    let joined = (failedLines + later).joined(separator: "\n")
    guard !missing.isSubset(of: bench.namesRead(by: joined)) else { return nil }
    let changed = StatementRole.changed(failedLines, by: later)
    return Array(changed.lines[..<changed.places[turns.count]])
  }

  /// What must run before a new line in place of one of the failed attempt that took something from a socket, since
  /// that does not come a second time: the attempt's lines before it; nil where the line changes none.
  ///
  /// It binds the names of that line anew, or it is a `with` or `try` block and the last line was one that raised. The
  /// same line again goes on with what is left, and so does one that makes its new value from the old one.
  func change(by statements: [String]) -> Change? {
    let isAfresh = turns.isEmpty
    let old = isAfresh ? failed : Array(turns[..<judgedCount])
    guard statements.count == 1, let line = statements.first, let last = old.last,
      isAfresh || hasFailed || last.hasRaised && last.takesFromSocket,
      let role = StatementRole(line), !PythonSource.calls(in: line).isEmpty
    else { return nil }
    let later = turns[(isAfresh ? 0 : judgedCount)...].map(\.source) + [line]
    let before: [String]
    switch role.form {
    case .binding:
      let changed = StatementRole.changed(old.map(\.source), by: later)
      guard changed.isPure, let place = changed.places.last, place > 0 else { return nil }
      before = Array(changed.lines[..<place])
    case .guarded:
      guard later.count == 1, last.hasRaised, StatementRole(last.source)?.form == .guarded,
        !isAfresh || old.count > 1
      else { return nil }
      before = old.dropLast().map(\.source)
    case .expression, .loop, .condition, .other: return nil
    }
    guard old[before.count].takesFromSocket,
      isAfresh || old[before.count].source.trimmed != line.trimmed
    else { return nil }
    return Change(before: before, failed: old, typed: turns.map(\.source))
  }

  /// What a line that changes a failed attempt starts from.
  struct Change {
    /// The attempt's lines before it, as they are now.
    var before: [String]
    /// The attempt that failed.
    fileprivate var failed: [Turn]
    /// What stood when the line was typed, and would have gone on with it.
    fileprivate var typed: [String]
  }

  /// Goes on from lines of the failed attempt that have run again.
  func takeUp() {
    failed = []
    continued = nil
    setAnew()
  }

  /// Goes on with a changed line from lines of the failed attempt that have run again: those behind it may still be
  /// meant as they were, and it may have been meant to go on.
  func takeUp(_ change: Change) {
    failed = change.failed
    continued = (change.typed, turns.count)
    setAnew()
  }

  private func setAnew() {
    hasFailed = false
    isIdle = false
    judgedCount = 0
  }

  /// Runs lines silently as an attempt of their own; the step must be at its start.
  func rerun(_ lines: [String], entryAt start: Int = 0, as plan: TurnPlan) {
    let wasIdle = isIdle
    defer { isIdle = wasIdle }
    isIdle = false
    turns = []
    begin()
    for (index, line) in lines.enumerated() {
      if index == start { beginEntry() }
      turns.append(bench.run(line, as: plan))
    }
  }

  /// Where the latest entry begins.
  var entryStart: Int { entry.start }

  /// Whether a line begins another attempt: the one before has failed, the line needs none of its names, and it does
  /// more than look.
  ///
  /// Where the failed one may go on, only what it began with begins another.
  func startsAfresh(with source: String) -> Bool {
    guard hasFailed || opensAnew(source), !PythonSource.onlyLooks(source) else { return false }
    return bench.namesRead(by: source).isDisjoint(with: bench.newNames(since: mark))
  }

  private func opensAnew(_ source: String) -> Bool {
    guard judgedCount > 0, let role = StatementRole(PythonSource.statements(source)?.first ?? "")
    else { return false }
    return turns.contains { StatementRole($0.source).map(role.opensAnew) ?? false }
  }

  /// What the lines did, by state.
  func effect() -> StepEffect {
    StepEffect(
      names: bench.changedNames(since: mark),
      calls: bench.callKinds(in: events),
      received: bench.receivedBytes(since: mark),
      error: turns.last?.errorName, result: turns.last?.glimpse)
  }

  /// Where the record of the attempt begins.
  var firstEvent: Int { mark.event }

  /// What happened since the step began, the calls of forgotten lines left out.
  var events: [TimelineEvent] {
    bench.recorder.events(from: firstEvent).filter { event in
      guard case .call(let call) = event, call.actor == .reader else { return true }
      return !forgotten.contains { $0.contains(event.id.index) }
    }
  }
}
