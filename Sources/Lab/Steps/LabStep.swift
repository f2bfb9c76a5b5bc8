/// One thing that the lab, or what stands in for it, needs of the system; each is tried, none is guessed.
package enum LabStep: Int32, CaseIterable, Sendable {
  /// A process of our own can be started: the helper.
  case helper
  /// The helper makes a network of its own, as an ordinary user inside a user namespace of its own.
  case namespaces
  /// The helper says whose user namespace it is: uid_map and gid_map.
  case userMaps
  /// The new network's loopback device comes up.
  case loopback
  /// A second host is joined to it: one more network and a pair of devices (veth).
  case wire
  /// Both hosts get public addresses, and packets pass between them.
  case addresses
  /// The new network's settings (sysctl) can be written.
  case settings
  /// The helper hands sockets of its network over to this process.
  case passing
  /// A connection to port 80 of a public address works there.
  case connection
  /// Both ends' states can be asked there: sock_diag.
  case states
  /// Packets can be seen there.
  case packets
  /// Packets can be lost there on purpose: a filter on a TCP socket.
  case filter
  /// A connection can be forgotten there: TCP_REPAIR.
  case repair
  /// Without the lab: sockets can be confined to the loopback device.
  case device
  /// Without the lab: both ends' states can be asked.
  case ownStates
  /// Without the lab: packets on the loopback device can be seen.
  case ownPackets
}

extension LabStep {
  /// The word by which forms for programs call the step.
  package var name: String {
    switch self {
    case .helper: "helper"
    case .namespaces: "namespaces"
    case .userMaps: "user-maps"
    case .loopback: "loopback"
    case .wire: "wire"
    case .addresses: "addresses"
    case .settings: "settings"
    case .passing: "passing"
    case .connection: "connection"
    case .states: "states"
    case .packets: "packets"
    case .filter: "filter"
    case .repair: "repair"
    case .device: "device"
    case .ownStates: "own-states"
    case .ownPackets: "own-packets"
    }
  }

  /// The step of this name.
  package init?(name: String) {
    guard let step = LabStep.allCases.first(where: { $0.name == name }) else { return nil }
    self = step
  }

  /// Whether the step is about the lab, and not about what stands in for it.
  package var isOfLab: Bool {
    switch self {
    case .device, .ownStates, .ownPackets: false
    case .helper, .namespaces, .userMaps, .loopback, .wire, .addresses, .settings, .passing,
      .connection, .states, .packets, .filter, .repair:
      true
    }
  }
}

/// What came of a step.
package enum StepOutcome: Hashable, Sendable {
  /// It works.
  case passed
  /// The system refused it, with this errno.
  case failed(errno: Int32)
  /// A step before it failed, so that it could not be tried.
  case notTried

  /// Whether it works.
  package var isPassed: Bool { self == .passed }
}
