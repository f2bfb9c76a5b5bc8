import ArgumentParser
import Differential

/// Runs random programs and shows where they differ.
struct Hunt: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs random programs with python3 and with switchboard, and shows where they differ."
  )

  @OptionGroup var options: CaseOptions
  @Option(help: "How many cases to run.")
  var cases = 2_000
  @Option(help: "The number of the first case, to go back to one that differed.")
  var first = 0
  @Option(help: "After how many differences to stop.")
  var differences = 8
  @Flag(help: "Leave the cases as they are instead of shrinking them.")
  var unshrunk = false
  @Flag(help: "Print the cases instead of running them.")
  var list = false

  func run() throws {
    let all = options.stream
    if list { return (first..<first + cases).forEach { print(all[$0].program) } }
    let comparison = options.comparison
    tell("seed \(options.seed), \(cases) cases")
    var found = 0
    var position = first
    while position < first + cases, found < differences {
      let end = min(position + options.batch, first + cases)
      let batchCases = (position..<end).map { all[$0] }
      for difference in try comparison.differences(batchCases) {
        found += 1
        let number = position + difference.index
        tell(
          "\n# difference \(found): case \(number) of seed \(options.seed), "
            + difference.topic.rawValue)
        tell(try (unshrunk ? difference : comparison.shrunk(difference)).report)
        if found >= differences { break }
      }
      position = end
    }
    tell("\n\(position - first) cases, \(found) differences, seed \(options.seed)")
    if found > 0 { throw ExitCode(1) }
  }
}
