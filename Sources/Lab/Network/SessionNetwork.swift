internal import CKernel
internal import Locks
package import Observing
package import Sockets

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The network of one session: the lab where there is one, this machine's loopback device otherwise.
///
/// Whatever the session opens comes from here, so that all of it is in one network: the reader's sockets, the peers',
/// and those that ask the kernel for states and packets. `renew` puts a clean one in its place.
package final class SessionNetwork: SocketFactory {
  /// One network, until it is renewed.
  private struct Present: Sendable {
    var lab: Lab?
    var spare: Lab?
    var report: StepReport?
    var factory: (any SocketFactory)?
    var table: SocketTable?
    /// A socket that sees the packets, until somebody wants it; -1 for none.
    var packets: Int32 = -1
  }

  /// What was asked for.
  package let plan: NetworkPlan
  private let present: Guarded<Present>

  /// Starts what the plan asks for, and returns at once.
  package init(_ plan: NetworkPlan) {
    self.plan = plan
    present = Guarded(Present(lab: SessionNetwork.start(plan)))
  }

  deinit {
    end()
  }

  private static func start(_ plan: NetworkPlan) -> Lab? {
    switch plan {
    case .loopback, .open: nil
    case .best(let launch, let tier): tier.usesLab ? Lab(launch) : nil
    }
  }

  // MARK: What there is

  /// The tier of this session.
  package var tier: Tier {
    let report = steps
    switch plan {
    // Nothing was tried but what needs no lab.
    case .loopback, .open: return report.allPass(.ownStates) ? .c : .d
    case .best(_, let most): return min(report.tier, most)
    }
  }

  /// Whether the sockets are the lab's.
  package var isLab: Bool { source.confinement == .lab }

  /// Whether names have the lab's addresses and the ports that are typed.
  package var hasTrueNames: Bool { isLab && tier.hasTrueNames }

  /// Whether packets can be lost on purpose, and connections forgotten.
  package var canFail: Bool { isLab && tier == .a }

  /// Whether the lab's helper has ended before its time.
  package var isLost: Bool {
    present.withLock { present in
      guard let lab = present.lab, present.factory?.confinement == .lab else { return false }
      return lab.isLost
    }
  }

  /// The helper's process id, 0 where there is none.
  package var helper: Int32 { present.withLock { $0.lab }?.process ?? 0 }

  /// What came of each step; the first time they are tried.
  package var steps: StepReport {
    present.withLock { SessionNetwork.steps(&$0, plan) }
  }

  private static func steps(_ present: inout Present, _ plan: NetworkPlan) -> StepReport {
    if let report = present.report { return report }
    var refusals = Refusals()
    var report = StepReport()
    if case .best(let launch, _) = plan {
      refusals = launch.refusals
      if let lab = present.lab {
        (report, present.packets) = LabProbe(lab: lab, refusals: refusals).report()
      }
    }
    // What stands in for the lab matters only where there is none.
    if !report.hasLab { LocalProbe(refusals: refusals).add(to: &report) }
    present.report = report
    return report
  }

  // MARK: Sockets

  private var source: any SocketFactory {
    present.withLock { present in
      if let factory = present.factory { return factory }
      let factory = SessionNetwork.makeFactory(&present, plan)
      present.factory = factory
      return factory
    }
  }

  private static func makeFactory(
    _ present: inout Present, _ plan: NetworkPlan
  ) -> any SocketFactory {
    switch plan {
    case .open: return LocalSocketFactory(network: true)
    case .loopback: return LocalSocketFactory()
    case .best:
      if steps(&present, plan).hasLab, let lab = present.lab { return lab }
      present.lab = nil
      return LocalSocketFactory()
    }
  }

  package func socket(family: Int32, type: Int32, protocol: Int32) -> (fd: Int32, errno: Int32) {
    source.socket(family: family, type: type, protocol: `protocol`)
  }

  package var confinement: Confinement { source.confinement }

  package var channel: Int32? { source.channel }

  package func over(channel: Int32) -> any SocketFactory { source.over(channel: channel) }

  /// Where the peers' sockets come from: on the lab, their own host.
  package var peersFactory: any SocketFactory {
    guard isLab, let lab = present.withLock({ $0.lab }) else { return source }
    return lab.factory(for: .peers)
  }

  /// Where the reader's sockets come from until the network is renewed.
  package var readersFactory: any SocketFactory { source }

  /// Gives the peers one more public address; false where only loopback addresses can be had.
  package func add(address: UInt32) -> Bool {
    guard isLab, let lab = present.withLock({ $0.lab }) else { return false }
    // The addresses of its own network it has already.
    if address & 0xFFFF_FF00 == LabAddresses.network { return true }
    let errno = lab.add(address: address)
    return errno == 0 || errno == EEXIST
  }

  // MARK: Observing

  /// The kernel's table of this network's sockets.
  package var table: SocketTable {
    if let table = present.withLock({ $0.table }) { return table }
    let table = makeTable()
    present.withLock { $0.table = table }
    return table
  }

  private func makeTable() -> SocketTable {
    if case .best(_, atMost: .d) = plan { return SocketTable(preferring: .nothing) }
    guard isLab else { return SocketTable() }
    let descriptors = openStates()
    return descriptors.isEmpty
      ? SocketTable(preferring: .nothing) : SocketTable(adopting: descriptors)
  }

  /// Where the watcher asks for states; it takes over the descriptors.
  package var states: StateSource { isLab ? .lab(openStates()) : .thisNetwork }

  /// Descriptors that ask for states in the lab, above the reader's: one for each host, the peers' first.
  private func openStates() -> [Int32] {
    [peersFactory, readersFactory]
      .map { factory in
        factory.socket(family: ck_family_netlink, type: ck_raw, protocol: ck_socket_diagnosis).fd
      }
      .filter { $0 >= 0 }
      .map(ck_move_up)
  }

  /// A descriptor that sees this network's packets, above the reader's; negative where the tier has none.
  package func openPackets() -> Int32 {
    guard tier.hasPackets else { return -1 }
    let ready = present.withLock { present in
      defer { present.packets = -1 }
      return present.packets
    }
    if ready >= 0 { return ready }
    let made =
      isLab
      ? socket(family: ck_family_packet, type: ck_datagram, protocol: 0).fd
      : Int32(clamping: ck_packets_open())
    guard made >= 0 else { return -1 }
    let fd = ck_move_up(made)
    guard ck_packets_watch(fd, isLab ? 0 : 1) >= 0 else {
      _ = ck_close(fd)
      return -1
    }
    return fd
  }

  // MARK: Renewal

  /// Puts a clean network in the place of the present one: what was open there is gone with its owners.
  ///
  /// Without a lab there is nothing to renew.
  package func renew() {
    guard isLab else { return }
    let (old, spare, report) = present.withLock { ($0.lab, $0.spare, $0.report) }
    old?.end()
    // Whoever ended the one may have ended the other.
    let new = spare.flatMap { $0.isLost ? nil : $0 } ?? SessionNetwork.start(plan)
    present.withLock { present in
      present.lab = new
      // Who goes back once will do so again: the next lab is made while the reader reads.
      present.spare = SessionNetwork.start(plan)
      present.table = nil
      // The system is the same: a lab that is built can do what the one before could.
      let isBuilt = new?.isBuilt ?? false
      present.report = isBuilt ? report : nil
      present.factory = isBuilt ? new : nil
    }
  }

  /// Ends the lab: no new socket comes from this network.
  package func end() {
    let labs = present.withLock { [$0.lab, $0.spare] }
    for lab in labs { lab?.end() }
    let packets = present.withLock { present in
      defer { present.packets = -1 }
      return present.packets
    }
    if packets >= 0 { _ = ck_close(packets) }
  }
}

extension Tier {
  /// Whether a lab is of use: what is shown without one needs none.
  fileprivate var usesLab: Bool { self >= .b }
}
