internal import Timeline
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension Explainer {
  /// Words for an exception of a socket call that no system call of the line accounts for.
  static func explainWithoutCall(_ happening: Happening) -> Explanation? {
    guard let exception = happening.exception else { return nil }
    let failed = happening.events.contains {
      if case .call(let call) = $0, call.actor == .reader, case .failed = call.outcome {
        true
      } else {
        false
      }
    }
    guard !failed, let telling = WithoutCall.telling(exception, happening) else { return nil }
    var full = [telling.first.first, telling.second.first].compactMap(\.self)
    full += telling.more
    if let next = telling.next { full.append("Try: " + next) }
    return Explanation(
      cell: nil, situation: "\(exception.type).\(telling.situation)", brief: telling.brief,
      full: full, evidence: telling.evidence)
  }
}

/// Errors that the interpreter raises before any system call is made.
enum WithoutCall {
  static func telling(_ exception: RaisedException, _ happening: Happening) -> Telling? {
    switch exception.type {
    case "OSError" where exception.errno == EBADF: closed(happening)
    case "gaierror", "socket.gaierror":
      Telling("name", "No address is known for this host name, so nothing was sent.")
        .next("Check the spelling, or type an address such as 127.0.0.1.")
    case "TypeError": typeError(exception, happening)
    case "AttributeError": pair(exception)
    case "ValueError" where exception.message.contains("values to unpack"):
      bareAddress(happening)
    case "OverflowError" where exception.message.contains("port"):
      Telling("port", "A port is a number from 0 to 65535: no call was made.")
        .next("Use a port in that range, such as 8000.")
    case "ValueError": descriptor(exception.message)
    default: nil
    }
  }

  /// What select and its relatives refuse before they call the kernel.
  private static func descriptor(_ message: String) -> Telling? {
    let telling: Telling
    switch message {
    case "filedescriptor out of range in select()":
      telling = Telling("large", "select takes descriptors up to 1023, and one of these is larger.")
        .next("Close sockets that you no longer need, or use select.poll(): it has no such limit.")
    case "too many file descriptors in select()":
      telling = Telling("many", "select takes at most 1024 sockets in a list.")
        .next("Give it fewer, or use select.poll(): it has no such limit.")
    case let closed where closed.contains("file descriptor"):
      telling = Telling("descriptor", "One of the sockets is closed: its descriptor is -1.")
        .next("Take closed sockets out of the lists before you call select.")
    default: return nil
    }
    return telling.then("select was not called.")
  }

  private static func closed(_ happening: Happening) -> Telling {
    var ledger = Ledger()
    for event in happening.history { ledger.note(event) }
    let closed = ledger.stories.filter { $0.closed != nil }
    let name = happening.pythonCalls.last?.receiver ?? "The socket"
    return Telling("closed", "\(name) is closed: it has no descriptor any more (fd -1).")
      .then("No system call was made.")
      .next("Make a new one with socket.socket().")
      .rests(on: closed.count == 1 ? closed.first?.closed : nil)
  }

  /// What `accept` gives, taken for the socket alone.
  private static func pair(_ exception: RaisedException) -> Telling? {
    let methods = ["recv", "send", "sendall", "close", "getpeername", "getsockname"]
    guard
      methods.contains(where: { exception.message == "'tuple' object has no attribute '\($0)'" })
    else { return nil }
    return Telling("pair", "accept gives two values: a connected socket and the caller's address.")
      .then("Your name holds both of them, as a tuple.")
      .next("Take them apart: conn, address = server.accept().")
  }

  private static func typeError(_ exception: RaisedException, _ happening: Happening) -> Telling? {
    if exception.message.contains("bytes-like object is required, not 'str'") {
      return exception.isSocketRefusal
        ? Telling("text", "A socket carries bytes, and this is text (str): nothing was sent.")
          .next("Write b'...' or text.encode().")
        : Telling("mixed", "Bytes go together with bytes only, and one value here is text (str).")
          .then("Write it with a b before it: b\"\\n\" instead of \"\\n\". No socket was used.")
          .next("Put b before the text, or turn the bytes into text first: data.decode().")
    }
    if exception.message.hasPrefix("cannot unpack non-iterable") { return bareAddress(happening) }
    guard exception.isSocketRefusal || takesAddress(happening) else { return nil }
    if exception.message == "'str' object cannot be interpreted as an integer" {
      return Telling("port type", "A port is a number, without quotes: no call was made.")
        .next("Write 80, not \"80\".")
    }
    if exception.message.contains("tuple")
      || exception.message.contains("takes exactly one argument")
    {
      return address("s.connect")
    }
    return nil
  }

  private static func address(_ call: String) -> Telling {
    Telling("address", "An address is one value, a host and a port: no call was made.")
      .next("Use two pairs of brackets: \(call)((\"127.0.0.1\", 8000)).")
  }

  /// A host and a port given to `create_connection` as two values: it takes the host apart, and calls nothing.
  private static func bareAddress(_ happening: Happening) -> Telling? {
    let source = happening.line?.source ?? ""
    guard let call = source.firstRange(of: "create_connection(") else { return nil }
    let argument = source[call.upperBound...].drop { $0 == " " }
    return argument.first == "(" ? nil : address("socket.create_connection")
  }

  /// Whether the line has a call that takes an address: with a wrong count of arguments no method was entered.
  private static func takesAddress(_ happening: Happening) -> Bool {
    let source = happening.line?.source ?? ""
    return [".connect(", ".bind(", "create_connection("].contains(where: source.contains)
  }
}
