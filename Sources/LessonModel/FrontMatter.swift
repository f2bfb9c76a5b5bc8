internal import Yams

/// The part between the first two lines `---`, read with Yams.
struct FrontMatter {
  /// A text or a list of texts, and where it stands.
  private struct Entry {
    var texts: [String]
    var isList: Bool
    var key: LessonPosition
    var position: LessonPosition
  }

  /// The number of lines before the body.
  let bodyStart: Int
  private var entries: [String: Entry] = [:]
  private var isReadable: Bool

  private static let lineLimit = 100
  private static let lengthLimit = 500

  init(_ text: LessonText, log: inout ProblemLog) {
    guard Self.isFence(text[1]) else {
      log.add(.noFrontMatter, LessonPosition(line: 1))
      (bodyStart, isReadable) = (0, false)
      return
    }
    let limit = min(text.lines.count, Self.lineLimit)
    guard let end = (1..<max(limit, 2)).first(where: { Self.isFence(text[$0 + 1]) }) else {
      log.add(.unclosedFrontMatter, LessonPosition(line: 1))
      (bodyStart, isReadable) = (0, false)
      return
    }
    bodyStart = end + 1
    let lines = (2...max(2, end)).map { text[$0] }.prefix(end - 1)
    var isSound = true
    for (index, line) in lines.enumerated() {
      if let tab = line.prefix(while: { $0 == " " || $0 == "\t" }).firstIndex(of: "\t") {
        let column = line.distance(from: line.startIndex, to: tab) + 1
        log.add(.tabInFrontMatter, LessonPosition(line: index + 2, column: column))
        isSound = false
      }
      if line.utf8.count > Self.lengthLimit {
        log.add(.yaml(reason: "the line is too long"), LessonPosition(line: index + 2))
        isSound = false
      }
    }
    isReadable = isSound
    if isSound { read(lines.joined(separator: "\n"), log: &log) }
  }

