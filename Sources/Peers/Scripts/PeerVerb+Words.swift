extension PeerVerb {
  /// The word with which the verb is written.
  package var word: String {
    switch self {
    case .accept: "accept"
    case .connect: "connect"
    case .receive: "recv"
    case .receiveUntil: "until"
    case .send: "send"
    case .wait: "wait"
    case .await: "await"
    case .shutdown: "shutdown"
    case .close: "close"
    case .reset: "reset"
    case .stopReading: "stop-reading"
    case .fillBacklog: "fill-backlog"
    case .vanish: "vanish"
    case .reboot: "reboot"
    case .lose: "lose"
    case .heal: "heal"
    }
  }

  /// Every word that can begin a line of a script.
  package static let words = [
    "accept", "connect", "recv", "until", "send", "wait", "await", "shutdown", "close", "reset",
    "stop-reading", "fill-backlog", "vanish", "reboot", "lose", "heal",
  ]
}

extension PeerVerb: CustomStringConvertible {
  /// The verb as a line of a script.
  package var description: String {
    switch self {
    case .accept, .connect, .shutdown, .close, .reset, .stopReading, .fillBacklog, .vanish, .reboot,
      .heal:
      word
    case .receive(let count), .lose(let count): "\(word) \(count)"
    case .receiveUntil(let bytes), .send(let bytes): "\(word) \(ScriptText.quoted(bytes))"
    case .wait(let milliseconds): "\(word) \(milliseconds)"
    case .await(let event): "\(word) \(event)"
    }
  }
}

extension PeerAwait: CustomStringConvertible {
  /// The event as a script writes it.
  package var description: String {
    switch self {
    case .connected: "client connected"
    case .sent(let count): "client has sent \(count)"
    case .received(let count): "client has received \(count)"
    case .blocked(let call): "client is blocked in \(call)"
    case .closed: "client has closed"
    case .listening: "server listening"
    }
  }
}
