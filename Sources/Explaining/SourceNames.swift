internal import Timeline

/// What a program calls its sockets, as its text has it: `client` in `client = socket.socket()` and in
/// `self.client.recv(4)` the whole of `self.client`.
///
/// A name belongs to the socket on which it was used last. Names in functions count as well as global ones.
struct SourceNames: Sendable {
  /// The names of open sockets by descriptor.
  private(set) var names: [Int32: String] = [:]
  /// The names whose sockets have been closed.
  private(set) var closed: [String: HeldSocket] = [:]
  private let lines: [Substring]
  private var opened: [Int32: Int] = [:]

  /// The names in a program of these lines.
  init(_ lines: [Substring] = []) { self.lines = lines }

  /// The text of a line, from 1, without blanks at the sides; nil where there is none.
  func text(of number: Int) -> Substring? {
    guard lines.indices.contains(number - 1) else { return nil }
    let text = lines[number - 1].trimmingBlanks()
    return text.isEmpty ? nil : text
  }

  /// Takes in a call of the program's.
  mutating func note(_ event: CallEvent) {
    guard let text = text(of: event.line) else { return }
    switch event.call {
    case .socket, .accept:
      if let listener = event.call.descriptor { use(Self.receiver(in: text, of: event), listener) }
      guard case .returned(let made) = event.outcome else { return }
      opened[Int32(clamping: made)] = event.id.index + 1
      names[Int32(clamping: made)] = nil
      use(Self.target(of: text), Int32(clamping: made))
    case .close(let fd):
      use(Self.receiver(in: text, of: event), fd)
      guard let name = names.removeValue(forKey: fd) else { return }
      closed[name] = HeldSocket(descriptor: fd, eventsAtOpening: opened[fd] ?? event.id.index)
    default:
      if let fd = event.call.descriptor { use(Self.receiver(in: text, of: event), fd) }
    }
  }

  /// From here on the name belongs to this socket and to no other.
  private mutating func use(_ name: String?, _ fd: Int32) {
    guard let name, names[fd] != name else { return }
    for (other, its) in names where its == name { names[other] = nil }
    closed[name] = nil
    names[fd] = name
  }

  // MARK: Reading a line

  /// The first name that a line assigns or a `with` binds.
  static func target(of text: Substring) -> String? {
    if text.hasPrefix("with "), let place = text.firstRange(of: " as ") {
      return name(text[place.upperBound...].prefix { $0 != "," && $0 != ":" })
    }
    guard let sign = text.firstIndex(of: "="), !text[sign...].hasPrefix("=="),
      !text[..<sign].contains("(") || text.first == "("
    else { return nil }
    let targets = text[..<sign].drop { $0 == "(" }
    return name(targets.prefix { $0 != "," })
  }

  /// What stands before the dot of the method that made the call; nil where several things do.
  static func receiver(in text: Substring, of event: CallEvent) -> String? {
    var found: Set<String> = []
    for part in text.indices(of: ".") {
      let rest = text[text.index(after: part)...]
      let method = rest.prefix(while: \.isPartOfName)
      guard method.hasPrefix(stem(of: event.call)), rest.dropFirst(method.count).first == "("
      else { continue }
      let before = text[..<part].reversed().prefix { $0.isPartOfName || $0 == "." }
      if let name = name(Substring(String(before.reversed()))) { found.insert(name) }
    }
    return found.count == 1 ? found.first : nil
  }

  /// How the names of the methods begin that make a call.
  private static func stem(of call: SystemCall) -> String {
    switch call.plain {
    case .accept: "accept"
    case .recv: "recv"
    case .send: "send"
    case .setNonBlocking, .getFlags: "set"
    default: CallKind(call)?.rawValue ?? call.name
    }
  }

  /// A name, or names with dots between them; nil for anything else.
  private static func name(_ text: Substring) -> String? {
    let text = text.trimmingBlanks()
    guard let first = text.first, first.isLetter || first == "_", text.last != ".",
      text.allSatisfy({ $0.isPartOfName || $0 == "." })
    else { return nil }
    return String(text)
  }
}

extension Character {
  /// Whether it may stand in a Python name after its first letter.
  fileprivate var isPartOfName: Bool { isLetter || isNumber || self == "_" }
}

extension Substring {
  fileprivate func trimmingBlanks() -> Substring {
    var rest = drop { $0.isWhitespace }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }

  /// The places of a character.
  fileprivate func indices(of character: Character) -> [Index] {
    indices.filter { self[$0] == character }
  }
}
