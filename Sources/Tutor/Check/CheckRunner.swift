internal import FoundationEssentials
package import Lab
package import LessonModel
internal import Locks

/// Checks lessons: reads them with every rule, then runs those that can be played.
package struct CheckRunner {
  /// One lesson's outcome.
  package struct Entry: Codable, Sendable {
    /// The lesson file.
    package var path: String
    /// How many steps it has.
    package var steps: Int
    /// What is wrong, in words with path and line, in the order of the file.
    package var problems: [String]
    /// What the lesson needs and this machine does not have: then it was read, but not run.
    package var missing: [String] = []

    /// Whether it was left out.
    var isSkipped: Bool { problems.isEmpty && !missing.isEmpty }
  }

  /// How often each lesson is run, and how.
  package struct Options: Sendable {
    /// How often.
    package var times = 1
    /// The seed of the first run's delays, one more with each run; nil for none.
    package var jitter: UInt64?
    /// How many lessons are run at the same time, each in a process and a network of its own.
    package var jobs = 1
    /// For how many seconds a block may run.
    package var timeout = LessonChecker.timeout

    /// Once, without delays, one after the other.
    package init() {}
  }

  /// The outcome of all.
  package struct Report: Sendable {
    /// The lessons in order.
    package var entries: [Entry]

    /// Whether nothing was found.
    package var isClean: Bool { entries.allSatisfy(\.problems.isEmpty) }
  }

  private let library: LessonLibrary
  private let options: Options
  private let makeNetwork: () -> SessionNetwork
  /// The ids that `prerequisites` may name.
  private let ids: [String]

  /// A check of a library's lessons.
  ///
  /// `makeNetwork` starts the network of each; `others` holds lessons that they may name without being checked.
  package init(
    library: LessonLibrary, others: LessonLibrary = LessonLibrary(builtIn: []),
    options: Options = Options(),
    makeNetwork: @escaping () -> SessionNetwork = { SessionNetwork(.loopback) }
  ) {
    self.library = library
    self.options = options
    self.makeNetwork = makeNetwork
    ids = (others.summaries + library.summaries).map(\.id)
  }

  /// Checks all lessons.
  package func run() -> Report {
    var entries = library.problems.map {
      Entry(path: $0.path, steps: 0, problems: ["\($0)"])
    }
    let sources = library.sources
    entries +=
      options.jobs > 1 && sources.count > 1 && hasOwnNetwork
      ? CheckCrew(sources: sources, check: check).entries(atOnce: options.jobs)
      : sources.map(check)
    return Report(entries: entries)
  }

  /// Whether each lesson has a network of its own; elsewhere lessons would take each other's ports.
  private var hasOwnNetwork: Bool {
    let network = makeNetwork()
    defer { network.end() }
    return network.isLab
  }

  private func check(_ source: LessonSource) -> Entry {
    let reading = source.read()
    var entry = Entry(
      path: source.path, steps: reading.lesson?.steps.count ?? 0,
      problems: reading.problems.map { "\($0)" })
    entry.problems += reading.lesson.map(unknownPrerequisites) ?? []
    guard let lesson = reading.lesson, reading.isPlayable else { return entry }
    for round in 0..<max(1, options.times) {
      let network = makeNetwork()
      entry.missing = network.missing(of: lesson.header.needs)
      guard entry.missing.isEmpty else {
        network.end()
        break
      }
      let seed = options.jitter.map { $0 &+ UInt64(round) }
      let findings = findings(in: lesson, network, seed)
      entry.problems += findings.map { finding in
        seed.map { "\(finding)\n    This came of --jitter \($0)." } ?? "\(finding)"
      }
      if !findings.isEmpty { break }
    }
    return entry
  }

  /// The lessons that are to come before a lesson and that there are not.
  private func unknownPrerequisites(of lesson: Lesson) -> [String] {
    let known = ids.filter { $0 != lesson.header.id }
    return lesson.header.prerequisites.filter { !ids.contains($0) }.map { id in
      let problem = LessonProblem(
        path: lesson.path, position: lesson.header.prerequisitesPosition,
        fact: .file(.unknownPrerequisite(id, known: known)))
      return "\(problem)"
    }
  }

  /// What one run of a lesson does not bear out.
  private func findings(
    in lesson: Lesson, _ network: SessionNetwork, _ seed: UInt64?
  ) -> [CheckFinding] {
    var configuration = Workbench.Configuration.check
    configuration.network = network
    configuration.jitter = seed.map(Jitter.init)
    let bench = Workbench(configuration: configuration, screen: SilentScreen(), lines: NoLines())
    defer { bench.close() }
    return LessonChecker(lesson: lesson, bench: bench, timeout: options.timeout).check()
  }
}

extension CheckRunner.Report {
  /// The report for people: each problem with path and line, then one line a lesson, and how many were left out.
  package var text: String {
    var lines = entries.flatMap(\.problems)
    for entry in entries {
      let count = entry.problems.count
      var verdict = count == 0 ? "ok" : "\(count) problem\(count == 1 ? "" : "s")"
      if entry.isSkipped { verdict = Words.skippedCheck(entry.missing) }
      lines.append("\(entry.path): \(entry.steps) steps, \(verdict)")
    }
    let skipped = entries.count(where: \.isSkipped)
    if skipped > 0 { lines.append(Words.skippedChecks(skipped, of: entries.count)) }
    if entries.isEmpty { lines.append("No lessons were found.") }
    return lines.joined(separator: "\n")
  }

  /// The report for programs, in the shape of a test report.
  package var json: String {
    struct Test: Encodable {
      var name: String
      var status: String
      var message: String?
    }
    struct Whole: Encodable {
      var version = 3
      var status: String
      var tests: [Test]
    }
    let tests = entries.map { entry in
      Test(
        name: entry.path,
        status: entry.isSkipped ? "skip" : entry.problems.isEmpty ? "pass" : "fail",
        message: entry.isSkipped
          ? Words.skippedCheck(entry.missing)
          : entry.problems.isEmpty ? nil : entry.problems.joined(separator: "\n"))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let whole = Whole(status: isClean ? "pass" : "fail", tests: tests)
    return (try? encoder.encode(whole)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}

extension Workbench.Configuration {
  /// For checks: nobody watches, and a line that runs away is ended.
  static var check: Workbench.Configuration {
    var configuration = Workbench.Configuration()
    configuration.steps = 1_000_000
    return configuration
  }
}

/// A screen that shows nothing.
package struct SilentScreen: Screen {
  /// A silent screen of 80 columns.
  package init() {}

  package var columns: Int { 80 }

  package func show(_ block: ScreenBlock) {}

  package func write(_ output: String) {}
}

/// A line source that is at its end.
package struct NoLines: LineSource {
  /// A source without lines.
  package init() {}

  package var isInteractive: Bool { false }

  package var keys: (any KeySource)? { nil }

  package func read(_ prompt: PromptKind, assistant: LineAssistant) -> LineInput { .endOfInput }
}
