import ChildProcesses
import Foundation
import Testing

/// A program beside a test: what it is given, and what comes back.
struct ChildProcessTests {
  private func shell(_ line: String, input: String = "") throws -> Finished {
    try ChildProcess.run(["/bin/sh", "-c", line], input: input)
  }

  @Test(arguments: [
    ("exit 0", 0), ("exit 3", 3), ("kill -TERM $$", 128 + SIGTERM),
    ("kill -KILL $$", 128 + SIGKILL),
  ])
  func `its status is the shell's`(line: String, status: Int32) throws {
    #expect(try shell(line).status == status)
  }

  @Test func `what it writes is told apart, and what it reads is what it was given`() throws {
    let ended = try shell("cat; echo é >&2", input: "a\nb")
    #expect(ended == Finished(output: "a\nb", errors: "é\n", status: 0))
  }

  @Test func `more than a pipe holds goes in and comes out`() throws {
    let text = String(repeating: "0123456789", count: 100_000)
    #expect(try shell("cat", input: text).output == text)
  }

  @Test func `it has the folder and the environment that it was given, and nothing else`() throws {
    let ended = try ChildProcess.run(
      ["/usr/bin/env", "--", "/bin/sh", "-c", "pwd; echo $A; echo $HOME"],
      environment: ["A": "b"], folder: "/usr")
    #expect(ended.output == "/usr\nb\n\n")
  }

  @Test(arguments: ["SigBlk", "SigIgn"])
  func `it blocks and ignores no signal`(field: String) throws {
    var blocked = sigset_t()
    sigemptyset(&blocked)
    sigaddset(&blocked, SIGUSR2)
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &blocked, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let signals = try ChildProcess.run(["/bin/cat", "/proc/self/status"]).output
      .split(separator: "\n").first { $0.hasPrefix(field) }
    let mask = try #require(signals?.split(separator: "\t").last.flatMap { UInt64($0, radix: 16) })
    // The C library keeps what lies above 31 to itself.
    #expect(mask & 0x7FFF_FFFF == 0)
  }

  @Test func `a program that does not exist is refused with the system's reason`() {
    #expect {
      try ChildProcess(["/nowhere/at/all"])
    } throws: { error in
      (error as? ChildProcess.Refused)?.errno == ENOENT
    }
  }

  @Test func `lines come while it runs, and what is left at its end`() throws {
    let child = try ChildProcess(
      ["/bin/sh", "-c", "echo one; read word; echo $word; echo three"], input: .pipe, output: .pipe)
    #expect(child.output.line() == "one")
    #expect(child.isRunning)
    child.write("two\n")
    #expect(child.output.line() == "two")
    #expect(child.output.rest() == "three\n")
    #expect(child.wait() == 0)
  }

  @Test func `the end of its input ends it`() throws {
    let child = try ChildProcess(["/bin/cat"], input: .pipe, output: .pipe)
    child.write("a")
    child.endInput()
    #expect(child.output.rest() == "a")
    #expect(child.wait() == 0)
  }

  @Test func `a signal ends it, and none reaches it then`() throws {
    let child = try ChildProcess(["/bin/sleep", "60"])
    #expect(child.signal(SIGINT))
    #expect(child.wait() == 128 + SIGINT)
    #expect(!child.isRunning)
    #expect(!child.signal(SIGINT))
  }

  @Test func `with its object it is killed, and leaves no zombie`() throws {
    let id: Int32
    do {
      let child = try ChildProcess(["/bin/sleep", "60"])
      id = child.id
      #expect(kill(id, 0) == 0)
    }
    #expect(kill(id, 0) == -1)
  }
}
