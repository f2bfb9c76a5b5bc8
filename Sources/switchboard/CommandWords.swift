/// The words of a command line in the order in which the parser takes them.
enum CommandWords {
  private static let flags: Set = [
    "--plain", "--pretest", "--trace", "--explain", "--lab", "--network", "--interactive",
    "--watch",
  ]
  private static let options: Set = [
    "--lessons", "--tier", "--ladder", "--pcapng", "--repeat", "--jitter", "--jobs", "--timeout",
  ]

  /// A command line with its command in front of the options that were typed before it.
  ///
  /// The parser would take these for options of the command that needs no name.
  static func commandFirst(_ words: [String], commands: [String]) -> [String] {
    var place = 0
    while place < words.count, words[place].hasPrefix("--") {
      let word = words[place]
      let name = String(word.prefix { $0 != "=" })
      guard flags.contains(word) || options.contains(name) else { return words }
      place += options.contains(word) ? 2 : 1
    }
    guard place > 0, place < words.count, commands.contains(words[place]) else { return words }
    return [words[place]] + words[..<place] + words[(place + 1)...]
  }
}
