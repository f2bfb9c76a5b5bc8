import ChildProcesses
import Foundation
import Lab
import Observing
import Sockets
import Timeline

/// The built command, which is the helper as well.
enum Program {
  static let path: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    let beside = URL(fileURLWithPath: own ?? CommandLine.arguments[0]).deletingLastPathComponent()
    return beside.appendingPathComponent("switchboard").path
  }()

  static func launch(refusing text: String = "") -> LabLaunch {
    LabLaunch(path: path, refusals: Refusals(text))
  }

  /// Whether this machine has a lab for whoever runs the tests.
  static let hasLab = SessionNetwork(.best(launch(), atMost: .a)).steps.hasLab

  /// Whether the tests may start a program as another user.
  static let canChangeUser =
    geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")

  /// What a program printed, its errors last, with its status.
  static func run(_ words: [String], environment: [String: String] = [:]) throws -> (
    output: String, status: Int32
  ) {
    let ended = try ChildProcess.run(
      words, environment: ChildProcess.plain.merging(environment) { $1 })
    return (ended.output + ended.errors, ended.status)
  }

  /// Runs the command as a user who has no account and no rights.
  static func asOrdinaryUser(_ words: String..., environment: [String: String] = [:]) throws -> (
    output: String, status: Int32
  ) {
    let user = "54321"
    let prefix = [
      "/usr/bin/setpriv", "--reuid=\(user)", "--regid=\(user)", "--clear-groups", path,
    ]
    return try run(prefix + words, environment: environment)
  }
}

/// Whether a process has not ended; a zombie has.
func isRunning(_ process: Int32) -> Bool {
  guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
    let close = text.lastIndex(of: ")")
  else { return false }
  return !text[text.index(after: close)...].hasPrefix(" Z")
}

/// Waits until a process that is not ours to wait for has ended; false after five seconds.
func hasEnded(_ process: Int32) -> Bool {
  for _ in 0..<2500 {
    if !isRunning(process) { return true }
    usleep(2000)
  }
  return false
}

/// The processes whose parent is this one.
func children(of parent: Int32) -> [Int32] {
  let numbers = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
  return numbers.compactMap(Int32.init).filter { process in
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let close = text.lastIndex(of: ")")
    else { return false }
    let fields = text[text.index(after: close)...].split(separator: " ")
    return fields.count > 1 && Int32(fields[1]) == parent
  }
}

/// The processes in whose environment a mark stands.
func processes(marked mark: String) -> [Int32] {
  let numbers = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
  return numbers.compactMap(Int32.init).filter { process in
    let bytes = FileManager.default.contents(atPath: "/proc/\(process)/environ") ?? Data()
    return bytes.range(of: Data(mark.utf8)) != nil
  }
}

/// A lab, and calls in it as a reader makes them.
final class Bench {
  let network: SessionNetwork
  let kernel: PosixKernel

  init(_ plan: NetworkPlan, watchingPackets: Bool = false) {
    network = SessionNetwork(plan)
    let recorder = Recorder()
    let packets = PacketTap(recorder: recorder)
    kernel = PosixKernel(
      recorder: recorder, factory: network, afterReadersCall: { packets.drain() })
    if watchingPackets { packets.watch(network.openPackets(), isShared: false) }
  }

  convenience init(watchingPackets: Bool = false) {
    self.init(.best(Program.launch(), atMost: .a), watchingPackets: watchingPackets)
  }

  deinit { network.end() }

  func call(_ call: SystemCall) -> CallReturn {
    kernel.call(call, by: Caller(actor: .reader))
  }

  /// A socket of the peers' host.
  func peersStream() -> Int32 {
    network.peersFactory.socket(
      family: AF_INET, type: Int32(SOCK_STREAM.rawValue), protocol: 0
    ).fd
  }

  func stream() -> Int32 {
    Int32(call(.socket(family: AF_INET, type: Int32(SOCK_STREAM.rawValue), protocol: 0)).value)
  }
}

/// An address in dotted notation with a port.
func address(_ text: String, _ port: UInt16) -> SocketAddress {
  let parts = text.split(separator: ".").compactMap { UInt32($0) }
  return .ipv4(host: parts.reduce(0) { $0 << 8 | $1 }, port: port)
}
