package import Timeline

/// What visitors have done at the reader's server, a sentence for each: they come and go while a line still waits.
package enum VisitorNews {
  /// The sentences about the visitors' acts among these events, in the order in which they came.
  package static func sentences(_ events: ArraySlice<TimelineEvent>) -> [String] {
    var names: [Actor] = []
    var accounts: [Actor: Account] = [:]
    for case .peer(let event) in events {
      guard case .visitor = event.actor else { continue }
      if accounts[event.actor] == nil { names.append(event.actor) }
      accounts[event.actor, default: Account()].add(event.action)
    }
    return names.compactMap { name in
      accounts[name]?.words.map { "\(Words.sentence(Words.who(name))) \($0)." }
    }
  }

  private struct Account {
    private var hasConnected = false
    private var sent = 0
    private var received = 0
    private var hasSeenEnd = false
    private var end: String?

    mutating func add(_ action: PeerAction) {
      switch action {
      case .connected: hasConnected = true
      case .sent(let data): sent += data.length
      case .received(let data): received += data.length
      case .sawEndOfStream: hasSeenEnd = true
      case .shutDown: end = "ended its sending"
      case .closed: end = "closed"
      case .reset: end = "reset the connection"
      case .listening, .accepted, .waiting, .vanished, .healed, .losing, .rebooted, .filledBacklog,
        .stoppedReading, .stoodIn, .missed, .finished, .failed:
        break
      }
    }

    /// What it did, as the end of a sentence; nil for nothing that the reader's program could meet.
    var words: String? {
      var deeds: [String] = []
      if sent > 0 { deeds.append("sent \(Words.bytes(sent))") }
      if received > 0 { deeds.append("received \(Words.bytes(received))") }
      if hasSeenEnd { deeds.append("saw b''") }
      if let end { deeds.append(end) }
      if deeds.isEmpty, hasConnected { deeds.append("connected, and sent nothing") }
      guard let last = deeds.popLast() else { return nil }
      return deeds.isEmpty ? last : deeds.joined(separator: ", ") + " and " + last
    }
  }
}
