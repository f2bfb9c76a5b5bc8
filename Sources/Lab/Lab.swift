internal import CKernel
internal import Locks
package import Sockets

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A network of its own, in a helper process: where sockets come from whose names and ports are true.
///
/// It lives as long as this object; the sockets that it gave out work on until they are closed. A new lab is a clean
/// one: it has no connection, no TIME_WAIT, and no changed setting.
package final class Lab: SocketFactory {
  private struct State: Sendable {
    var process: Int32 = 0
    var report: StepReport?
  }

  private let door: LabDoor?
  private let state: Guarded<State>

  /// Starts a helper and returns at once; `report` waits for it.
  package init(_ launch: LabLaunch = LabLaunch()) {
    let started = launch.refusals.attempt(.helper) { 0 }
    var process: Int32 = 0
    let channel = started < 0 ? started : Lab.start(launch, &process)
    if channel < 0 {
      var report = StepReport()
      report[.helper] = .failed(errno: Int32(-channel))
      door = nil
      state = Guarded(State(report: report))
    } else {
      // A helper that hangs, because somebody stopped it, must not hang the reader.
      _ = ck_limit_waits(Int32(channel), Lab.patience)
      door = LabDoor(channel: Int32(channel))
      state = Guarded(State(process: process))
    }
  }

  deinit {
    end()
    door?.close()
  }

  /// How long an answer of the helper may take, in milliseconds.
  private static let patience: Int32 = 5000

  private static func start(_ launch: LabLaunch, _ process: inout Int32) -> Int {
    guard let early = launch.early?.take() else { return spawn(launch, &process) }
    process = early.process
    return Int(early.channel)
  }

  private static func spawn(_ launch: LabLaunch, _ process: inout Int32) -> Int {
    let texts = [launch.path, LabHelper.word, launch.refusals.text]
    var words: [UnsafeMutablePointer<CChar>?] = texts.map { (text: String) in strdup(text) }
    defer { for word in words { free(word) } }
    words.append(nil)
    return ck_spawn_with_channel(launch.path, words, &process)
  }

  /// What came of the steps that the helper took; the first time it waits for the helper.
  package var report: StepReport {
    state.withLock { state in
      if let report = state.report { return report }
      var report = StepReport()
      report[.helper] = .failed(errno: EPIPE)
      if let message = door?.take(), !message.words.isEmpty {
        report[.helper] = .passed
        for place in stride(from: 0, to: message.words.count - 1, by: 2) {
          guard let step = LabStep(rawValue: message.words[place]) else { continue }
          report.note(step, -Int(message.words[place + 1]))
        }
      }
      state.report = report
      return report
    }
  }

  /// Whether its network is there: the steps that every socket of it rests on.
  package var isBuilt: Bool {
    report.allPass(.helper, .namespaces, .userMaps, .loopback, .wire, .addresses)
  }

  /// The helper's process id, 0 where there is none.
  package var process: Int32 { state.withLock { $0.process } }

  /// Whether the helper has ended before its time, so that no new socket can be had.
  package var isLost: Bool { door?.isLost ?? true }

  // MARK: Sockets

  package func socket(family: Int32, type: Int32, protocol: Int32) -> (fd: Int32, errno: Int32) {
    guard let door else { return (-1, ENETDOWN) }
    return door.socket(family: family, type: type, protocol: `protocol`)
  }

  package var confinement: Confinement { .lab }

  package var channel: Int32? { door?.channel }

  package func over(channel: Int32) -> any SocketFactory {
    door?.over(channel: channel) ?? self
  }

  /// Where sockets of one of its hosts come from.
  package func factory(for host: LabHost) -> any SocketFactory {
    door?.of(host) ?? self
  }

  // MARK: The network

  /// Gives the peers' host one more address, to which the reader's host knows the way; 0, or the errno.
  @discardableResult
  package func add(address: UInt32) -> Int32 {
    door?.ask(.address(address)).errno ?? ENETDOWN
  }

  /// Changes a setting of its network; 0, or the errno.
  @discardableResult
  package func set(_ setting: LabSetting, to value: Int) -> Int32 {
    door?.ask(.setting(setting, Int32(clamping: value))).errno ?? ENETDOWN
  }

  /// Ends the helper: no new socket comes from this lab.
  package func end() {
    door?.shut()
    let process = state.withLock { state in
      defer { state.process = 0 }
      return state.process
    }
    if process > 0 { ck_end_process(process) }
  }
}

/// How a helper is started.
package struct LabLaunch: Sendable {
  /// The program: this one, unless it is told otherwise.
  package var path: String
  /// The steps that are made to fail.
  package var refusals: Refusals
  /// A helper that has been started already, for the first lab.
  package var early: EarlyHelper?

  /// This program as its own helper.
  package init(
    path: String = "/proc/self/exe", refusals: Refusals = Refusals(), early: EarlyHelper? = nil
  ) {
    self.path = path
    self.refusals = refusals
    self.early = early
  }
}
