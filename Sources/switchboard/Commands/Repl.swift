internal import ArgumentParser
internal import Lab
internal import Tutor

/// `switchboard repl`: the prompt without a lesson.
struct Repl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl",
    abstract: "The prompt without a lesson: Python on real sockets, with the built-in peers.")

  @OptionGroup var common: CommonOptions

  @OptionGroup var least: TierOption

  func run() {
    Repl.start(common.surroundings, atMost: least.tier)
  }

  /// Opens the prompt, and ends the process with it.
  static func start(
    _ surroundings: Surroundings = Surroundings(), atMost tier: Tier = .a
  ) -> Never {
    let network = SessionNetwork.best(atMost: tier)
    Session.end {
      let session = Session(surroundings)
      let bench = session.workbench(in: network)
      defer { bench.close() }
      return ReplPlayer(bench: bench, lines: session.lines, screen: session.screen).play()
    }
  }
}
