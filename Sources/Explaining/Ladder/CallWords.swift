internal import Timeline
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Calls and acts in a few words, in several lengths, the longest first.
enum CallWords {
  /// A call with its result: `recv(1024) = b'spam'`.
  static func short(_ event: CallEvent) -> [String] {
    let heads = heads(event)
    let name = name(event)
    switch event.outcome {
    case .waiting: return heads.map { "\($0) waits" } + ["\(name) waits"]
    case .failed(let number) where number == EINTR:
      return heads.map { "\($0) waits: stopped" } + ["\(name) waits: stopped", "\(name) stopped"]
    case .failed(let number):
      let error = ErrnoNames.name(number)
      return heads.map { "\($0) \(error)" } + ["\(name) \(error)", error]
    case .returned:
      guard let results = results(event) else { return heads + ["\(name)()"] }
      let wait = wait(event).map { ", \($0)" } ?? ""
      let pairs = heads.flatMap { head in results.map { "\(head) = \($0)" } }
      let longest = pairs.first.map { wait.isEmpty ? [] : ["\($0)\(wait)"] } ?? []
      let shorter = results.flatMap { ["\(name) = \($0)\(wait)", "\(name) = \($0)"] }
      return longest + pairs.filter { _ in wait.isEmpty } + shorter + ["\(name)()"]
    }
  }

  /// A call that waits before it returns.
  static func begun(_ event: CallEvent) -> [String] {
    let name = name(event)
    return heads(event).map { "\($0) waits" } + ["\(name)() waits", name]
  }

  /// The return of a call that has waited.
  static func returned(_ event: CallEvent) -> [String] {
    let name = name(event)
    switch event.outcome {
    case .waiting: return ["\(name) waits"]
    case .failed(let number):
      return ["\(name) ends: \(ErrnoNames.name(number))", ErrnoNames.name(number)]
    case .returned:
      guard let results = results(event) else { return ["\(name) returns"] }
      return results.map { "\(name) = \($0)" }
    }
  }

  /// How long a call waited, where it did.
  private static func wait(_ event: CallEvent) -> String? {
    guard let kind = CallKind(event.call), kind.canWait else { return nil }
    // What goes out is the call's own work; only a full queue makes it wait for long.
    let least: Int64 = kind == .send || kind == .connect ? 500_000_000 : 1_000_000
    return event.duration >= least ? Words.span(event.duration) : nil
  }

  private static func name(_ event: CallEvent) -> String {
    switch event.call {
    case .poll: "poll"
    case .select: "select"
    default: CallKind(event.call)?.rawValue ?? event.call.name
    }
  }

  /// The call with its arguments.
  private static func heads(_ event: CallEvent) -> [String] {
    let name = name(event)
    switch event.call {
    case .bind(_, let address): return ["\(name)(\(address))", "\(name)(:\(address.port ?? 0))"]
    case .connect(_, let address):
      return ["\(name)(\(address))", "\(name)(:\(address.port ?? 0))"]
    case .listen(_, let backlog): return ["\(name)(\(backlog))"]
    case .send(_, let length, _, _):
      let data = event.data.map { BytesText.repr($0) } ?? []
      return data.map { "\(name)(\($0))" } + [
        "\(name)(\(Words.bytes(length)))", "\(name)(\(length))",
      ]
    case .recv(_, let capacity, let flags, _):
      let peek = flags & Int32(MSG_PEEK) != 0 ? ", MSG_PEEK" : ""
      return ["\(name)(\(capacity)\(peek))"]
    case .message(let message): return ["\(event.call.name)(\(Words.bytes(message.length)))"]
    case .shutdown(_, let how): return ["\(name)(\(StraceNames.how(how)))"]
    case .setsockopt(_, let level, let option, let value):
      let text = Words.integer(value).map { ", \($0)" } ?? ""
      return ["\(name)(\(StraceNames.optionName(level, option))\(text))"]
    case .getsockopt(_, let level, let option, _):
      return ["\(name)(\(StraceNames.optionName(level, option)))"]
    case .setNonBlocking(_, on: true):
      guard case .limit(let limit?) = event.aim, limit > 0 else { return ["\(name)(False)"] }
      return ["settimeout(\(Words.exactSpan(limit)))", "settimeout()"]
    case .setNonBlocking(_, let on): return ["\(name)(\(on ? "False" : "True"))"]
    case .socket, .socketpair, .accept, .close, .dup, .getsockname, .getpeername, .getFlags, .poll,
      .select, .sleep, .threadWait:
      return ["\(name)()"]
    }
  }

