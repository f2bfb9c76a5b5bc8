import ArgumentParser
import ChildProcesses
import Differential
import Foundation

/// Plants faults one at a time in the sources of a copy, and tells after how many cases each is found.
struct Plant: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Plants faults in the sources here, one at a time: does a hunt find them?",
    discussion: "Run it in a copy of the repository, as Tests/Differential/plant does.")

  @OptionGroup var options: CaseOptions
  @Option(help: "After how many cases a fault counts as missed.")
  var cases = 20_000
  @Option(help: "The list of faults.")
  var list = "Tests/Differential/faults.txt"
  @Option(parsing: .upToNextOption, help: "The numbers of the faults to plant, all by default.")
  var only: [Int] = []

  func run() throws {
    let faults = PlantedFault.list(try String(contentsOfFile: list, encoding: .utf8))
    tell("\(faults.count) faults, up to \(cases) cases of seed \(options.seed) each")
    var found = 0
    var planted = 0
    for (index, fault) in faults.enumerated() where only.isEmpty || only.contains(index + 1) {
      let source = try String(contentsOfFile: fault.path, encoding: .utf8)
      let changed = try fault.planted(in: source)
      defer { try? source.write(toFile: fault.path, atomically: true, encoding: .utf8) }
      try changed.write(toFile: fault.path, atomically: true, encoding: .utf8)
      try build()
      planted += 1
      let number = try firstDifference()
      if number != nil { found += 1 }
      let answer = number.map { "found by case \($0)" } ?? "MISSED"
      tell("\(index + 1). \(fault.name): \(answer)")
    }
    tell("\(found) of \(planted) faults found")
    if found < planted { throw ExitCode(1) }
  }

  private func build() throws {
    let compiler = try ChildProcess(
      ["/usr/bin/env", "swift", "build", "--product", "switchboard"],
      environment: ProcessInfo.processInfo.environment, output: .descriptor(STDERR_FILENO),
      errors: .descriptor(STDERR_FILENO))
    if compiler.wait() != 0 { throw ExitCode(2) }
  }

  /// The number of the first case that differs, counted from 1.
  private func firstDifference() throws -> Int? {
    let (all, comparison) = (options.stream, options.comparison)
    for start in stride(from: 0, to: cases, by: options.batch) {
      let part = (start..<min(start + options.batch, cases)).map { all[$0] }
      if let first = try comparison.differences(part, atMost: 1).first {
        return start + first.index + 1
      }
    }
    return nil
  }
}
