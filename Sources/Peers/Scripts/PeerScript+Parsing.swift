extension PeerScript {
  /// The most bytes that one `recv` takes, and the most that are kept while `until` looks on.
  package static let receiveLimit = 1 << 20

  /// The script that these lines spell: one verb a line, `#` begins a comment.
  ///
  /// A visitor's script that does not begin with `connect` gets it. The error carries the line,
  /// counted from 0.
  package init(parsing text: String, for role: Role = .peer) throws(ScriptError) {
    var verbs: [PeerVerb] = []
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() {
      do {
        guard let verb = try LineParser.verb(of: line) else { continue }
        try PeerScript.judge(verb, after: verbs, for: role)
        verbs.append(verb)
      } catch {
        throw ScriptError(line: index, fault: error)
      }
    }
    if role == .visitor, !verbs.contains(.connect) { verbs.insert(.connect, at: 0) }
    self.init(verbs)
  }

  private static func judge(
    _ verb: PeerVerb, after verbs: [PeerVerb], for role: Role
  ) throws(ScriptError.Fault) {
    switch (verb, role) {
    case (.accept, .visitor), (.fillBacklog, .visitor), (.connect, .peer):
      throw .otherRole(verb: verb.word)
    case (.receive, .peer), (.receiveUntil, .peer), (.send, .peer), (.shutdown, .peer),
      (.close, .peer), (.reset, .peer):
      if !verbs.contains(.accept) { throw .noConnection(verb: verb.word) }
    default: break
    }
  }
}

/// Reads one line of a script.
private enum LineParser {
  typealias Fault = ScriptError.Fault

  /// The line's verb; nil where it is empty or a comment.
  static func verb(of line: Substring) throws(Fault) -> PeerVerb? {
    let line = trimmed(line)
    guard let first = line.first, first != "#" else { return nil }
    let word = line.prefix { !$0.isWhitespace }
    let rest = trimmed(line.dropFirst(word.count))
    return try verb(String(word), rest)
  }

  private static func verb(_ word: String, _ rest: Substring) throws(Fault) -> PeerVerb {
    switch word {
    case "accept": return try alone(.accept, rest)
    case "connect": return try alone(.connect, rest)
    case "recv": return .receive(try number(word, rest, 1...PeerScript.receiveLimit))
    case "until": return .receiveUntil(try text(word, rest))
    case "send": return .send(try text(word, rest))
    case "wait": return .wait(milliseconds: try number(word, rest, 0...60_000))
    case "await": return .await(try event(word, rest))
    case "shutdown": return try alone(.shutdown, rest)
    case "close": return try alone(.close, rest)
    case "reset": return try alone(.reset, rest)
    case "stop-reading": return try alone(.stopReading, rest)
    case "fill-backlog": return try alone(.fillBacklog, rest)
    case "vanish": return try alone(.vanish, rest)
    case "reboot": return try alone(.reboot, rest)
    case "lose": return .lose(try number(word, rest, 1...1000))
    case "heal": return try alone(.heal, rest)
    default: throw .unknownVerb(word, nearest: Nearness.nearest(to: word, in: PeerVerb.words))
    }
  }

  private static func alone(_ verb: PeerVerb, _ rest: Substring) throws(Fault) -> PeerVerb {
    let rest = withoutComment(rest)
    guard rest.isEmpty else {
      throw .unexpected(verb: verb.word, found: String(rest), expected: .nothing)
    }
    return verb
  }

  private static func number(
    _ verb: String, _ rest: Substring, _ range: ClosedRange<Int>
  ) throws(Fault) -> Int {
    let rest = withoutComment(rest)
    if rest.isEmpty { throw .missing(verb: verb, expected: .number(range)) }
    guard let number = Int(rest), range.contains(number) else {
      throw .unexpected(verb: verb, found: String(rest), expected: .number(range))
    }
    return number
  }

  private static func text(_ verb: String, _ rest: Substring) throws(Fault) -> [UInt8] {
    if rest.isEmpty { throw .missing(verb: verb, expected: .text) }
    do throws(ScriptText.Fault) {
      let (bytes, after) = try ScriptText.bytes(of: rest)
      let extra = withoutComment(trimmed(after))
      if !extra.isEmpty {
        throw ScriptText.Fault.notQuoted
      }
      if bytes.isEmpty { throw ScriptText.Fault.notQuoted }
      return bytes
    } catch {
      switch error {
      case .notQuoted: throw .unexpected(verb: verb, found: String(rest), expected: .text)
      case .unclosed: throw .unclosedText
      case .unknownEscape(let escape): throw .unknownEscape(escape)
      }
    }
  }

  private static func event(_ verb: String, _ rest: Substring) throws(Fault) -> PeerAwait {
    let rest = withoutComment(rest)
    if rest.isEmpty { throw .missing(verb: verb, expected: .event) }
    var words = rest.split { $0.isWhitespace }.map(String.init)
    guard let subject = words.first, ["client", "server", "reader"].contains(subject) else {
      throw .unknownEvent(String(rest))
    }
    words.removeFirst()
    if let auxiliary = words.first, auxiliary == "has" || auxiliary == "is" { words.removeFirst() }
    switch (words.first, words.count) {
    case ("connected", 1): return .connected
    case ("closed", 1): return .closed
    case ("listening", 1): return .listening
    case ("sent", 2): return .sent(try count(words[1], rest))
    case ("received", 2): return .received(try count(words[1], rest))
    case ("blocked", 3) where words[1] == "in": return .blocked(call: words[2])
    default: throw .unknownEvent(String(rest))
    }
  }

  private static func count(_ word: String, _ rest: Substring) throws(Fault) -> Int {
    guard let count = Int(word), count > 0 else { throw .unknownEvent(String(rest)) }
    return count
  }

  private static func withoutComment(_ text: Substring) -> Substring {
    trimmed(text.prefix { $0 != "#" })
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start.prefix(0) }
    return start[...last]
  }
}
