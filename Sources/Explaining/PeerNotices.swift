package import Timeline

/// What peers and visitors did that the reader must be told of, because nothing else shows it.
package enum PeerNotices {
  /// The sentences about these events, each once.
  package static func sentences(_ events: [TimelineEvent]) -> [String] {
    var sentences: [String] = []
    for case .peer(let event) in events {
      guard let sentence = sentence(event), !sentences.contains(sentence) else { continue }
      sentences.append(sentence)
    }
    return sentences
  }

  /// What stands in for a verb without a network of one's own, in one sentence.
  package static func substitute(for verb: String) -> String {
    switch verb {
    case "vanish":
      "There is no network of your own here, so the host cannot vanish: instead it reads nothing and takes no new connection, and its kernel still acknowledges what you send."
    case "reboot":
      "There is no network of your own here, so the host cannot start anew: instead it resets the connection when you next send."
    case "lose":
      "There is no network of your own here, so no packet is lost: instead the peer waits as long as your kernel would take to send again."
    default: "There is no network of your own here, so `\(verb)` is left out."
    }
  }

  /// What a peer waits for that has not come yet.
  package static func stillWaits(_ actor: Actor, for event: String) -> String {
    "\(name(actor)) still waits for `\(event)`."
  }

  private static func sentence(_ event: PeerEvent) -> String? {
    switch event.action {
    case .stoodIn(let verb): substitute(for: verb)
    case .missed(let what, let deed):
      "\(name(event.actor)) waited for `\(what)`; \(words(deed)) instead."
    case .failed(let call, let errno):
      "\(name(event.actor)) could not go on: \(call) failed with \(ErrnoNames.name(errno))."
    case .listening, .accepted, .connected, .received, .sent, .sawEndOfStream, .shutDown, .closed,
      .reset, .waiting, .vanished, .healed, .losing, .rebooted, .filledBacklog, .stoppedReading,
      .finished:
      nil
    }
  }

  private static func name(_ actor: Actor) -> String { Words.sentence(Words.who(actor)) }

  private static func words(_ deed: ReaderDeed) -> String {
    switch deed {
    case .closed(let sent, let received):
      "your end closed, after \(Words.bytes(sent)) sent and \(received) received,"
    case .endedSending(let sent): "your end ended its sending, after \(Words.bytes(sent)),"
    }
  }
}
