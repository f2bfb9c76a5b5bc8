/// A problem in words: what happened, what was expected, one thing to try.
package struct LessonWording: Sendable, Hashable {
  /// What is there.
  package var happened: String
  /// What belongs there.
  package var expected: String
  /// One thing to try.
  package var advice: String

  init(_ happened: String, _ expected: String, _ advice: String) {
    self.happened = happened
    self.expected = expected
    self.advice = advice
  }
}

extension LessonProblem: CustomStringConvertible {
  /// The problem on one line, as compilers print them.
  ///
  /// `path:line:column: error:` comes first; then what happened, what was expected, one thing to try.
  package var description: String {
    let words = wording
    return "\(path):\(position.line):\(position.column): \(severity.rawValue): "
      + "\(words.happened) \(words.expected) \(words.advice)"
  }

  /// The problem in words.
  package var wording: LessonWording {
    switch fact {
    case .file(let fact): wording(of: fact)
    case .attribute(let fact): wording(of: fact)
    case .structure(let fact): wording(of: fact)
    case .python(let fact): wording(of: fact)
    case .quiz(let fact): wording(of: fact)
    case .script(let fact): wording(of: fact)
    case .style(let fact): wording(of: fact)
    }
  }

  /// Offers the nearest known name, or all of them when none is near.
  private func offer(_ word: String, _ known: [String], _ shape: (String) -> String) -> String {
    if let best = NearestName.best(to: word, in: known) { return "Try \(shape(best))." }
    if known.isEmpty { return "Remove it." }
    return "Try one of: \(known.map(shape).joined(separator: ", "))."
  }

  /// Offers the nearest known name, or says what may be compared.
  private func offerNear(_ word: String, _ known: [String]) -> String {
    NearestName.best(to: word, in: known).map { "Try `\($0)`." }
      ?? "Compare `result`, `error`, `calls`, `peer` or a variable."
  }

  private func name(_ text: String) -> String { "`\(text)`" }
}

extension LessonProblem {
  private func wording(of fact: File) -> LessonWording {
    switch fact {
    case .unreadable(let reason):
      .init(
        "The file cannot be read: \(reason).", "A readable file was expected.",
        "Check the path and the file's permissions.")
    case .notUTF8:
      .init(
        "This line holds bytes that are not UTF-8.", "Lessons are written in UTF-8.",
        "Save the file with the encoding UTF-8.")
    case .noFrontMatter:
      .init(
        "The file does not begin with front matter.", "The first line is `---`.",
        "Add `---`, the lines `id:`, `title:` and `lang:`, and `---`.")
    case .unclosedFrontMatter:
      .init(
        "The front matter has no end.", "A second line `---` closes it within 100 lines.",
        "Add a line `---` after the last key.")
    case .tabInFrontMatter:
      .init(
        "A tab stands at the start of this line.", "YAML allows spaces only.",
        "Replace the tab by spaces.")
    case .yaml(let reason):
      .init(
        "The front matter is not YAML: \(reason).", "Each line is `key: value`.",
        "Put the value into double quotes.")
    case .notFlat(let key):
      .init(
        "\(name(key)) holds more than one level.", "A value is one text or a list of texts.",
        "Write `\(key): value` or `\(key): [one, two]`.")
    case .unknownKey(let key):
      .init(
        "The front matter has a key \(name(key)).", "Lessons have no such key.",
        offer(key, LessonVocabulary.keys, name))
    case .missingKey(let key):
      .init(
        "The front matter has no \(name(key)).", "Each lesson says `id`, `title` and `lang`.",
        "Add a line `\(key): …`.")
    case .badValue(let key, let value, let expected):
      .init("\(name(key)) is \(name(value)).", "Expected: \(expected).", "Change the value.")
    case .noSteps:
      .init(
        "The lesson has no step.", "A lesson holds at least one step.",
        "Add a block that begins with ```` ```python {#first .run} ````.")
    }
  }

