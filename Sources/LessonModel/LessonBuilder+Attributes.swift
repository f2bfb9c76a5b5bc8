/// Reads and checks the attributes of blocks.
extension LessonBuilder {
  /// The known classes of a block; unknown ones and more than one are reported.
  mutating func kinds(of block: Block, known: [String], extra: [String] = []) -> [String] {
    var kinds: [String] = []
    for word in block.info.classes {
      if known.contains(word.text) {
        kinds.append(word.text)
      } else if !extra.contains(word.text) {
        log.add(
          .unknownClass(word.text, block: block.name, known: known + extra), word.position)
      }
    }
    if kinds.count > 1 { log.add(.severalKinds(kinds, block: block.name), block.info.position) }
    return kinds
  }

  /// Reports the attributes that a block does not have.
  mutating func checkAttributes(_ block: Block, kind: String?) {
    let known = LessonVocabulary.attributes(ofBlock: block.name, class: kind)
    for value in block.info.values where !known.contains(value.key) {
      log.add(
        .unknownAttribute(value.key, block: kind ?? block.name, known: known), value.position)
    }
  }

  /// The ids in `covers`.
  mutating func covers(_ info: BlockInfo) -> [String] {
    guard let value = info.value("covers") else { return [] }
    var ids: [String] = []
    for id in value.text.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init) {
      if Claim.named(id) == nil { log.add(.unknownClaim(id), value.valuePosition) }
      ids.append(id)
    }
    return ids
  }

  /// What `expect=` names.
  mutating func expectation(_ info: BlockInfo) -> Expectation? {
    guard let value = info.value("expect") else { return nil }
    if value.text == "WaitsForever" { return .waitsForever }
    let known = ExceptionNames.all + ["WaitsForever"]
    let isName =
      value.text.first?.isLetter == true
      && value.text.unicodeScalars.allSatisfy { BlockInfoParser.isNamePart($0) && $0 != "-" }
    let near = NearestName.best(to: value.text, in: known)
    if !isName || !known.contains(value.text) && near != nil {
      log.add(
        .badAttribute(
          "expect", value: value.text,
          expected: near.map { "`\($0)`" } ?? "an exception's name or `WaitsForever`"),
        value.valuePosition)
    }
    return .exception(value.text)
  }

  /// What `of=` names.
  mutating func subject(_ info: BlockInfo) -> PredictionSubject {
    guard let value = info.value("of") else { return .lastValue }
    if value.text == "waits" { return .waits }
    return .expression(expression(value.text, at: value.valuePosition))
  }

  /// A whole number; one out of range is reported.
  mutating func whole(_ info: BlockInfo, _ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let value = info.value(key) else { return nil }
    guard let number = Int(value.text), range.contains(number) else {
      log.add(
        .badAttribute(
          key, value: value.text,
          expected: "a whole number from \(range.lowerBound) to \(range.upperBound)"),
        value.valuePosition)
      return nil
    }
    return number
  }

  /// One of a few words; another is reported.
  mutating func word(_ info: BlockInfo, _ key: String, of words: [String]) -> String? {
    guard let value = info.value(key) else { return nil }
    guard words.contains(value.text) else {
      let known = words.map { "`\($0)`" }.joined(separator: " or ")
      log.add(.badAttribute(key, value: value.text, expected: known), value.valuePosition)
      return nil
    }
    return value.text
  }
}

/// The names of Python's builtin exceptions.
enum ExceptionNames {
  static let all = """
    BaseException Exception ArithmeticError AssertionError AttributeError BlockingIOError \
    BrokenPipeError BufferError ChildProcessError ConnectionAbortedError ConnectionError \
    ConnectionRefusedError ConnectionResetError EOFError FileExistsError FileNotFoundError \
    FloatingPointError GeneratorExit ImportError IndentationError IndexError InterruptedError \
    IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError \
    NameError NotADirectoryError NotImplementedError OSError OverflowError PermissionError \
    ProcessLookupError RecursionError RuntimeError StopIteration SyntaxError SystemExit TabError \
    TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError \
    ValueError ZeroDivisionError timeout gaierror herror error
    """.split(separator: " ").map(String.init)
}
