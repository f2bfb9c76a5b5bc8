import ChildProcesses
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
    #expect(bench.call(.bind(fd: server, address: address("0.0.0.0", 80))).errno == 0)
    #expect(bench.call(.listen(fd: server, backlog: 1)).errno == 0)
    bench.network.renew()
    #expect(!bench.network.isLost)
    #expect(bench.call(.close(fd: bench.stream())).errno == 0)
    _ = bench.call(.close(fd: server))
  }

  private func isHelper(_ process: Int32, of bench: Bench) -> Bool {
    process == bench.network.helper
  }

  /// The command at its prompt, waiting for a line; its helper is running.
  private struct Session {
    let process: ChildProcess
    let helper: Int32

    init() throws {
      process = try ChildProcess(
        [Program.path, "repl", "--plain"],
        environment: ["HOME": "/tmp", "XDG_STATE_HOME": "/tmp/switchboard-\(getpid())"],
        input: .pipe, output: .pipe)
      // The sentence about the network comes when the lab is there.
      _ = process.output.more()
      helper = try #require(children(of: process.id).first)
    }

    /// What it prints until it ends, after these lines.
    func finish(typing lines: String) -> String {
      process.write(lines)
      process.endInput()
      let rest = process.output.rest()
      process.wait()
      return rest
    }
  }

  @Test
  func `a session that ends leaves no helper`() throws {
    let session = try Session()
    _ = session.finish(typing: ":quit\n")
    #expect(hasEnded(session.helper))
  }

  @Test
  func `a session that is killed leaves no helper`() throws {
    let session = try Session()
    #expect(isRunning(session.helper))
    session.process.signal(SIGKILL)
    session.process.wait()
    #expect(hasEnded(session.helper))
  }

  @Test
  func `a session whose helper was killed says so, and goes on in a new network`() throws {
    let session = try Session()
    kill(session.helper, SIGKILL)
    let printed = session.finish(
      typing: """
        import socket
        s = socket.create_connection(("echo", 7))
        s.sendall(b"ding")
        s.recv(4)
        :show ends

        """)
    let flat = printed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(flat.contains("There is a new one now"), "\(printed)")
    #expect(printed.contains("b'ding'"), "\(printed)")
    #expect(printed.contains("203.0.113.7:7"), "\(printed)")
  }

  @Test
  func `nothing is left where both are killed`() throws {
    let session = try Session()
    kill(session.helper, SIGKILL)
    session.process.signal(SIGKILL)
    session.process.wait()
    #expect(hasEnded(session.helper))
  }

  @Test
  func `Ctrl-C and Ctrl-Z of the terminal do not reach the helper`() throws {
    let session = try Session()
    #expect(getpgid(session.helper) == session.helper)
    #expect(getpgid(session.process.id) != session.helper)
    _ = session.finish(typing: ":quit\n")
  }

  /// Starts the command with a mark in its environment, which its helper inherits.
  private func start(_ mark: String) throws -> ChildProcess {
    try ChildProcess([Program.path, "doctor"], environment: ["SWITCHBOARD_MARK": mark])
  }

  @Test
  func `a main process that is killed at any moment leaves no helper`() throws {
    for round in 0..<40 {
      let mark = "mark-\(getpid())-\(round)-"
      let process = try start(mark)
      // Over the whole of its life, the making of the helper included.
      usleep(UInt32(round) * 700)
      process.signal(SIGKILL)
      process.wait()
      for left in processes(marked: mark) { #expect(hasEnded(left)) }
    }
  }
}
