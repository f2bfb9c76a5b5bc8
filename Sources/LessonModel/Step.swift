/// One step of a lesson: the prose before it, the code that is run or asked for, and its parts.
package struct Step: Sendable, Hashable {
  /// What the reader does in a step.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The code is typed and run for the reader.
    case run
    /// The reader types the code, or anything with the same effect.
    case `try`
    /// The code has been run: the reader changes one thing and sees.
    case modify
    /// The reader says what will happen; then the code is run.
    case predict
    /// The reader completes a starter or writes the code; rules grade it.
    case exercise
    /// The reader answers a question.
    case quiz
    /// The reader reads a claim that no call can show.
    case told
  }

  /// The id in the progress log; made from the step's kind and number when the author gives none.
  package var id: String
  /// The step's place in the lesson, from 0.
  package var index: Int
  /// The step's number within the lesson, from 1; a near variant has that of its exercise.
  package var number: Int
  /// The number for people: the lesson's number, a dot, the step's number, as in `3.12`; `3.12b` for a near variant.
  package var label: String
  /// What the reader does.
  package var kind: Kind
  /// Where the block that makes the step begins.
  package var position: LessonPosition
  /// The text of the nearest heading above; nil before the first heading.
  package var heading: String?
  /// What is shown before the code; a `told` step's own paragraph is the last block.
  package var prose: [ProseBlock] = []
  /// Code that is run silently before the step, in file order.
  package var setup: [CodeBlock] = []
  /// The step's own code; nil in `quiz` and `told` steps.
  package var code: CodeBlock?
  /// How the code must end when it does not end normally.
  package var expectation: Expectation?
  /// What a prediction is compared with; meaningful in `predict` steps only.
  package var subject: PredictionSubject = .lastValue
  /// The id of the exercise of which the step is a near variant: only who passed that with its solution meets it.
  package var near: String?
  /// The ids of the HOWTO's claims that the step shows.
  package var covers: [String] = []
  /// What the screen must show for the run: echo and standard output.
  package var output: OutputPattern?
  /// The question of a `predict` or `quiz` step.
  package var quiz: Quiz?
  /// A second question, class `.why`: asked after a surprise, before the explanation.
  package var why: Quiz?
  /// The rules that grade an attempt; the first that matches wins.
  package var grade: [GradeRule] = []
  /// The hints, from the lightest to the strongest.
  package var hints: [Hint] = []
  /// Code that passes the rules.
  package var solutions: [Solution] = []
  /// Code that must fail, each with the message it must meet.
  package var invalids: [InvalidSample] = []
  /// The peers that the step brings up.
  package var peers: [PeerScript] = []
  /// The visitors that call at the reader's own server.
  package var visitors: [VisitorScript] = []
  /// What the step is worth.
  package var points: Int = 1
  /// What the instructor alone sees.
  package var speakerNotes: [SpeakerNote] = []
  /// A 64-bit hash of what the step teaches and asks, in 16 hexadecimal digits; it does not change when other steps do.
  package var contentHash: String = ""
}

/// Python in a lesson, with the place where its first line stands.
package struct CodeBlock: Sendable, Hashable {
  /// The text, lines ended by newlines.
  package var text: String
  /// Where the first line of the code stands in the file.
  package var position: LessonPosition
  /// How far the fence, and so each line of code, is indented.
  package var indent: Int = 0

  /// The lines, without their newlines.
  package var lines: [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// Whether the code holds a blank `____` for the reader to fill.
  package var hasBlanks: Bool { text.contains("____") }
}

/// How a run ends when it does not end normally.
package enum Expectation: Sendable, Hashable {
  /// An exception of this class, such as `ConnectionRefusedError`.
  case exception(String)
  /// A call that would wait for ever, as quiescence reports it.
  case waitsForever
}

/// What the answer to a prediction is compared with.
package enum PredictionSubject: Sendable, Hashable {
  /// The value of the block's last expression, or the name of the exception that it raised.
  case lastValue
  /// The value of an expression, evaluated after the block.
  case expression(LessonExpression)
  /// Whether the block waits for ever.
  case waits
}

/// One hint.
package struct Hint: Sendable, Hashable {
  /// What it says.
  package var prose: [ProseBlock]
  /// Where its text begins.
  package var position: LessonPosition
}

/// Code that must pass, and what is said then.
package struct Solution: Sendable, Hashable {
  /// The code.
  package var code: CodeBlock
  /// A part of the message that the reader must see; nil when any will do.
  package var expected: String?

  /// The code's text.
  package var text: String { code.text }
  /// Where the first line of the code stands.
  package var position: LessonPosition { code.position }
}

/// Code that must fail, and how.
package struct InvalidSample: Sendable, Hashable {
  /// The code.
  package var code: CodeBlock
  /// A part of the message that the reader must see.
  package var expected: String
  /// Where the block begins.
  package var position: LessonPosition
}

/// What only the instructor sees.
package struct SpeakerNote: Sendable, Hashable {
  /// The note's text, its common indentation removed.
  package var text: String
  /// Where the comment begins.
  package var position: LessonPosition
}
