internal import ArgumentParser
internal import Lab
internal import LessonModel
internal import Tutor

/// `switchboard learn`: resumes, or starts, a lesson at the prompt.
struct Learn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Resume, or start, a lesson at the prompt (the default).")

  @Argument(help: "A lesson: its number, its name or the beginning of it, or a file.")
  var lesson: String?

  @Flag(help: "Ask the lesson's questions first: who knows the answers may skip it.")
  var pretest = false

  @OptionGroup var common: CommonOptions

  @OptionGroup var least: TierOption

  func run() {
    Learn.start(lesson, pretest: pretest, common.surroundings, atMost: least.tier)
  }

  /// Opens the lesson of this name, or the next one, and ends the process with it.
  static func start(
    _ name: String?, pretest: Bool = false, _ surroundings: Surroundings = Surroundings(),
    atMost tier: Tier = .a
  ) -> Never {
    let network = SessionNetwork.best(atMost: tier)
    Session.end {
      let session = Session(surroundings)
      return CourseRunner(
        library: surroundings.library,
        commands: Switchboard.configuration.subcommands.compactMap { $0.configuration.commandName },
        lines: session.lines, screen: session.screen,
        makeBench: { session.workbench(in: network) }
      ).learn(name, pretest: pretest)
    }
  }
}
