import ArgumentParser
import Differential
import Foundation

/// Compares what two interpreters do with random programs.
@main
struct DifferentialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "differential",
    abstract: "Random programs with python3 and with switchboard.",
    subcommands: [Hunt.self, Plant.self], defaultSubcommand: Hunt.self)
}

/// What both subcommands are told.
struct CaseOptions: ParsableArguments {
  @Option(
    help: "The first case's seed; the same seed makes the same cases. A fresh one by default.")
  var seed: UInt64 = .random(in: 0..<1_000_000_000)
  @Option(help: "How many cases share a process.")
  var batch = 250
  @Option(parsing: .upToNextOption, help: "The topics, all by default.")
  var topics: [Topic] = []
  @Option(help: "The program under test.")
  var subject = ".build/debug/switchboard"
  @Option(help: "The oracle: python3, version 3.11.")
  var oracle = "/usr/bin/python3"

  /// The cases of the seed.
  var stream: CaseStream {
    CaseStream(seed: seed, topics: topics.isEmpty ? Topic.allCases : topics)
  }

  /// The comparison of the two programs.
  var comparison: Comparison {
    Comparison(oracle: .python(oracle), subject: .switchboard(subject), batch: batch)
  }
}

extension Topic: ExpressibleByArgument {}

/// Prints a line at once: it may be minutes to the next.
func tell(_ line: String) {
  FileHandle.standardOutput.write(Data("\(line)\n".utf8))
}
