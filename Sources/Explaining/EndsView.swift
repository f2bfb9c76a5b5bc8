package import Timeline

/// Both ends of the reader's connections, as a picture and in words.
package struct EndsView: Sendable {
  /// Whether the picture may use box-drawing characters; ASCII otherwise.
  package var usesBoxes: Bool
  /// What has happened so far: who the peers are, what is on the way.
  package var history: [TimelineEvent]
  /// The variables that hold the reader's sockets, by descriptor.
  package var names: [Int32: String]

  /// A view of ends.
  package init(
    usesBoxes: Bool = true, history: [TimelineEvent] = [], names: [Int32: String] = [:]
  ) {
    self.usesBoxes = usesBoxes
    self.history = history
    self.names = names
  }

  /// The picture: for each pair two boxes side by side; at most 76 columns.
  package func picture(_ pairs: [EndpointPair]) -> [String] {
    EndsPicture(view: self).lines(pairs)
  }

  /// The same in sentences, one paragraph for each pair.
  package func words(_ pairs: [EndpointPair]) -> [String] {
    EndsWords(view: self).paragraphs(pairs)
  }
}
