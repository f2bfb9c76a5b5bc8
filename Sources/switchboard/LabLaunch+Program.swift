internal import ArgumentParser
internal import Lab

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension LabLaunch {
  /// This program as its own helper; `SWITCHBOARD_LAB_REFUSE` makes steps fail, for tests.
  static var ofThisProgram: LabLaunch {
    let text = getenv("SWITCHBOARD_LAB_REFUSE").map { String(cString: $0) } ?? ""
    return LabLaunch(refusals: Refusals(text))
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
