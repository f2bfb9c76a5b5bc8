internal import Timeline

/// Ends in sentences, for plain mode and screen readers.
struct EndsWords {
  let view: EndsView

  func paragraphs(_ pairs: [EndpointPair]) -> [String] {
    guard !pairs.isEmpty else { return ["You have no open socket."] }
    let facts = EndsFacts(view: view)
    return facts.shown(pairs).map { sentences($0, facts).joined(separator: " ") }
  }

  private func sentences(_ pair: EndpointPair, _ facts: EndsFacts) -> [String] {
    let yours = pair.yours
    var sentences = [Words.sentence(facts.title(pair)) + "."]
    guard let state = yours.state else {
      sentences.append(
        "It is not connected and does not listen; its address: \(facts.address(yours.local)).")
      return sentences + calls(yours)
    }
    if state == .listen {
      sentences.append("Its state is LISTEN at \(yours.local).")
      sentences.append(
        "\(Words.callersWait(yours.receiveQueue)) for accept; the backlog is \(yours.sendQueue).")
      return sentences + calls(yours)
    }
    sentences += end(yours, facts) + calls(yours)
    guard let peers = pair.peers else {
      return sentences + [facts.missing(pair)].compactMap(\.self)
    }
    sentences.append(Words.sentence(facts.peerTitle(pair)) + ".")
    sentences += end(peers, facts) + calls(peers)
    if let waits = facts.story(pair)?.awaits {
      sentences.append("Its program waits at `\(waits)`.")
    }
    for (whose, end) in [("your", yours), ("the peer's", peers)] {
      let count = EndsFacts.unacknowledged(end)
      guard count > 0 else { continue }
      sentences.append(
        "\(Words.bytes(count)) of \(whose) data \(count == 1 ? "is" : "are") not acknowledged yet.")
    }
    if EndsFacts.sentEnd(yours.state) {
      sentences.append("Your end has sent its end of stream (FIN).")
    }
    if EndsFacts.sentEnd(peers.state) {
      sentences.append("The peer's end has sent its end of stream (FIN).")
    }
    return sentences
  }

  private func end(_ end: EndpointState, _ facts: EndsFacts) -> [String] {
    [
      "Its state is \(end.state?.name ?? "unknown") at \(facts.address(end.local)).",
      "Its receive queue holds \(Words.bytes(end.receiveQueue)), its send queue \(Words.bytes(end.sendQueue)).",
    ]
  }

  private func calls(_ end: EndpointState) -> [String] {
    if end.isBlocking == false, let limit = EndsFacts(view: view).limit(end) {
      return ["Calls on it wait \(limit) at most."]
    }
    return switch end.isBlocking {
    case true?: ["Calls on it wait (blocking)."]
    case false?: ["Calls on it do not wait (non-blocking)."]
    case nil: []
    }
  }
}