  private func wording(of fact: Attribute) -> LessonWording {
    switch fact {
    case .unclosedAttributes:
      .init(
        "`{` has no `}`.", "Attributes stand in one pair of braces, on one line.",
        "Add `}` at the end of the line.")
    case .noBraces(let text):
      .init(
        "\(name(text)) stands without braces.", "A block without attributes is shown, and not run.",
        "Write `{\(text)}`.")
    case .unclosedQuote:
      .init(
        "A `\"` has no second one.", "A quoted text ends with `\"` on the same line.",
        "Add the closing `\"`.")
    case .strayInAttributes(let text):
      .init(
        "\(name(text)) is no attribute.", "Attributes are `#id`, `.class` and `key=value`.",
        "Put a value with spaces into double quotes.")
    case .emptyAttribute(let text):
      .init(
        "\(name(text)) has nothing after it.", "A name or a value follows directly.",
        "Add it, without a space.")
    case .repeatedAttribute(let text):
      .init(
        "\(name(text)) stands there twice.", "Each attribute is given once.",
        "Remove one of them.")
    case .unknownClass(let text, let block, let known):
      .init(
        "\(name(block)) has no class \(name("." + text)).", "The class says what happens.",
        offer(text, known) { "`.\($0)`" })
    case .unknownAttribute(let text, let block, let known):
      .init(
        "\(name(block)) has no attribute \(name(text)).", "Each block has its own attributes.",
        offer(text, known) { "`\($0)=`" })
    case .severalKinds(let kinds, let block):
      .init(
        "\(name(block)) has \(kinds.map { "`.\($0)`" }.joined(separator: " and ")).",
        "One class says what happens.", "Keep one of them.")
    case .noKind(let block, let known):
      .init(
        "\(name(block)) has attributes but no class that says what happens.",
        "Known: \(known.map { "`.\($0)`" }.joined(separator: ", ")).", "Add one of them.")
    case .unknownBlock(let block):
      .init(
        "A block \(name(block)) has attributes.",
        "Only `python` and the parts of a step have them.",
        offer(block, ["python"] + LessonVocabulary.parts, name))
    case .missingAttribute(let key, let block):
      .init(
        "\(name(block)) has no \(name(key + "=")).", "It needs one.",
        "Add `\(key)=\(key == "port" ? "7001" : "\"…\"")` to its attributes.")
    case .badAttribute(let key, let value, let expected):
      .init(
        "\(name(key + "=" + value)) does not fit.", "Expected: \(expected).",
        "Change the value.")
    case .unknownClaim(let id):
      .init(
        "The HOWTO has no claim \(name(id)).", "`covers` names claims such as `C1`.",
        offer(id, Claim.all.map(\.id), name))
    }
  }

  private func wording(of fact: Structure) -> LessonWording {
    switch fact {
    case .orphan(let block):
      .init(
        "\(name(block)) has no step to belong to.",
        block == "setup" ? "A step follows its setup." : "A part follows its step.",
        block == "setup" ? "Move it before a step." : "Move it behind a step, or add `for=id`.")
    case .unknownStep(let id, let known):
      .init(
        "`for=\(id)` names no step.", "It names the id of a step in this file.",
        offer(id, known) { "`for=\($0)`" })
    case .duplicateID(let id, let line):
      .init(
        "The id \(name(id)) is used again; line \(line) has it.",
        "Each id is used once in a file.", "Choose another id here.")
    case .partNotAllowed(let part, let kind):
      .init(
        "A `.\(kind.rawValue)` step has no \(name(part)).", "Not every kind has each part.",
        "Move the part, or change the step's class.")
    case .repeatedPart(let part, let line):
      .init(
        "The step has a second \(name(part)); the first is on line \(line).",
        "A step has one.", "Join the two, or remove one.")
    case .missingPart(let part, let kind):
      .init(
        "This `.\(kind.rawValue)` step has no \(name(part)).", "It needs one.",
        "Add a block that begins with ```` ```\(part) ````.")
    case .emptyBlock(let block):
      .init("\(name(block)) is empty.", "It holds at least one line.", "Fill it or remove it.")
    case .nestedBlock(let block):
      .init(
        "\(name(block)) stands inside a list or a quotation.",
        "Blocks that do something stand on their own.", "Move it out, to the left margin.")
    case .tooDeep:
      .init(
        "Lists and quotations are nested too deeply here.", "At most 24 levels are read.",
        "Make the text flatter.")
    case .unclosedFence:
      .init(
        "The block has no end.", "A line with the same fence closes it.",
        "Add the closing fence behind the block's last line.")
    case .repeatedPeer(let host, let port, let line):
      .init(
        "Two peers listen at \(name("\(host):\(port)")); line \(line) has the first.",
        "At an address listens one peer.", "Choose another port or host.")
    case .whyWithoutPrediction(let kind):
      .init(
        "A question `.why` follows a `.\(kind.rawValue)` step.",
        "It is asked after a prediction that surprises.",
        "Move it behind a `.predict` step, or remove `.why`.")
    case .nearNothing(let id, let known):
      .init(
        "`near=\(id)` names no exercise above.", "A near variant follows its exercise.",
        known.isEmpty
          ? "Write the exercise first, or remove `near=`."
          : offer(id, known) { "`near=\($0)`" })
    case .secondNear(let id, let line):
      .init(
        "The exercise \(name(id)) has a near variant on line \(line) already.",
        "An exercise has one.", "Keep one of them.")
    case .nearTooLate(let id):
      .init(
        "Other steps stand between \(name(id)) and its near variant.",
        "A near variant follows its exercise directly.", "Move it up.")
    case .nearCovers:
      .init(
        "A near variant covers claims.", "Most readers never meet it.",
        "Let the exercise cover them.")
    }
  }

