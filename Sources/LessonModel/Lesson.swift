/// One lesson: what its Markdown file says, checked and ready to be played.
package struct Lesson: Sendable, Hashable {
  /// What the front matter says.
  package var header: LessonHeader
  /// The file's name without `.md`, such as `02-creating-a-socket`.
  package var name: String
  /// The number that people say, taken from the start of the name; nil when the name has none.
  package var number: Int?
  /// The path of the file, as problems print it; built-in lessons use `Lessons/NAME.md`.
  package var path: String
  /// A 64-bit hash of the whole file in 16 hexadecimal digits.
  package var contentHash: String
  /// The steps, in the order in which they are played.
  package var steps: [Step]
  /// The prose after the last step.
  package var closing: [ProseBlock]

  /// How many steps each reader meets: near variants come only to some.
  package var count: Int { steps.count { $0.near == nil } }

  /// Finds a step by its id, its label (`3.12`) or its number within the lesson (`12`).
  package func step(named name: String) -> Step? {
    steps.first { $0.id == name } ?? steps.first { $0.label == name || "\($0.number)" == name }
  }
}

/// The front matter of a lesson.
package struct LessonHeader: Sendable, Hashable {
  /// When the solution of an exercise may be shown.
  package enum Reveal: String, Sendable, Hashable, CaseIterable {
    /// At any time.
    case always
    /// After one attempt of the reader.
    case afterTry = "after-try"
    /// Never: the lesson is used for an assessment.
    case never
  }

  /// The lesson's id in the progress log; it survives a new file name.
  package var id: String
  /// The title that people see.
  package var title: String
  /// The language of the prose, such as `en`.
  package var language: String
  /// The minutes that a reader needs; nil when the file does not say.
  package var minutes: Int?
  /// The section of the HOWTO that the lesson treats; nil when it treats none.
  package var source: String?
  /// What the machine must offer: a tier (`A` to `D`) or a feature such as `packets`.
  package var needs: [String]
  /// The ids of the lessons that come before this one.
  package var prerequisites: [String]
  /// Where these stand in the file.
  package var prerequisitesPosition: LessonPosition
  /// Whether steps may be skipped.
  package var maySkip: Bool
  /// When solutions may be shown.
  package var reveal: Reveal
  /// The version that the author gives the lesson; nil when the file does not say.
  package var version: String?
  /// The id of the lesson that this one translates; nil when it is no translation.
  package var translationOf: String?
}
