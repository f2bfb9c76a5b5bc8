import ChildProcesses
import Foundation
import Testing

@testable import Tutor

/// What `:save` writes, read by the programs that it is for.
@Suite(.enabled(if: Command.isThere, "the command is not built")) struct SavingTests {
  private static let hasTshark = FileManager.default.isExecutableFile(atPath: "/usr/bin/tshark")

  private static let session = """
    import socket
    s = socket.create_connection(("www.python.org", 80))
    s.sendall(b"GET / HTTP/1.0\\r\\n\\r\\n")
    s.recv(20)
    s.close()
    """

  /// Types a session at the prompt; what was saved to the file, nil where nothing was.
  private func saved(_ name: String) throws -> (screen: String, folder: TemporaryFolder) {
    let folder = TemporaryFolder()
    let file = folder.path + "/" + name
    let input = Self.session + "\n:show ladder 9\n:save \(file)\n"
    let result = try Command.run([Command.path, "repl", "--plain"], input: input)
    return (result.output, folder)
  }

  @Test(.enabled(if: hasTshark, "tshark is not installed"))
  func `tshark reads the saved packets and agrees on flags, numbers and comments`() throws {
    let (screen, folder) = try saved("session.pcapng")
    let file = folder.path + "/session.pcapng"
    guard FileManager.default.fileExists(atPath: file) else {
      #expect(screen.contains("not captured") || screen.contains("not seen"))
      return
    }
    let fields = ["tcp.flags.str", "tcp.seq", "tcp.ack", "tcp.len", "frame.comment"]
    let result = try Command.run(
      ["/usr/bin/tshark", "-r", file, "-T", "fields"] + fields.flatMap { ["-e", $0] })
    let rows = result.output.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.count >= 7)
    let told = screen.replacingOccurrences(of: "\n", with: " ")
    for row in rows {
      let flags = [("S", "SYN"), ("F", "FIN"), ("R", "RST"), ("A", "ACK")]
        .filter { row[0].contains($0.0) }.map(\.1).joined(separator: " ")
      let numbers = row[0].contains("A") ? "seq \(row[1]) ack \(row[2])" : "seq \(row[1])"
      #expect(told.contains("sends \(flags) \(numbers),"), "\(row)")
    }
    #expect(rows[0][4] == "2  s = socket.create_connection((\"www.python.org\", 80))")
    #expect(rows.contains { $0[3] == "18" && $0[4].hasPrefix("3  s.sendall(") })
  }

  @Test func `check accepts the session that was saved as a lesson`() throws {
    let (_, folder) = try saved("my-session.md")
    let file = folder.path + "/my-session.md"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("id: my-session"))
    #expect(text.contains("s.recv(20)\n```\n\n```output\nb'HTTP"))
    let result = try Command.run([Command.path, "check", file], input: "")
    #expect(result.status == 0, "\(result.output)")
  }

  @Test func `a picture is well-formed XML`() throws {
    let (_, folder) = try saved("session.svg")
    let data = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/session.svg"))
    #expect(String(decoding: data, as: UTF8.self).contains("connect("))
    let lint = "/usr/bin/xmllint"
    if FileManager.default.isExecutableFile(atPath: lint) {
      #expect(try Command.run([lint, "--noout", folder.path + "/session.svg"]).status == 0)
    }
  }

  @Test func `a file that cannot be written is told with its reason`() throws {
    let result = try Command.run(
      [Command.path, "repl", "--plain"], input: ":save /nowhere/at/all.svg\n:save x.doc\n")
    #expect(result.output.contains("No such file or directory"))
    #expect(result.output.contains("The ending says what is saved"))
  }

  private static let program = """
    import socket
    s = socket.create_connection(("echo", 7))
    s.sendall(b"ding")
    print(s.recv(100))
    s.close()
    """

  /// Runs the program with an option that names a file; what the file holds then.
  private func file(_ name: String, _ options: String...) throws -> (Finished, String) {
    let folder = TemporaryFolder()
    let program = folder.path + "/program.py"
    let file = folder.path + "/" + name
    try Self.program.write(toFile: program, atomically: true, encoding: .utf8)
    let result = try Command.run([Command.path, "run"] + options + [file, program])
    return (result, (try? String(contentsOfFile: file, encoding: .utf8)) ?? "")
  }

  @Test func `a program's ladder shows its lines, its calls and the peer's`() throws {
    let (result, ladder) = try file("talk.txt", "--ladder")
    #expect(result.output == "b'ding'\n")
    for part in ["3  s.sendall(b\"ding\")", "send(b'ding') = 4", "recv = b'ding'", "close()"] {
      #expect(ladder.contains(part), "\(ladder)")
    }
  }

  @Test func `a program's timeline is JSON, a line for each event, in order`() throws {
    let (_, text) = try file("talk.json", "--json")
    let lines = try text.split(separator: "\n").map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(lines.first?["format"] as? Int == 1)
    #expect(lines.dropFirst().map { $0["id"] as? Int } == Array(0..<(lines.count - 1)))
    let calls = lines.filter { $0["actor"] as? String == "program" }
    #expect(
      calls.compactMap { $0["call"] as? String }
        == ["socket", "connect", "sendto", "recvfrom", "close"])
    #expect(calls.compactMap { $0["line"] as? Int } == [2, 2, 3, 4, 5])
    #expect(calls.compactMap { $0["data"] as? String } == ["b'ding'", "b'ding'"])
  }

  @Test func `a file that cannot be written is told before the program runs`() throws {
    let result = try Command.run(
      program: Self.program, "--json", "/nowhere/at/all.json")
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.errors.contains("No such file or directory"))
  }
}
