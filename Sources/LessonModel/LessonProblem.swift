/// One thing that is not right in a lesson file: a fact and its place.
///
/// Words for people come from `description`; they stand in `LessonProblem+Words.swift`.
package struct LessonProblem: Error, Sendable, Hashable {
  /// How much a problem weighs.
  package enum Severity: String, Sendable, Hashable {
    /// The lesson cannot be played.
    case error
    /// The lesson can be played; `check` refuses it.
    case lint
  }

  /// The file, as the reader of the message knows it.
  package var path: String
  /// The place in the file.
  package var position: LessonPosition
  /// What is not right.
  package var fact: Fact

  /// Makes a problem of a file.
  package init(path: String, position: LessonPosition, fact: Fact) {
    self.path = path
    self.position = position
    self.fact = fact
  }

  /// How much it weighs: what concerns style alone is lint.
  package var severity: Severity {
    if case .style = fact { return .lint }
    return .error
  }

  /// What can be wrong with a lesson, by where it is wrong.
  package enum Fact: Sendable, Hashable {
    /// Something about the file and its front matter.
    case file(File)
    /// Something about attributes, classes and the names of blocks.
    case attribute(Attribute)
    /// Something about which block belongs where.
    case structure(Structure)
    /// Something about grade rules and the Python in a lesson.
    case python(Python)
    /// Something about a quiz.
    case quiz(Question)
    /// Something about the script of a peer or a visitor.
    case script(Script)
    /// Something that plays, but does not teach well.
    case style(Style)
  }

  /// Problems of the file and its front matter.
  package enum File: Sendable, Hashable {
    /// The file cannot be read; the text is the system's reason.
    case unreadable(reason: String)
    /// A byte that is no UTF-8.
    case notUTF8
    /// The first line is not `---`.
    case noFrontMatter
    /// No second `---`.
    case unclosedFrontMatter
    /// A tab where YAML wants spaces.
    case tabInFrontMatter
    /// Not YAML; the text is the parser's.
    case yaml(reason: String)
    /// A value that is neither one text nor a list of texts.
    case notFlat(key: String)
    /// A key that no lesson has.
    case unknownKey(String)
    /// A key that each lesson must have.
    case missingKey(String)
    /// A lesson that is to come before and that nobody has; the ids that there are.
    case unknownPrerequisite(String, known: [String])
    /// A value of the wrong form.
    case badValue(key: String, value: String, expected: String)
    /// A file without a step.
    case noSteps
  }

  /// Problems of attributes, classes and the names of blocks.
  package enum Attribute: Sendable, Hashable {
    /// `{` without `}`.
    case unclosedAttributes
    /// Attributes without braces.
    case noBraces(String)
    /// A `"` without its second.
    case unclosedQuote
    /// Characters that are no attribute.
    case strayInAttributes(String)
    /// `#`, `.` or `key=` with nothing behind.
    case emptyAttribute(String)
    /// The same attribute twice.
    case repeatedAttribute(String)
    /// A class that a block of this name does not have.
    case unknownClass(String, block: String, known: [String])
    /// An attribute that a block of this name does not have.
    case unknownAttribute(String, block: String, known: [String])
    /// More than one class where one says the kind.
    case severalKinds([String], block: String)
    /// Attributes, but no class that says the kind.
    case noKind(block: String, known: [String])
    /// Attributes on a block whose name means nothing here.
    case unknownBlock(String)
    /// An attribute that the block needs.
    case missingAttribute(String, block: String)
    /// An attribute of the wrong form.
    case badAttribute(String, value: String, expected: String)
    /// A claim that the HOWTO's table does not have.
    case unknownClaim(String)
  }

  /// Problems of which block belongs where.
  package enum Structure: Sendable, Hashable {
    /// A part with no step before it.
    case orphan(block: String)
    /// `for=` names no step.
    case unknownStep(String, known: [String])
    /// An id used before.
    case duplicateID(String, firstLine: Int)
    /// A part that this kind of step does not have.
    case partNotAllowed(String, kind: Step.Kind)
    /// A part that a step has once.
    case repeatedPart(String, firstLine: Int)
    /// A part that this kind of step must have.
    case missingPart(String, kind: Step.Kind)
    /// A block with nothing in it.
    case emptyBlock(String)
    /// A block of ours inside a list or a quotation.
    case nestedBlock(String)
    /// Lists and quotations too deep to be read.
    case tooDeep
    /// A fence that nothing closes before the end of the file.
    case unclosedFence
    /// A peer at a host and port that another peer of the step has.
    case repeatedPeer(host: String, port: Int, firstLine: Int)
    /// A question that is asked after a surprise, where no prediction is.
    case whyWithoutPrediction(kind: Step.Kind)
    /// `near=` names no exercise above.
    case nearNothing(String, known: [String])
    /// A second near variant of an exercise.
    case secondNear(String, firstLine: Int)
    /// Another step between an exercise and its near variant.
    case nearTooLate(String)
    /// A near variant that claims to cover something.
    case nearCovers
  }

  /// Problems of grade rules and the Python in a lesson.
  package enum Python: Sendable, Hashable {
    /// A line of `grade` that is no rule.
    case badRule(String)
    /// A rule without ` => `.
    case noArrow
    /// A rule without a message.
    case noMessage
    /// A rule without a condition.
    case noCondition(String)
    /// Rules without a last `else`.
    case noElse
    /// Rules behind `else`.
    case ruleAfterElse
    /// Rules that nobody can pass.
    case noPass
    /// Not an expression; the text is the parser's.
    case badExpression(String, reason: String)
    /// An expression that does more than look.
    case impure(String, known: [String])
    /// A name that `calls` never holds.
    case unknownCall(String)
    /// Python that does not parse; the text is the parser's.
    case badCode(block: String, reason: String)
    /// A `predict` step whose code ends without a value.
    case nothingToPredict
  }

  /// Problems of a quiz.
  package enum Question: Sendable, Hashable {
    /// A question without a text.
    case noQuestion
    /// Fewer than two items.
    case tooFewItems(Int)
    /// No item is the right one.
    case noCorrectItem
    /// A `choice` with several right items.
    case severalCorrectItems(Int)
    /// An item without `[x]` or `[ ]`.
    case noMark
    /// A text or a block behind the items.
    case strayInQuiz
    /// Two items that say the same.
    case repeatedItem(String)
    /// No `[[…]]`.
    case noBlankInQuiz(Quiz.Kind)
    /// More than one `[[…]]` where the kind has one.
    case severalBlanks(Quiz.Kind)
    /// `[[` without `]]`.
    case unclosedBlank
    /// `[[]]`, or nothing between two bars.
    case emptyBlank
    /// A key of `numeric` that is no number.
    case notANumber(String)
  }

  /// Problems of the script of a peer or a visitor.
  package enum Script: Sendable, Hashable {
    /// A verb that scripts do not have.
    case unknownVerb(String)
    /// A verb that only the other kind of script has.
    case verbNotHere(String, block: String)
    /// A verb's argument of the wrong form.
    case badArgument(verb: String, found: String, expected: String)
    /// An event that scripts cannot wait for.
    case unknownEvent(String)
    /// A backslash sequence that strings do not have.
    case badEscape(String)
    /// `service=` and lines as well.
    case serviceAndScript
    /// Neither `service=` nor lines.
    case nothingToDo(block: String)
    /// A service that is not built in.
    case unknownService(String)
    /// A `"` without its second.
    case unclosedString
    /// A verb that needs a connection, where there is none: the verb that makes one did not come before.
    case noConnection(verb: String, block: String)
    /// A visitor without `connect`.
    case neverCalls
  }

  /// What lint finds.
  package enum Style: Sendable, Hashable {
    /// A sentence that is too long.
    case longSentence(words: Int, limit: Int, start: String)
    /// A word that lessons avoid, and what to say instead.
    case avoidedWord(String, instead: String)
    /// A step that does not fit a screen.
    case stepTooLong(lines: Int, limit: Int)
    /// A step without an id.
    case missingID(block: String)
    /// Prose between a step and one of its parts.
    case textInsideStep(block: String)
    /// HTML that no terminal shows.
    case shownHTML
    /// A comment that is nearly one of ours.
    case unknownComment(String)
    /// A question that says nothing when it has been answered.
    case noExplanation
    /// A wrong choice that says nothing to who takes it.
    case noFeedback(letter: String)
    /// A right choice with feedback, which only wrong ones have.
    case feedbackOnKey(letter: String)
    /// A key that neither a run proves nor the explanation repeats.
    case keyNotExplained(String)
    /// An item that the explanation does not name in its place.
    case orderNotExplained(String)
    /// A block without attributes whose name is nearly one of ours.
    case blockNameAlmost(String)
    /// A heading above a near variant.
    case headingOfNear
  }
}