  private func wording(of fact: Python) -> LessonWording {
    switch fact {
    case .badRule(let text):
      .init(
        "\(name(text)) begins no rule.",
        "A rule is `pass EXPR => message`, `fail EXPR => message` or `else => message`.",
        offer(text, ["pass", "fail", "else"], name))
    case .noArrow:
      .init(
        "The rule has no ` => `.", "A message follows the condition.",
        "Add ` => ` and the message.")
    case .noMessage:
      .init(
        "The rule has no message.", "Each rule tells the reader something.",
        "Write what happened and one thing to try.")
    case .noCondition(let word):
      .init(
        "\(name(word)) has no condition.", "An expression stands before ` => `.",
        "Add one, such as `result == b''`.")
    case .noElse:
      .init(
        "The rules do not end with `else`.", "The last rule is `else => message`.",
        "Add it, for attempts that no rule foresees.")
    case .ruleAfterElse:
      .init(
        "A rule stands behind `else`.", "`else` is the last rule; no later rule is asked.",
        "Move the rule up.")
    case .noPass:
      .init(
        "No rule lets an attempt pass.", "At least one rule begins with `pass`.",
        "Add `pass EXPR => message`.")
    case .badExpression(let source, let reason):
      .init(
        "\(name(source)) is no expression: \(reason).", "One Python expression is expected.",
        "Check brackets and quotes.")
    case .impure(let what, let known):
      .init(
        "The expression uses \(what).", "It may look at values, and change nothing.",
        offerNear(what.filter { !"`()".contains($0) }, known))
    case .unknownCall(let call):
      .init(
        "`calls` never holds \(name(call)).",
        call == "sendall"
          ? "What sendall sends counts as `send`." : "It holds the methods that made system calls.",
        offer(call == "sendall" ? "send" : call, LessonVocabulary.calls, name))
    case .badCode(let block, let reason):
      .init(
        "The code of \(name(block)) is no Python: \(reason).",
        "The part of Python 3.11 that Switchboard runs is expected.",
        "Correct the line, or say `expect=SyntaxError`.")
    case .nothingToPredict:
      .init(
        "The last line of the code has no value.", "A prediction is about a value.",
        "End with an expression, or add `of=\"EXPR\"` or `expect=…`.")
    }
  }

  private func wording(of fact: Question) -> LessonWording {
    switch fact {
    case .noQuestion:
      .init("The quiz has no question.", "Text stands before the items.", "Add the question.")
    case .tooFewItems(let count):
      .init(
        "The quiz has \(count == 1 ? "one item" : "no items").", "It needs at least two.",
        "Add lines that begin with `- `.")
    case .noCorrectItem:
      .init(
        "No choice is marked as right.", "A right choice begins with `- [x]`.",
        "Put an `x` between the brackets of the right one.")
    case .severalCorrectItems(let count):
      .init(
        "\(count) choices are marked as right.", "A `.choice` quiz has one.",
        "Keep one `[x]`, or use the class `.multi`.")
    case .noMark:
      .init(
        "The choice has no mark.", "A choice begins with `- [x]` or `- [ ]`.",
        "Add `[ ]` when it is not the right one.")
    case .strayInQuiz:
      .init(
        "Text stands where an item or its feedback belongs.",
        "Feedback begins with `>` under its choice, indented by two spaces.",
        "Indent it, or move it behind a line `---`.")
    case .repeatedItem(let text):
      .init("The item \(name(text)) stands there twice.", "Each item differs.", "Change one.")
    case .noBlankInQuiz(let kind):
      .init(
        "The quiz has no blank.", "A `.\(kind.rawValue)` quiz holds its key as `[[…]]`.",
        "Write the answer in double brackets, such as `[[b'']]`.")
    case .severalBlanks(let kind):
      .init(
        "The quiz has a second blank.", "A `.\(kind.rawValue)` quiz has one.",
        "Use the class `.fill` for several.")
    case .unclosedBlank:
      .init("`[[` has no `]]`.", "A blank ends on its own line.", "Add `]]`.")
    case .emptyBlank:
      .init(
        "A blank has an empty key.", "Each key between `|` is a text.",
        "Write the answer, or remove the `|`.")
    case .notANumber(let text):
      .init(
        "\(name(text)) is no number.",
        "A numeric key is `5`, `0x1F`, `5:0.5` or `1..10`.",
        "Write a number, or use the class `.text`.")
    }
  }

