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
  func offer(_ word: String, _ known: [String], _ shape: (String) -> String) -> String {
    if let best = NearestName.best(to: word, in: known) { return "Try \(shape(best))." }
    if known.isEmpty { return "Remove it." }
    return "Try one of: \(known.map(shape).joined(separator: ", "))."
  }

  /// Offers the nearest known name, or says what may be compared.
  func offerNear(_ word: String, _ known: [String]) -> String {
    NearestName.best(to: word, in: known).map { "Try `\($0)`." }
      ?? "Compare `result`, `error`, `calls`, `peer` or a variable."
  }

  func name(_ text: String) -> String { "`\(text)`" }
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
    case .unknownPrerequisite(let id, let known):
      .init(
        "No lesson has the id \(name(id)).",
        "`prerequisites` names the ids of lessons that come before this one.",
        offer(id, known, name))
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
}
