internal import ArgumentParser
internal import Lab
internal import Locks

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension LabLaunch {
  /// This program as its own helper; `SWITCHBOARD_LAB_REFUSE` makes steps fail, for tests.
  static var ofThisProgram: LabLaunch {
    LabLaunch(refusals: refusals, early: early.withLock { $0 })
  }

  private static var refusals: Refusals {
    Refusals(getenv("SWITCHBOARD_LAB_REFUSE").map { String(cString: $0) } ?? "")
  }

  private static let early = Guarded<EarlyHelper?>(nil)

  /// Starts the first helper while this process has one thread, where the command will want a lab.
  static func startEarly(_ arguments: [String] = CommandLine.arguments) {
    guard wantsLab(arguments.dropFirst()) else { return }
    let helper = LabHelper.fork(refusals: refusals)
    early.withLock { $0 = helper }
  }

  /// Whether a command line leads to a lab: a program has one only on demand, a list of lessons or a help page none.
  ///
  /// A helper that nobody wants after all ends with the process.
  private static func wantsLab(_ words: ArraySlice<String>) -> Bool {
    switch words.first {
    case "run": words.contains("--lab")
    case "serve", "lessons", "help", "--help", "-h", "--version": false
    default: true
    }
  }
}

extension SessionNetwork {
  /// The best network that this machine allows, or a lesser one; its helper starts at once.
  static func best(atMost tier: Tier = .a) -> SessionNetwork {
    SessionNetwork(.best(.ofThisProgram, atMost: tier))
  }
}

extension Tier: ExpressibleByArgument {
  /// The tier of a letter, large or small.
  public init?(argument: String) {
    self.init(rawValue: argument.uppercased())
  }
}

/// The option by which all screens of a room are made to agree.
struct TierOption: ParsableArguments {
  @Option(help: "Use no more than this tier: A, B, C or D (`switchboard doctor` tells the best).")
  var tier = Tier.a
}
