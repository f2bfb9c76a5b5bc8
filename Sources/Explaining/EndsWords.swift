internal import Timeline

/// Ends in sentences.
struct EndsWords {
  let view: EndsView

  func paragraphs(_ pairs: [EndpointPair]) -> [String] {
    pairs.isEmpty ? ["You have no open socket."] : pairs.map { facts($0).joined(separator: " ") }
  }

  func facts(_ pair: EndpointPair) -> [String] {
    let yours = pair.yours
    let name = pair.name ?? yours.descriptor.flatMap { view.names[$0] } ?? "a socket"
    var facts = ["Your end, \(name), is \(yours.state?.name ?? "new") at \(yours.local)."]
    if let peers = pair.peers {
      facts.append("The peer's end is \(peers.state?.name ?? "new") at \(peers.local).")
    }
    return facts
  }
}
