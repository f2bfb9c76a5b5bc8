internal import Timeline

/// Sentences that several calls share.
extension CallTable {
  /// A result that the table holds impossible, or an errno that it has no words for: told as it was seen.
  static func unexpected(_ scene: Scene) -> Telling {
    let call = scene.kind.rawValue
    switch scene.principal.outcome {
    case .failed(let number):
      let name = ErrnoNames.name(number)
      let text = ErrnoNames.text(number)
      return Telling("errno", "\(call) failed with \(name): \(text).")
        .then("Switchboard has no further words for this error of \(call).")
        .next("Read \(name) in the manual page \(call)(2).")
    case .returned(let value):
      return Telling("value", "\(call) returned \(value).")
    case .waiting:
      return Telling("waits", "\(call) has not returned.")
        .next("Stop it with Ctrl-C, and look at both ends with :show ends.")
    }
  }

  /// EBADF: the socket was closed before.
  static func closed(_ scene: Scene) -> Telling {
    let call = scene.kind.rawValue
    let closing = scene.closingCall
    guard let closing else {
      return Telling("unknown", "\(call) needs an open socket: this descriptor is not open.")
        .then("No call reached a socket.")
        .next("Make a new socket with socket.socket().")
    }
    let again = scene.python?.receiver ?? "s"
    return Telling(
      "closed", "\(scene.subject) is closed: close() was called \(scene.place(closing))."
    )
    .then("A closed socket cannot be opened again: \(call) reached no socket.")
    .more("Your program gave the descriptor back, so the kernel answers EBADF.")
    .next("Make a new one: \(again) = socket.socket().")
    .section(.disconnecting)
    .rests(on: closing)
  }

  /// EINTR: Ctrl-C ended the wait.
  static func interrupted(_ scene: Scene) -> Telling {
    let call = scene.kind.rawValue
    return Telling(
      "stopped", "You stopped \(call) after \(Words.span(scene.principal.duration)) of waiting."
    )
    .then("\(scene.subject) is unharmed: you can call \(call) again.")
  }
}

extension CallEvent {
  /// The errno's name of a failed call, "no error" otherwise.
  var errorName: String {
    if case .failed(let number) = outcome { ErrnoNames.name(number) } else { "no error" }
  }
}

extension Scene {
  /// The close call that closed the socket which a failed call was made on; nil where it is not clear.
  var closingCall: EventID? {
    let closed = before.stories.filter { $0.closed != nil }
    let name = python?.receiver ?? Scene.receiver(in: happening.line?.source, kind)
    if let name, let held = happening.closedNames[name] { return end.story(held)?.closed }
    return closed.count == 1 ? closed.first?.closed : nil
  }

  /// The variable before the dot of a call in typed text, "s" in `s.recv(4)`; nil where several are called so.
  static func receiver(in source: String?, _ kind: CallKind) -> String? {
    guard let source else { return nil }
    let parts = source.split(separator: ".", omittingEmptySubsequences: false)
    var found: Set<String> = []
    for index in parts.indices.dropFirst() where parts[index].hasPrefix("\(kind.rawValue)(") {
      let word = parts[index - 1].reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      if !word.isEmpty { found.insert(String(word.reversed())) }
    }
    return found.count == 1 ? found.first : nil
  }
}
