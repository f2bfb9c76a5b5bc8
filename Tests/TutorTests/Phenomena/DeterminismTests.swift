import Foundation
import Lab
import LessonModel
import Locks
import Observing
import Sockets
import Testing
import Timeline

@testable import Tutor

/// A sitting with one of the built-in scripts, line by line.
struct Sitting: Sendable, CustomTestStringConvertible {
  var script: String
  var lines: [String]

  var testDescription: String { script }

  private static func lines(_ script: String, _ port: Int, _ lines: String...) -> Sitting {
    Sitting(
      script: script,
      lines: ["s = socket.create_connection(('\(script)', \(port)))"] + lines + ["s.close()"])
  }

  /// Those that are played: all, or those named in `SWITCHBOARD_SITTINGS`, with commas between them.
  static let all = everything.filter { sitting in
    guard let wanted = ProcessInfo.processInfo.environment["SWITCHBOARD_SITTINGS"] else {
      return true
    }
    return wanted.split(separator: ",").contains(sitting.script[...])
  }

  private static let everything: [Sitting] = [
    lines("silent", 7031, "s.send(b'anybody?')", "s.recv(1)"),
    lines("splitter", 7032, "s.recv(100)", "s.recv(100)", "s.recv(100)", "s.recv(100)"),
    lines("early-closer", 7033, "s.send(b'hello')", "s.recv(1)", "s.recv(1)", "s.send(b'x')"),
    lines("half-closer", 7034, "s.recv(100)", "s.recv(100)", "s.send(b'not done')"),
    lines("resetter", 7035, "s.send(b'x')", "s.recv(1)", "s.recv(1)", "s.send(b'x')"),
    lines("slow-drip", 7036, "b''.join(iter(lambda: s.recv(100), b''))"),
    lines(
      "vanisher", 7037, "s.recv(100)", "s.setsockopt(socket.IPPROTO_TCP, 18, 300)",
      "s.send(b'x'); s.send(b'y')", "s.recv(1)"),
    lines(
      "rebooter", 7038, "s.recv(100)", "s.send(b'x')", "s.recv(1)", "s.recv(1)", "s.send(b'x')"),
    lines("lossy", 7039, "s.send(b'x')", "s.recv(100)"),
    Sitting(
      script: "full-backlog",
      lines: ["s = socket.socket()", "s.connect(('full-backlog', 7040))", "s.close()"]),
  ]
}

/// The same lines show the same calls, results and states, however busy the machine is.
///
/// `SWITCHBOARD_REPEATS=300` repeats each sitting so often, with every processor kept busy meanwhile;
/// `SWITCHBOARD_SITTINGS=resetter,lossy` plays these alone.
@Suite("Each built-in script, time and again", .serialized)
struct DeterminismTests {
  private static let wanted = ProcessInfo.processInfo.environment["SWITCHBOARD_REPEATS"].flatMap(
    Int.init)
  private static let launch = LabLaunch(path: Command.path)
  static let hasLab: Bool = {
    let network = SessionNetwork(.best(launch, atMost: .a))
    defer { network.end() }
    return network.steps.hasLab
  }()

  /// What one line showed: its ending, its calls with their results, and both ends when nothing moves any more.
  private func sight(_ turn: Turn, _ bench: Workbench) -> String {
    let calls = turn.calls.map { call -> String in
      let moved = call.data.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
      // Which descriptor is free depends on what else this process tests at the moment.
      if ["socket", "accept4"].contains(call.call.name), case .returned = call.outcome {
        return "\(call.call.name) returned a descriptor"
      }
      return "\(call.call.name) \(call.outcome) \(moved)"
    }
    let ends = settled(bench).map { pair in
      "\(pair.name ?? "") \(pair.yours.state?.name ?? "-") \(pair.yours.receiveQueue) "
        + "\(pair.yours.sendQueue) \(pair.peers?.state?.name ?? "-") \(pair.peers?.receiveQueue ?? -1)"
    }
    return "\(turn.source): \(turn.output) \(turn.errorName ?? "") \(calls) \(ends)"
  }