  private static func isFence(_ line: String) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy { $0 == " " }
  }

  private mutating func read(_ yaml: String, log: inout ProblemLog) {
    do {
      guard let root = try compose(yaml: yaml, .basic) else { return }
      guard case .mapping(let mapping) = root else {
        isReadable = false
        log.add(.yaml(reason: "the lines are no `key: value`"), LessonPosition(line: 2))
        return
      }
      for (key, value) in mapping { add(key, value, log: &log) }
    } catch let error as YamlError {
      isReadable = false
      let (reason, position) = Self.explain(error)
      log.add(.yaml(reason: reason), position)
    } catch {
      isReadable = false
      log.add(.yaml(reason: "the text is not YAML"), LessonPosition(line: 2))
    }
  }

  private mutating func add(_ key: Node, _ value: Node, log: inout ProblemLog) {
    let place = Self.position(key.mark)
    guard case .scalar(let name) = key else {
      log.add(.yaml(reason: "a key is no text"), place)
      return
    }
    let valuePlace = value.mark.map(Self.position) ?? place
    switch value {
    case .scalar(let scalar):
      entries[name.string] = Entry(
        texts: [scalar.string], isList: false, key: place, position: valuePlace)
    case .sequence(let sequence):
      var texts: [String] = []
      for node in sequence {
        guard case .scalar(let scalar) = node else {
          log.add(.notFlat(key: name.string), Self.position(node.mark ?? value.mark))
          return
        }
        texts.append(scalar.string)
      }
      entries[name.string] = Entry(texts: texts, isList: true, key: place, position: valuePlace)
    case .mapping, .alias:
      log.add(.notFlat(key: name.string), valuePlace)
    }
  }

  /// Makes the header, and reports what is missing or of the wrong form.
  func header(log: inout ProblemLog) -> LessonHeader? {
    guard isReadable else { return nil }
    for (key, entry) in entries where !LessonVocabulary.keys.contains(key) {
      log.add(.unknownKey(key), entry.key)
    }
    for key in ["id", "title", "lang"] where entries[key] == nil {
      log.add(.missingKey(key), LessonPosition(line: 1))
    }
    return LessonHeader(
      id: identifier(log: &log), title: text("title", log: &log) ?? "",
      language: language(log: &log), minutes: minutes(log: &log),
      source: text("source", log: &log), needs: needs(log: &log),
      prerequisites: list("prerequisites"),
      prerequisitesPosition: entries["prerequisites"]?.position ?? LessonPosition(line: 1),
      maySkip: skip(log: &log), reveal: reveal(log: &log),
      version: text("version", log: &log), translationOf: text("translation_of", log: &log))
  }

  private func text(_ key: String, log: inout ProblemLog) -> String? {
    guard let entry = entries[key] else { return nil }
    let text = entry.texts.first ?? ""
    if entry.isList || text.isEmpty {
      log.add(
        .badValue(key: key, value: entry.texts.joined(separator: ", "), expected: "one text"),
        entry.position)
      return nil
    }
    return text
  }

  private func list(_ key: String) -> [String] {
    guard let entry = entries[key] else { return [] }
    if entry.isList { return entry.texts }
    return entry.texts.flatMap { $0.split { $0 == "," || $0 == " " }.map(String.init) }
  }

  private func checked<Value>(
    _ key: String, _ expected: String, log: inout ProblemLog, _ make: (String) -> Value?
  ) -> Value? {
    guard let entry = entries[key], let text = text(key, log: &log) else { return nil }
    guard let value = make(text) else {
      log.add(.badValue(key: key, value: text, expected: expected), entry.position)
      return nil
    }
    return value
  }

  private func identifier(log: inout ProblemLog) -> String {
    checked("id", "letters, digits, `-` and `_`", log: &log) { text in
      text.unicodeScalars.allSatisfy(BlockInfoParser.isNamePart) ? text : nil
    } ?? ""
  }

  private func language(log: inout ProblemLog) -> String {
    checked("lang", "a language such as `en`", log: &log) { text in
      let first = text.prefix { $0 != "-" }
      let isTag = (2...3).contains(first.count) && first.allSatisfy { $0.isASCII && $0.isLetter }
      return isTag ? text : nil
    } ?? "en"
  }

  private func minutes(log: inout ProblemLog) -> Int? {
    checked("minutes", "a whole number from 1 to 300", log: &log) { text in
      Int(text).flatMap { (1...300).contains($0) ? $0 : nil }
    }
  }

  private func skip(log: inout ProblemLog) -> Bool {
    checked("skip", "`yes` or `no`", log: &log) { text in
      switch text.lowercased() {
      case "yes", "true": true
      case "no", "false": false
      default: nil
      }
    } ?? true
  }

  private func reveal(log: inout ProblemLog) -> LessonHeader.Reveal {
    let known = LessonHeader.Reveal.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    return checked("reveal", "one of \(known)", log: &log) {
      LessonHeader.Reveal(rawValue: $0)
    } ?? .always
  }

  private func needs(log: inout ProblemLog) -> [String] {
    let known = ["A", "B", "C", "D", "packets", "faults", "names", "states"]
    let needs = list("needs")
    for need in needs where !known.contains(need) {
      log.add(
        .badValue(
          key: "needs", value: need,
          expected: "a tier (A, B, C, D) or a feature (packets, faults, names, states)"),
        entries["needs"]?.position ?? LessonPosition(line: 1))
    }
    return needs
  }

  /// Yams counts the lines of the front matter alone; its first line is line 2 of the file.
  private static func position(_ mark: Mark?) -> LessonPosition {
    LessonPosition(line: (mark?.line ?? 1) + 1, column: mark?.column ?? 1)
  }

  private static func explain(_ error: YamlError) -> (String, LessonPosition) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return (problem, position(mark))
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "`\($0)`" }.sorted().joined(separator: ", ")
      return ("\(names) stands there twice", position(context.mark))
    case .reader(let problem, _, _, _): return (problem, LessonPosition(line: 2))
    default: return ("the text is not YAML", LessonPosition(line: 2))
    }
  }
}
