internal import CKernel

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The helper process: it makes a network of its own, hands out sockets of it, and ends with its channel.
///
/// It is this program once more, started with the word `--lab-helper`; it must begin while it has one thread, because
/// a process with more may not make a user namespace (unshare(2)). Whatever ends the main process closes the channel,
/// and then the helper's wait for the next message is over.
package struct LabHelper {
  /// The word on the command line that makes a process a helper.
  static let word = "--lab-helper"
  /// The helper's end of the channel.
  static let channel: Int32 = 3

  private let refusals: Refusals
  private var report = StepReport()
  /// The namespace of each host, and in which one this process is.
  private var networks: [LabHost: Int32] = [:]
  private var present = LabHost.reader

  /// Serves until the channel ends, and ends the process, if the command line asks for a helper; returns otherwise.
  ///
  /// To be called before anything else.
  package static func serveIfAsked(_ arguments: [String] = CommandLine.arguments) {
    guard arguments.count >= 2, arguments[1] == word else { return }
    ck_close_above(channel)
    var helper = LabHelper(refusals: Refusals(arguments.count > 2 ? arguments[2] : ""))
    helper.build()
    helper.serve()
    exit(0)
  }

  /// Makes this process's next child a helper, at once; nil where the system starts no more processes.
  ///
  /// To be called while this process has one thread. It saves the time in which a program of this size is loaded.
  package static func fork(refusals: Refusals) -> EarlyHelper? {
    var process: Int32 = 0
    let channel = ck_fork_with_channel(&process)
    guard channel >= 0 else { return nil }
    guard process == 0 else {
      return EarlyHelper(channel: Int32(channel), process: process, refusals: refusals)
    }
    var helper = LabHelper(refusals: refusals)
    helper.build()
    helper.serve()
    _exit(0)
  }

  private init(refusals: Refusals) {
    self.refusals = refusals
  }

  /// Makes the network, step by step; a step that others rest on ends the attempt.
  private mutating func build() {
    // Before the namespace is made: afterwards they are the numbers of nobody.
    let (user, group) = (geteuid(), getegid())
    guard let isMapped = makeNamespaces(user) else { return }
    if isMapped {
      guard attempt(.userMaps, { LabHelper.map(user, group) }) else { return }
    } else {
      guard attempt(.userMaps, { 0 }) else { return }
    }
    guard attempt(.loopback, { ck_link_up("lo") }) else { return }
    guard joinHosts(), giveAddresses() else { return }
    enter(.reader)
    attempt(.settings) { LabHelper.write(.firstUnprivilegedPort, 0) }
  }

  /// The device by which the hosts are joined, at either end.
  private static let device = "eth0"
  /// The greatest packet that the cable takes: nearly that of a loopback device.
  private static let packetLimit: Int32 = 65535

  /// Makes the peers' host, and the cable; this process is on that host afterwards.
  private mutating func joinHosts() -> Bool {
    let own = Int32(clamping: ck_network_open())
    networks[.reader] = own
    var other: Int32 = -1
    let isJoined = attempt(.wire) {
      LabHelper.first([
        { ck_unshare_network() },
        {
          other = Int32(clamping: ck_network_open())
          return Int(other)
        },
        { ck_link_up("lo") },
        { ck_link_pair(LabHelper.device, own, LabHelper.packetLimit) },
      ])
    }
    networks[.peers] = other
    present = .peers
    return isJoined
  }

  /// Gives both hosts their addresses and waits until the cable carries packets: the kernel lets that take a moment.
  private mutating func giveAddresses() -> Bool {
    let (network, prefix) = (LabAddresses.network, LabAddresses.prefix)
    let (own, other) = (networks[.reader] ?? -1, networks[.peers] ?? -1)
    return attempt(.addresses) {
      LabHelper.first([
        { ck_address_add(LabHelper.device, LabAddresses.peersHost, prefix) },
        // Every address of the network is the peers', except for the reader's.
        { ck_route_own(network, prefix) },
        { ck_link_up(LabHelper.device) },
        { ck_route_out(LabAddresses.readersHost, LabHelper.device) },
        { ck_network_enter(own) },
        { ck_address_add(LabHelper.device, LabAddresses.readersHost, prefix) },
        { ck_link_up(LabHelper.device) },
        { ck_network_enter(other) },
        { ck_link_wait(LabHelper.device, 1000) },
      ])
    }
  }

  /// Makes calls in turn until one fails; the last result.
  private static func first(_ calls: [() -> Int]) -> Int {
    for call in calls {
      let result = call()
      if result < 0 { return result }
    }
    return 0
  }

  /// Goes to a host: sockets are of the host on which they are made.
  @discardableResult
  private mutating func enter(_ host: LabHost) -> Int {
    guard host != present, let network = networks[host] else { return 0 }
    let entered = ck_network_enter(network)
    if entered >= 0 { present = host }
    return entered
  }

  /// Whether the new network lies in a user namespace of its own; nil where there is no new network.
  ///
  /// Root needs no user namespace; where root's rights are cut, as in a container, it is tried as for everybody.
  private mutating func makeNamespaces(_ user: uid_t) -> Bool? {
    if user == 0, attempt(.namespaces, { ck_unshare_network() }) { return false }
    return attempt(.namespaces, { ck_unshare_user_and_network() }) ? true : nil
  }

  private static func map(_ user: uid_t, _ group: gid_t) -> Int {
    // An ordinary user may map the own group only after setgroups(2) has been given up; user_namespaces(7).
    let denied = ck_write_file("/proc/self/setgroups", "deny")
    guard denied >= 0 else { return denied }
    let mapped = ck_write_file("/proc/self/uid_map", "\(user) \(user) 1")
    guard mapped >= 0 else { return mapped }
    return ck_write_file("/proc/self/gid_map", "\(group) \(group) 1")
  }

  private static func write(_ setting: LabSetting, _ value: Int32) -> Int {
    ck_write_file(setting.path, "\(value)\n")
  }

  @discardableResult
  private mutating func attempt(_ step: LabStep, _ body: () -> Int) -> Bool {
    report.note(step, refusals.attempt(step, body))
    return report[step].isPassed
  }

  /// Reports, and answers requests until the channel ends.
  private mutating func serve() {
    var words: [Int32] = []
    for step in LabStep.allCases {
      switch report[step] {
      case .passed: words += [step.rawValue, 0]
      case .failed(let errno): words += [step.rawValue, errno]
      case .notTried: break
      }
    }
    guard WordChannel.send(words, over: LabHelper.channel) >= 0 else { return }
    while true {
      let message = WordChannel.take(from: LabHelper.channel)
      guard !message.words.isEmpty else { return }
      guard let request = LabRequest(message.words[...]) else {
        answer(-Int(EINVAL))
        continue
      }
      answer(to: request)
    }
  }

  private mutating func answer(to request: LabRequest) {
    switch request {
    case .socket(let host, let family, let type, let proto):
      enter(host)
      let made = refusals.attempt(.passing) { ck_socket(family, type, proto) }
      answer(made, passing: made >= 0 ? Int32(made) : -1)
      guard made >= 0 else { return }
      // Told as well: as long as there is a copy here, a close over there ends no connection.
      _ = ck_close(Int32(made))
      answer(0)
    case .sockets(let host, let count, let family, let type, let proto):
      enter(host)
      answer(count: Int(count)) { refusals.attempt(.passing) { ck_socket(family, type, proto) } }
    case .address(let host):
      enter(.peers)
      let owned = ck_route_own(host, 32)
      guard owned >= 0 else {
        answer(owned)
        return
      }
      enter(.reader)
      answer(ck_route_out(host, LabHelper.device))
    case .setting(let setting, let value):
      enter(.reader)
      answer(LabHelper.write(setting, value))
    }
  }

  /// Answers with so many sockets, or with those before the first that cannot be made.
  private func answer(count: Int, _ make: () -> Int) {
    var made: [Int32] = []
    var failure = 0
    while made.count < count, failure == 0 {
      let one = make()
      if one >= 0 { made.append(Int32(one)) } else { failure = -one }
    }
    _ = WordChannel.send(
      [Int32(failure), Int32(made.count)], passing: made, over: LabHelper.channel)
    guard !made.isEmpty else { return }
    for fd in made { _ = ck_close(fd) }
    answer(0)
  }

  private func answer(_ result: Int, passing descriptor: Int32 = -1) {
    let errno = result < 0 ? Int32(-result) : 0
    _ = WordChannel.send([errno], passing: descriptor, over: LabHelper.channel)
  }
}

/// The addresses of the lab's network.
package enum LabAddresses {
  /// 203.0.113.0, a network for documentation (RFC 5737): nobody on the internet has these addresses.
  package static let network: UInt32 = 0xCB00_7100
  /// The reader's host.
  package static let readersHost = network | 1
  /// The peers' host, beside all the other addresses.
  static let peersHost = network | 2
  /// Its length: 256 addresses, all of which are the lab's own.
  static let prefix: Int32 = 24
}
