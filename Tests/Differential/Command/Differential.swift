import ArgumentParser
import Differential
import Foundation

/// Compares what two interpreters do with random programs.
@main
struct Hunt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "differential",
    abstract: "Runs random programs with python3 and with switchboard, and shows where they differ."
  )

  @Option(
    help: "The first case's seed; the same seed makes the same cases. A fresh one by default.")
  var seed: UInt64 = .random(in: 0..<1_000_000_000)
  @Option(help: "How many cases to run.")
  var cases = 2_000
  @Option(help: "The number of the first case, to go back to one that differed.")
  var first = 0
  @Option(help: "How many cases share a process.")
  var batch = 250
  @Option(help: "After how many differences to stop.")
  var differences = 8
  @Option(parsing: .upToNextOption, help: "The topics, all by default.")
  var topics: [Topic] = []
  @Option(help: "The program under test.")
  var subject = ".build/debug/switchboard"
  @Option(help: "The oracle: python3, version 3.11.")
  var oracle = "/usr/bin/python3"
  @Flag(help: "Leave the cases as they are instead of shrinking them.")
  var unshrunk = false
  @Flag(help: "Print the cases instead of running them.")
  var list = false

  func run() throws {
    let topics = topics.isEmpty ? Topic.allCases : topics
    let all = CaseStream(seed: seed, topics: topics)
    if list { return (first..<first + cases).forEach { print(all[$0].program) } }
    let comparison = Comparison(
      oracle: .python(oracle), subject: .switchboard(subject), batch: batch)
    print("seed \(seed), \(cases) cases")
    var found = 0
    var position = first
    while position < first + cases, found < differences {
      let end = min(position + batch, first + cases)
      let batchCases = (position..<end).map { all[$0] }
      for difference in try comparison.differences(batchCases) {
        found += 1
        let number = position + difference.index
        print(
          "\n# difference \(found): case \(number) of seed \(seed), \(difference.topic.rawValue)")
        print(try (unshrunk ? difference : comparison.shrunk(difference)).report)
        if found >= differences { break }
      }
      position = end
    }
    print("\n\(position - first) cases, \(found) differences, seed \(seed)")
    if found > 0 { throw ExitCode(1) }
  }
}

extension Topic: ExpressibleByArgument {}
