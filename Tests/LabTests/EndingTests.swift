import Foundation
import Lab
import Sockets
import Testing
import Timeline

/// Whatever ends, and however: nothing is left behind.
@Suite(.enabled(if: Program.hasLab))
struct EndingTests {
  @Test
  func `the helper ends with its lab, and leaves no zombie`() {
    let lab = Lab(Program.launch())
    #expect(lab.isBuilt)
    let process = lab.process
    #expect(isRunning(process))
    lab.end()
    #expect(kill(process, 0) == -1)
  }

  @Test
  func `a helper that was killed is noticed, and its sockets go on working`() {
    let bench = Bench()
    let server = bench.stream()
    #expect(bench.network.isLab)
    for process in children(of: getpid()) where isHelper(process, of: bench) {
      kill(process, SIGKILL)
    }
    let made = bench.network.socket(
      family: AF_INET, type: Int32(SOCK_STREAM.rawValue), protocol: 0)
    #expect(made.errno == ENETDOWN)
    #expect(bench.network.isLost)
    #expect(bench.call(.bind(fd: server, address: address("203.0.113.1", 80))).errno == 0)
    #expect(bench.call(.listen(fd: server, backlog: 1)).errno == 0)
    bench.network.renew()
    #expect(!bench.network.isLost)
    #expect(bench.call(.close(fd: bench.stream())).errno == 0)
    _ = bench.call(.close(fd: server))
  }

  private func isHelper(_ process: Int32, of bench: Bench) -> Bool {
    process == bench.network.helper
  }

  /// Starts the command with a mark in its environment, which its helper inherits.
  private func start(_ mark: String) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["doctor"]
    process.environment = ["SWITCHBOARD_MARK": mark]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test
  func `a main process that is killed at any moment leaves no helper`() throws {
    for round in 0..<40 {
      let mark = "mark-\(getpid())-\(round)-"
      let process = try start(mark)
      // Over the whole of its life, the making of the helper included.
      usleep(UInt32(round) * 700)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      for left in processes(marked: mark) { #expect(hasEnded(left)) }
    }
  }
}