  /// Both ends when nothing moves any more, and what is closed has really been closed.
  ///
  /// A process that another test is starting has a copy of each of our descriptors until it becomes its program: as long
  /// as it has, the kernel ends no connection.
  private func settled(_ bench: Workbench) -> [EndpointPair] {
    let start = ContinuousClock.now
    while true {
      let pairs = bench.observedEnds(settling: true)
      let isHeld = pairs.contains { pair in
        pair.yours.descriptor == nil
          && [.established, .closeWait].contains(pair.yours.state ?? .closed)
      }
      // On a busy machine such a process takes its time.
      if !isHeld || start.duration(to: .now) > .seconds(10) { return pairs }
      _ = bench.recorder.first(from: bench.recorder.count, within: 5) { _ in true }
    }
  }

  /// What a whole sitting shows, from a clean start.
  private func sights(_ sitting: Sitting, _ bench: Workbench) -> [String] {
    bench.rebuild([])
    bench.run("import socket", as: .typed)
    return sitting.lines.map { sight(bench.run($0, as: .typed), bench) }
  }

  private func differences(
    _ sitting: Sitting, in network: SessionNetwork, jitter: UInt64? = nil, times: Int
  ) -> [String] {
    var configuration = Workbench.Configuration()
    configuration.network = network
    configuration.jitter = jitter.map(Jitter.init)
    let bench = Workbench(configuration: configuration, screen: SilentScreen(), lines: NoLines())
    defer { bench.close() }
    let first = sights(sitting, bench)
    var found: [String] = []
    for _ in 1..<max(2, times) {
      for (now, then) in zip(sights(sitting, bench), first) where now != then {
        found.append("\(now)\n  first: \(then)")
      }
    }
    return found
  }

  /// Runs the body, with every processor busy where many repeats are asked for.
  private func underLoad<Result>(_ body: () -> Result) -> Result {
    let isOver = Guarded(Self.wanted == nil)
    let threads = (0..<ProcessInfo.processInfo.activeProcessorCount).map { _ in
      NativeThread(name: "busy") {
        while !isOver.withLock({ $0 }) {}
      }
    }
    defer {
      isOver.withLock { $0 = true }
      for thread in threads { thread?.join() }
    }
    return body()
  }

  private func times(_ sitting: Sitting) -> Int {
    Self.wanted ?? (["slow-drip", "lossy", "vanisher"].contains(sitting.script) ? 2 : 6)
  }

  @Test(arguments: Sitting.all)
  func `shows the same on the loopback device`(sitting: Sitting) {
    let found = underLoad {
      differences(sitting, in: SessionNetwork(.loopback), times: times(sitting))
    }
    #expect(found == [])
  }

  @Test(.enabled(if: hasLab, "no lab here"), arguments: Sitting.all)
  func `shows the same in a network of its own`(sitting: Sitting) {
    let found = underLoad {
      differences(
        sitting, in: SessionNetwork(.best(Self.launch, atMost: .a)), times: times(sitting))
    }
    #expect(found == [])
  }

  @Test(arguments: Sitting.all.filter { $0.script != "slow-drip" })
  func `shows under jitter what it shows without`(sitting: Sitting) {
    let plain = differences(sitting, in: SessionNetwork(.loopback), times: 2)
    #expect(plain == [])
    let seeds: ClosedRange<UInt64> = Self.wanted == nil ? 1...2 : 1...20
    var all: Set<[String]> = []
    for seed in [nil] + seeds.map(Optional.some) {
      var configuration = Workbench.Configuration()
      configuration.jitter = seed.map(Jitter.init)
      let bench = Workbench(configuration: configuration, screen: SilentScreen(), lines: NoLines())
      all.insert(sights(sitting, bench))
      bench.close()
    }
    #expect(all.count == 1, "\(all.map { $0.joined(separator: "\n") }.joined(separator: "\n\n"))")
  }
}
