internal import Timeline

/// The picture of ends.
struct EndsPicture {
  let view: EndsView

  func lines(_ pairs: [EndpointPair]) -> [String] {
    pairs.isEmpty ? ["You have no open socket."] : pairs.flatMap { EndsWords(view: view).facts($0) }
  }
}
