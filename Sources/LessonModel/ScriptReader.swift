/// Reads the lines of `peer` and `visitor` blocks into verbs.
struct ScriptReader {
  /// Whose script it is.
  let block: String
  private(set) var facts: [(LessonProblem.Script, LessonPosition)] = []

  static let verbs = [
    "accept", "connect", "recv", "until", "send", "wait", "await", "shutdown", "close", "reset",
    "stop-reading", "fill-backlog", "vanish", "reboot", "lose", "heal",
  ]

  static let events = [
    "client connected", "client has sent N", "client has received N", "client blocked in CALL",
    "client has closed", "server listening",
  ]

  init(block: String) { self.block = block }

  /// Reads a script; `#` begins a comment line.
  mutating func read(_ text: String, at start: LessonPosition) -> [ScriptLine] {
    var lines: [ScriptLine] = []
    for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let place = LessonPosition(line: start.line + offset, column: start.column)
      var cursor = LineCursor(line, at: place)
      cursor.skipSpaces()
      guard let first = cursor.peek, first != "#" else { continue }
      let position = cursor.position
      if let verb = verb(&cursor, at: position) {
        lines.append(ScriptLine(verb: verb, position: position))
      }
    }
    if facts.isEmpty { checkConnections(lines, of: text, from: start) }
    return lines
  }

  /// Reports the first verb that needs a connection and has none.
  private mutating func checkConnections(
    _ lines: [ScriptLine], of text: String, from start: LessonPosition
  ) {
    let source = text.split(separator: "\n", omittingEmptySubsequences: false)
    var isConnected = false
    for line in lines {
      switch line.verb {
      case .accept, .connect: isConnected = true
      case .receive, .receiveUntil, .send, .shutdown, .close, .reset:
        guard isConnected else {
          let word = source[line.position.line - start.line].split(whereSeparator: \.isWhitespace)
          facts.append(
            (.noConnection(verb: String(word.first ?? ""), block: block), line.position))
          return
        }
        if line.verb == .close || line.verb == .reset { isConnected = false }
      case .wait, .await, .stopReading, .fillBacklog, .vanish, .reboot, .lose, .heal: break
      }
    }
  }

  private mutating func verb(_ cursor: inout LineCursor, at place: LessonPosition) -> ScriptVerb? {
    let word = cursor.word()
    let verb: ScriptVerb?
    switch word {
    case "accept": verb = only(.accept, in: "peer", word, place)
    case "connect": verb = only(.connect, in: "visitor", word, place)
    case "recv": verb = number(&cursor, of: word, in: 1...10_000_000).map { .receive($0) }
    case "until": verb = string(&cursor, of: word).map { .receiveUntil($0) }
    case "send": verb = string(&cursor, of: word).map { .send($0) }
    case "wait": verb = number(&cursor, of: word, in: 0...60_000).map { .wait(milliseconds: $0) }
    case "await": return event(&cursor).map { .await($0) }
    case "shutdown": verb = .shutdown
    case "close": verb = .close
    case "reset": verb = .reset
    case "stop-reading": verb = .stopReading
    case "fill-backlog": verb = only(.fillBacklog, in: "peer", word, place)
    case "vanish": verb = .vanish
    case "reboot": verb = .reboot
    case "lose": verb = number(&cursor, of: word, in: 1...1000).map { .lose($0) }
    case "heal": verb = .heal
    default:
      facts.append((.unknownVerb(word), place))
      return nil
    }
    cursor.skipSpaces()
    if verb != nil, cursor.peek != nil {
      facts.append(
        (
          .badArgument(verb: word, found: cursor.rest, expected: "the end of the line"),
          cursor.position
        ))
    }
    return verb
  }

  private mutating func only(
    _ verb: ScriptVerb, in place: String, _ word: String, _ position: LessonPosition
  ) -> ScriptVerb? {
    if block == place { return verb }
    facts.append((.verbNotHere(word, block: block), position))
    return nil
  }

  private mutating func number(
    _ cursor: inout LineCursor, of verb: String, in range: ClosedRange<Int>
  ) -> Int? {
    cursor.skipSpaces()
    let place = cursor.position
    let word = cursor.word()
    if let number = Int(word), range.contains(number) { return number }
    let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    facts.append((.badArgument(verb: verb, found: word, expected: expected), place))
    return nil
  }

  /// A text in double quotes with `\n \r \t \0 \\ \" \xHH`, as bytes.
  private mutating func string(_ cursor: inout LineCursor, of verb: String) -> [UInt8]? {
    cursor.skipSpaces()
    let place = cursor.position
    let missing = LessonProblem.Script.badArgument(
      verb: verb, found: cursor.rest, expected: "bytes in double quotes")
    guard cursor.peek == "\"" else {
      facts.append((missing, place))
      return nil
    }
    cursor.advance()
    var bytes: [UInt8] = []
    while let scalar = cursor.peek {
      let position = cursor.position
      cursor.advance()
      if scalar == "\"" { return bytes }
      if scalar == "\\" {
        escape(&cursor, at: position, into: &bytes)
      } else {
        bytes += Array(String(scalar).utf8)
      }
    }
    facts.append((.unclosedString, place))
    return nil
  }

  private mutating func escape(
    _ cursor: inout LineCursor, at position: LessonPosition, into bytes: inout [UInt8]
  ) {
    guard let letter = cursor.peek else { return }
    cursor.advance()
    switch letter {
    case "n": bytes.append(10)
    case "r": bytes.append(13)
    case "t": bytes.append(9)
    case "0": bytes.append(0)
    case "\\": bytes.append(92)
    case "\"": bytes.append(34)
    case "x":
      var digits = ""
      while digits.count < 2, let digit = cursor.peek, digit.properties.isASCIIHexDigit {
        digits.unicodeScalars.append(digit)
        cursor.advance()
      }
      guard digits.count == 2, let byte = UInt8(digits, radix: 16) else {
        facts.append((.badEscape("\\x" + digits), position))
        return
      }
      bytes.append(byte)
    default: facts.append((.badEscape("\\" + String(letter)), position))
    }
  }

  /// An event; `is`, `has` and `the` are there for people and do not count.
  private mutating func event(_ cursor: inout LineCursor) -> AwaitedEvent? {
    cursor.skipSpaces()
    let place = cursor.position
    let source = cursor.rest
    var words = source.split(whereSeparator: \.isWhitespace).map(String.init)
    words.removeAll { ["is", "has", "the"].contains($0) }
    let subjects = ["client", "server", "reader"]
    if let subject = words.first, subjects.contains(subject) { words.removeFirst() }
    switch (words.first, words.count) {
    case ("connected", 1): return .connected
    case ("closed", 1): return .closed
    case ("listening", 1) where block == "visitor": return .listening
    case ("sent", 2), ("received", 2):
      if let count = Int(words[1]), (1...10_000_000).contains(count) {
        return words[0] == "sent" ? .sent(count) : .received(count)
      }
    case ("blocked", 3) where words[1] == "in":
      if (LessonVocabulary.calls + ["sendall"]).contains(words[2]) {
        return .blocked(call: words[2])
      }
    default: break
    }
    facts.append((.unknownEvent(source), place))
    return nil
  }
}

