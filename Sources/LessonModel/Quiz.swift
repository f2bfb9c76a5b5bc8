/// A question with its key, its feedback and the explanation that follows.
package struct Quiz: Sendable, Hashable {
  /// How a question is answered.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// One of the items.
    case choice
    /// Any number of the items.
    case multi
    /// A text.
    case text
    /// A number.
    case numeric
    /// Several texts, one for each blank.
    case fill
    /// The items, put into their right order.
    case order
  }

  /// The id in the progress log.
  package var id: String
  /// How it is answered.
  package var kind: Kind
  /// The question; blanks stand where `[[…]]` stood.
  package var question: [ProseBlock]
  /// The choices; for `order` the items in their right order; for texts and numbers the foreseen wrong answers.
  package var items: [Item]
  /// The keys of the blanks, in the order of the text.
  package var answers: [Answer]
  /// Whether upper and lower case differ in answers: `case=exact`.
  package var isCaseExact: Bool
  /// Whether the items may be shown in another order: `shuffle=yes`.
  package var mayShuffle: Bool
  /// What is said when it has been answered, after `---`.
  package var explanation: [ProseBlock]
  /// What it is worth.
  package var points: Int
  /// The claims that it asks about, when it is no step of its own.
  package var covers: [String]
  /// Where the block begins.
  package var position: LessonPosition

  /// One line of the choices.
  package struct Item: Sendable, Hashable {
    /// What the choice says.
    package var text: [Inline]
    /// Whether it belongs to the right answer.
    package var isCorrect: Bool
    /// What a reader who chose it is told.
    package var feedback: [ProseBlock]
    /// Where it stands.
    package var position: LessonPosition
    /// The choice in letters: `a`, `b`, `c` …, by its place in the file.
    package var letter: String
  }

  /// The key of one blank.
  package struct Answer: Sendable, Hashable {
    /// What counts as right: `[[one|other]]`.
    package var accepted: [Accepted]
    /// Where the blank stands.
    package var position: LessonPosition
  }

  /// One accepted answer.
  package enum Accepted: Sendable, Hashable {
    /// This text; spaces around it and, unless the quiz says `case=exact`, case do not count.
    case text(String)
    /// Any number in the range; a single number is a range of one.
    case number(ClosedRange<Double>)
  }
}
