/// Near variants: what a reader does who has passed an exercise with its solution.
extension LessonBuilder {
  /// The exercise that `near=` names; nil where a block has no such attribute, and where no exercise is meant.
  mutating func nearExercise(_ info: BlockInfo, _ kind: Step.Kind) -> Step? {
    // Other blocks have no such attribute; that is reported with the attributes.
    guard let value = info.value("near"), [.exercise, .try, .modify].contains(kind) else {
      return nil
    }
    let exercises = steps.filter { $0.kind == .exercise && $0.near == nil }
    guard let exercise = exercises.first(where: { $0.id == value.text }) else {
      log.add(.nearNothing(value.text, known: exercises.map(\.id)), value.valuePosition)
      return nil
    }
    if let first = steps.first(where: { $0.near == exercise.id }) {
      log.add(.secondNear(exercise.id, firstLine: first.position.line), value.valuePosition)
    } else if steps.last?.id != exercise.id {
      log.add(.nearTooLate(exercise.id), value.valuePosition)
    }
    if let covers = info.value("covers") { log.add(.nearCovers, covers.position) }
    if let heading = prose.first(where: isHeading) {
      log.add(style: .headingOfNear, LessonPosition(line: heading.line))
    }
    return exercise
  }

  private func isHeading(_ block: ProseBlock) -> Bool {
    if case .heading = block.kind { true } else { false }
  }
}