  private func wording(of fact: Script) -> LessonWording {
    switch fact {
    case .unknownVerb(let verb):
      .init(
        "Scripts have no verb \(name(verb)).", "Each line begins with a verb.",
        offer(verb, ScriptReader.verbs, name))
    case .verbNotHere(let verb, let block):
      .init(
        "A \(name(block)) has no verb \(name(verb)).",
        "Peers `accept`; visitors `connect`.",
        "Try \(block == "peer" ? "`accept`" : "`connect`").")
    case .badArgument(let verb, let found, let expected):
      .init(
        "After \(name(verb)) stands \(found.isEmpty ? "nothing" : name(found)).",
        "Expected: \(expected).", "Change the line.")
    case .unknownEvent(let event):
      .init(
        "No event is called \(name(event)).", "`await` names what your end does.",
        offer(event, ScriptReader.events, name))
    case .badEscape(let text):
      .init(
        "\(name(text)) stands for no byte.",
        #"Known: `\n`, `\r`, `\t`, `\0`, `\\`, `\"`, `\xHH`."#, #"Write `\\` for a backslash."#)
    case .unclosedString:
      .init(
        "A `\"` has no second one.", "A quoted text ends with `\"` on the same line.",
        "Add the closing `\"`.")
    case .serviceAndScript:
      .init(
        "The peer has `service=` and a script.", "It has one of the two.",
        "Remove `service=` or the lines.")
    case .nothingToDo(let block):
      .init(
        "The \(name(block)) does nothing.", "It has `service=` or a script.",
        "Add `service=echo`, or lines such as `accept`.")
    case .unknownService(let service):
      .init(
        "No service is called \(name(service)).", "`service=` names a built-in peer.",
        offer(service, LessonVocabulary.services, name))
    case .noConnection(let verb, let block):
      .init(
        "\(name(verb)) stands where the \(block) has no connection.",
        block == "peer" ? "A peer takes one with `accept`." : "A visitor calls with `connect`.",
        "Write \(block == "peer" ? "`accept`" : "`connect`") on a line before it.")
    case .neverCalls:
      .init(
        "The visitor never calls.", "A visitor calls with `connect`.",
        "Add a line `connect`.")
    }
  }

  private func wording(of style: Style) -> LessonWording {
    switch style {
    case .longSentence(let words, let limit, let start):
      .init(
        "The sentence that begins with \(name(start)) has \(words) words.",
        "Sentences have at most \(limit).", "Make two sentences of it.")
    case .avoidedWord(let word, let instead):
      .init(
        "The text says \(name(word)).", "Lessons use one plain name for each thing.",
        "Instead: \(instead).")
    case .stepTooLong(let lines, let limit):
      .init(
        "The step takes \(lines) lines on the screen.", "Text, code and output fit \(limit).",
        "Split it, or put `<!-- pause -->` between paragraphs.")
    case .missingID(let block):
      .init(
        "A `.\(block)` step has no id.", "The progress log knows steps by their ids.",
        "Add `#name` to its attributes.")
    case .textInsideStep(let block):
      .init(
        "Text stands between a step and its \(name(block)).",
        "It is shown before the step's code.", "Move it before the step.")
    case .shownHTML:
      .init("HTML stands in the text.", "A terminal does not show it.", "Use Markdown.")
    case .unknownComment(let word):
      .init(
        "A comment says \(name(word)).", "Known: `pause` and `speaker_note:`.",
        offer(word, ["pause", "speaker_note"]) { $0 == "pause" ? "`pause`" : "`\($0):`" })
    case .noExplanation:
      .init(
        "The quiz has no explanation.", "One follows a line `---`.",
        "Add `---` and say why the answer is so.")
    case .noFeedback(let letter):
      .init(
        "Choice \(letter) has no feedback.", "Who takes it learns why it is not so.",
        "Add a line `  > …` under it.")
    case .feedbackOnKey(let letter):
      .init(
        "Choice \(letter) is right and has feedback.", "Only wrong choices have it.",
        "Move the text into the explanation, or mark another choice.")
    case .keyNotExplained(let key):
      .init(
        "The explanation does not name the answer \(name(key)).",
        "A key that no run proves stands in both places.",
        "Name the answer in the explanation, or prove it with of=\"EXPR\".")
    case .orderNotExplained(let item):
      .init(
        "The explanation does not name “\(item)” in its place.",
        "It names the items in their right order.",
        "Say the order again in the explanation, in the items' own words.")
    case .blockNameAlmost(let block):
      .init(
        "A block is called \(name(block)).", "It is shown as plain code.",
        offer(block, LessonVocabulary.parts, name))
    case .headingOfNear:
      .init(
        "A heading stands above a near variant.", "Most readers pass over both.",
        "Move the heading to a step that all readers meet.")
    }
  }
}
