internal import LessonModel

/// Near variants: who has passed an exercise with its solution in view meets another one of the same kind.
extension LessonPlayer {
  /// Whether a step is to be played: a near variant only while its exercise is open.
  private func isDue(_ step: Step) -> Bool {
    step.near.map(isOpen) ?? true
  }

  /// Whether an exercise was passed with its solution, and nothing since has shown that it is known.
  private func isOpen(_ id: String) -> Bool {
    log.state.lessons[lesson.header.id]?.open.contains(id) == true
  }

  /// The first step from a place on that is to be played; the number of steps where there is none.
  func place(from index: Int) -> Int {
    lesson.steps[min(index, lesson.steps.count)...].first(where: isDue)?.index
      ?? lesson.steps.count
  }

  /// The first step to be played at a place or before it.
  func place(back index: Int) -> Int {
    lesson.steps.prefix(max(0, index + 1)).last(where: isDue)?.index ?? 0
  }

  /// Says why a near variant comes.
  func introduceVariant(_ step: Step) {
    guard let exercise = step.near.flatMap({ lesson.step(named: $0) }) else { return }
    let label = exercise.label
    let words = isOpen(exercise.id) ? Words.variant(of: label) : Words.variantByChoice(label)
    screen.show(.note([StyledText(words)]))
  }

  /// Notes that an exercise's solution is in view from now on.
  func noteShown(_ step: Step) {
    guard step.kind == .exercise || step.near != nil else { return }
    if log.state.lessons[lesson.header.id]?.shown != step.id { note(.shown, step) }
  }

  /// Says what a near variant that has been passed means for its exercise.
  func showMeaning(of step: Step) {
    guard let exercise = step.near.flatMap({ lesson.step(named: $0) }) else { return }
    let words =
      isOpen(exercise.id) ? Words.staysOpen(exercise.label) : Words.nowKnown(exercise.label)
    screen.show(.note([StyledText(words)]))
  }

  /// What a near variant has made is put away with it.
  func leave(_ step: Step) {
    if step.near != nil { isAstray = true }
  }

  /// Names the exercises that were passed with their solutions only, at the end of the lesson.
  func showOpenExercises() {
    let open = lesson.steps.filter { $0.near == nil && isOpen($0.id) }.map(\.label)
    if !open.isEmpty {
      screen.show(.note([StyledText(Words.openExercises(open, in: lesson.name))]))
    }
  }
}