  /// What it gave back, where that says something.
  private static func results(_ event: CallEvent) -> [String]? {
    guard case .returned(let value) = event.outcome else { return nil }
    switch event.call {
    case .socket, .accept, .dup: return ["\(value)"]
    case .send: return ["\(value)"]
    case .recv:
      let data = event.data ?? DataExcerpt([])
      return BytesText.repr(data) + [Words.bytes(value), "\(value) B"]
    case .message: return [Words.bytes(value)]
    case .poll, .select: return value == 0 ? ["nothing ready", "nothing", "0"] : ["\(value) ready"]
    case .getsockname, .getpeername:
      if case .address(let address) = event.detail { return ["\(address)"] }
      return nil
    case .getsockopt:
      if case .option(let bytes) = event.detail, let number = Words.integer(bytes) {
        return ["\(number)"]
      }
      return nil
    case .socketpair, .bind, .listen, .connect, .shutdown, .close, .setsockopt, .setNonBlocking,
      .getFlags, .sleep, .threadWait:
      return nil
    }
  }

  /// A peer's act; nil for what is not worth a row.
  static func act(_ event: PeerEvent) -> [String]? {
    switch event.action {
    case .listening, .finished, .stoppedReading, .stoodIn: nil
    case .filledBacklog: ["its queue is full", "queue full"]
    case .missed(let what, _): ["in vain: \(what)", "waits in vain"]
    case .accepted: ["accept()", "accept"]
    case .connected(let address): ["connect(\(address))", "connect()"]
    case .received(let data):
      BytesText.repr(data).map { "recv = \($0)" } + ["recv = \(Words.bytes(data.length))", "recv"]
    case .sent(let data):
      BytesText.repr(data).map { "send(\($0))" } + ["send(\(Words.bytes(data.length)))", "send"]
    case .sawEndOfStream: ["recv = b'' (end)", "recv = b''"]
    case .shutDown: ["shutdown(SHUT_WR)", "shutdown"]
    case .closed(let unread) where unread > 0:
      ["close(), \(Words.bytes(unread)) unread", "close, \(unread) unread", "close"]
    case .closed: ["close()"]
    case .reset: ["close() by reset", "close (reset)"]
    case .waiting(let what): ["waits: \(what)", "waits"]
    case .vanished: ["its host vanishes", "vanishes"]
    case .healed: ["its host is back", "is back"]
    case .losing(let count): ["loses the next \(count)", "loses \(count)"]
    case .rebooted: ["its host starts anew", "starts anew"]
    case .failed(let call, let number): ["\(call) \(ErrnoNames.name(number))"]
    }
  }
}

/// Bytes as Python shows them.
enum BytesText {
  /// `b'GET /'` in several lengths: whole where that is short, then the beginning with dots.
  static func repr(_ data: DataExcerpt) -> [String] {
    let limits = [48, 24, 12, 6]
    return limits.compactMap { limit -> String? in
      if data.length <= limit { return literal(data.bytes) }
      return limit == 48 ? nil : literal(Array(data.bytes.prefix(limit))) + "..."
    }.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  /// A bytes literal of Python.
  static func literal(_ bytes: [UInt8]) -> String {
    let quote: UInt8 = bytes.contains(0x27) && !bytes.contains(0x22) ? 0x22 : 0x27
    var text = "b" + String(UnicodeScalar(quote))
    for byte in bytes {
      switch byte {
      case quote, 0x5C: text += "\\" + String(UnicodeScalar(byte))
      case 0x09: text += "\\t"
      case 0x0A: text += "\\n"
      case 0x0D: text += "\\r"
      case 0x20...0x7E: text += String(UnicodeScalar(byte))
      default: text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return text + String(UnicodeScalar(quote))
  }
}
