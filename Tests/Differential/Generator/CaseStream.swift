/// The cases of one seed: topics in turn, each case made by a seed of its own.
package struct CaseStream: Sendable {
  let seed: UInt64
  let topics: [Topic]

  /// The cases that a seed makes about some topics.
  package init(seed: UInt64, topics: [Topic] = Topic.allCases) {
    self.seed = seed
    self.topics = topics
  }

  /// The case of a number, the same each time.
  package subscript(number: Int) -> Case {
    var mixer = SplitMix(state: seed &* 0x1_0000_0001 &+ UInt64(number))
    return Case(topics[number % topics.count], seed: mixer.next())
  }
}
