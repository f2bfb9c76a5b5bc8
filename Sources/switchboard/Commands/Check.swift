internal import ArgumentParser
internal import Lab
internal import LessonModel
internal import Tutor

/// `switchboard check`: lints and runs lessons, headless.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Lint and run lessons: everything that a lesson claims is confronted with a run.",
    discussion: "Without a path it checks the built-in lessons and those added with --lessons.")

  @Option(help: "Check each lesson so many times.")
  var `repeat` = 1

  @Flag(help: "Print JSON.")
  var json = false

  @Argument(help: "Lesson files, or folders of them.")
  var paths: [String] = []

  @OptionGroup var common: CommonOptions

  @OptionGroup var least: TierOption

  func run() {
    let (paths, times, json, common) = (paths, max(1, self.repeat), json, common)
    let tier = least.tier
    Session.end {
      let library = paths.isEmpty ? common.library : LessonLibrary(paths: paths)
      let report = CheckRunner(library: library, times: times) { .best(atMost: tier) }
        .run()
      print(json ? report.json : report.text)
      return report.isClean ? ExitStatus.ok.rawValue : ExitStatus.failure.rawValue
    }
  }
}
