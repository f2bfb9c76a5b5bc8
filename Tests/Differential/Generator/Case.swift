/// One case: a small program of one topic, made from choices.
package struct Case: Sendable {
  /// What the case is about.
  package let topic: Topic
  /// The program's lines, without the prelude.
  package let lines: [String]
  let choices: [Int]
  let spans: [Range<Int>]

  /// A random case of a topic.
  package init(_ topic: Topic, seed: UInt64) {
    self.init(topic, Draw(seed: seed))
  }

  /// The case that some choices make.
  init(_ topic: Topic, choices: [Int]) {
    self.init(topic, Draw(given: choices))
  }

  private init(_ topic: Topic, _ draw: Draw) {
    self.topic = topic
    let author = Author(draw)
    topic.write(author)
    lines = author.lines
    choices = draw.choices
    spans = draw.spans
  }

  /// The case as a program of its own, ready for the golden programs.
  package var program: String {
    (Self.usedPrelude(by: lines) + lines).joined(separator: "\n") + "\n"
  }

  /// How simple a case is: fewer characters first, then smaller choices.
  func isSimpler(than other: Case) -> Bool {
    let size = lines.reduce(0) { $0 + $1.utf8.count + 1 }
    let otherSize = other.lines.reduce(0) { $0 + $1.utf8.count + 1 }
    if size != otherSize { return size < otherSize }
    return choices.count < other.choices.count
      || choices.count == other.choices.count
        && choices.lexicographicallyPrecedes(other.choices)
  }
}