extension LessonBuilder {
  /// Reads a `peer` block; nil when nobody could reach it.
  mutating func peer(_ block: Block) -> PeerScript? {
    var reader = ScriptReader(block: "peer")
    let lines = reader.read(block.text, at: block.textPosition)
    for (fact, position) in reader.facts { log.add(fact, position) }
    let service = block.info.value("service")
    if let service, !LessonVocabulary.services.contains(service.text) {
      log.add(.unknownService(service.text), service.valuePosition)
    }
    if let service, !block.isEmpty { log.add(.serviceAndScript, service.position) }
    if service == nil, lines.isEmpty, reader.facts.isEmpty {
      log.add(.nothingToDo(block: "peer"), block.position)
    }
    guard let port = port(block) else { return nil }
    let host = block.info.value("host")?.text
    return PeerScript(
      id: block.info.id?.text ?? host ?? service?.text ?? "peer-\(port)", host: host, port: port,
      behaviour: service.map { .service($0.text) } ?? .script(lines), position: block.position)
  }

  /// Reads a `visitor` block; nil when it would not know where to call.
  mutating func visitor(_ block: Block) -> VisitorScript? {
    var reader = ScriptReader(block: "visitor")
    let lines = reader.read(block.text, at: block.textPosition)
    for (fact, position) in reader.facts { log.add(fact, position) }
    if !block.isEmpty, reader.facts.isEmpty, !lines.contains(where: { $0.verb == .connect }) {
      log.add(.neverCalls, block.position)
    }
    guard let port = visitorPort(block) else { return nil }
    return VisitorScript(
      id: block.info.id?.text ?? "visitor", host: block.info.value("host")?.text,
      port: port, count: whole(block.info, "count", in: 1...1000) ?? 1, lines: lines,
      position: block.position)
  }

  /// A visitor's port: a number, or the name of the variable that holds one.
  private mutating func visitorPort(_ block: Block) -> VisitorPort? {
    if let value = block.info.value("port"), let first = value.text.unicodeScalars.first,
      first.properties.isAlphabetic || first == "_",
      value.text.unicodeScalars.allSatisfy({ BlockInfoParser.isNamePart($0) && $0 != "-" })
    {
      return .variable(value.text)
    }
    return port(block).map { .number($0) }
  }

  private mutating func port(_ block: Block) -> Int? {
    if block.info.value("port") == nil {
      log.add(.missingAttribute("port", block: block.name), block.position)
      return nil
    }
    return whole(block.info, "port", in: 1...65535)
  }
}
