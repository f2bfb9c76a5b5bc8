internal import ArgumentParser
internal import Lab
internal import LessonModel
internal import Tutor

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// `switchboard check`: lints and runs lessons, headless.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Lint and run lessons: everything that a lesson claims is confronted with a run.",
    discussion: "Without a path it checks the built-in lessons and those added with --lessons.")

  @Option(help: "Check each lesson so many times.")
  var `repeat` = 1

  @Option(
    help: ArgumentHelp(
      "Delay every call, act and lock by 0 to 20 ms, at random from this seed; the next run takes the next seed.",
      valueName: "seed"))
  var jitter: UInt64?

  @Option(
    help: ArgumentHelp(
      "Run so many lessons at the same time, where each can have a network of its own; 4 by default.",
      valueName: "count"))
  var jobs = 4

  @Option(
    help: ArgumentHelp(
      "End a block that runs longer, with the lines before it, and report it.",
      valueName: "seconds"))
  var timeout = 30

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Check again whenever one of the lessons changes, until Ctrl-C.")
  var watch = false

  @Argument(help: "Lesson files, or folders of them.")
  var paths: [String] = []

  @OptionGroup var common: CommonOptions

  @OptionGroup var least: TierOption

  func validate() throws {
    if self.repeat < 1 {
      throw ValidationError("--repeat takes a number from 1 on, not \(self.repeat).")
    }
    if jobs < 1 { throw ValidationError("--jobs takes a number from 1 on, not \(jobs).") }
    if timeout < 1 {
      throw ValidationError("--timeout takes a number of seconds from 1 on, not \(timeout).")
    }
    if watch, paths.isEmpty {
      throw ValidationError(
        "--watch needs the lessons' files or folders: the built-in ones do not change.")
    }
  }

  func run() {
    var options = CheckRunner.Options()
    (options.times, options.jitter, options.jobs) = (self.repeat, jitter, jobs)
    options.timeout = timeout
    let (paths, chosen, json, common) = (paths, options, json, common)
    let tier = least.tier
    let changes = watch ? FileWatch(paths) : nil
    Session.end {
      while true {
        let all = common.surroundings.library
        let library = paths.isEmpty ? all : LessonLibrary(paths: paths)
        let report = CheckRunner(library: library, others: all, options: chosen) {
          .best(atMost: tier)
        }.run()
        print(json ? report.json : report.text)
        fflush(nil)
        guard let changes, changes.next() else {
          return report.isClean ? ExitStatus.ok.rawValue : ExitStatus.failure.rawValue
        }
      }
    }
  }
}
