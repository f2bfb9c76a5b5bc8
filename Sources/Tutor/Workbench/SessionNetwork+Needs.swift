internal import Lab

extension SessionNetwork {
  /// What of a lesson's needs this network does not have, as the lesson writes them: a tier, or a feature.
  func missing(of needs: [String]) -> [String] {
    needs.filter { !has($0) }
  }

  private func has(_ need: String) -> Bool {
    switch need {
    case "packets": tier.hasPackets
    case "faults": canFail
    case "names": hasTrueNames
    case "states": tier.hasStates
    default: Tier(rawValue: need).map { tier >= $0 } ?? true
    }
  }
}
