import ChildProcesses
import Foundation
import Testing

@testable import Tutor

/// `run --trace` shows what strace shows for the same program under python3.
@Suite(.enabled(if: Command.isThere && Command.hasPython && Command.hasStrace, "needs strace"))
struct StraceTests {
  /// Golden programs of one thread that close what they open: the order of their calls is theirs alone.
  static let programs = [
    "framing/delimiter", "framing/generator_frames", "framing/incremental_parser",
    "framing/length_prefix_struct", "framing/netstrings", "framing/sequence_numbers",
    "nonblocking/timeouts_of_calls", "datagram/boundaries", "datagram/recv_into_buffers",
    "datagram/request_response", "datagram/select_two_sockets", "conversations/context_managers",
    "conversations/line_editor_makefile", "conversations/publish_subscribe",
    "conversations/subclass_of_socket",
  ]

  @Test(arguments: programs)
  func `the calls are strace's, one by one`(_ name: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Programs/\(name).py").standardized.path
    try #require(FileManager.default.fileExists(atPath: file))
    let folder = TemporaryFolder()
    let log = folder.path + "/strace"
    _ = try Command.run(["/usr/bin/strace", "-T", "-o", log, "/usr/bin/python3", file])
    let theirs = Self.calls(in: try String(contentsOfFile: log, encoding: .isoLatin1))
    let ours = Self.calls(in: try Command.run([Command.path, "run", "--trace", file]).errors)
    #expect(!ours.isEmpty)
    #expect(ours.map(\.text) == theirs.map(\.text))
    // Both have a duration behind each call.
    #expect(ours.allSatisfy { $0.seconds != nil })
  }

  private static let names: Set<String> = [
    "socket", "socketpair", "bind", "listen", "accept4", "connect", "sendto", "recvfrom",
    "sendmsg", "recvmsg", "shutdown", "getsockname", "getpeername", "setsockopt", "getsockopt",
    "poll", "pselect6", "close", "ioctl", "fcntl",
  ]

  /// The calls on sockets, with what changes from run to run made the same: ports, pointers, time left.
  private static func calls(in text: String) -> [(text: String, seconds: Double?)] {
    var ports: [String: Int] = [:]
    var sockets: Set<String> = []
    var calls: [(String, Double?)] = []
    for line in text.split(separator: "\n").map(String.init) {
      guard let name = line.split(separator: "(").first.map(String.init), names.contains(name)
      else { continue }
      let first = String(
        line.dropFirst(name.count + 1).prefix { $0.isNumber || $0 == "-" })
      if ["close", "ioctl", "fcntl"].contains(name), !sockets.contains(first) { continue }
      if let made = line.firstMatch(of: #/ = (\d+)(?: <[\d.]+>)?$/#), Self.makes(name, line) {
        sockets.insert(String(made.1))
      }
      if name == "socketpair", let pair = line.firstMatch(of: #/\[(\d+), (\d+)\]/#) {
        sockets.formUnion([String(pair.1), String(pair.2)])
      }
      if name == "close" { sockets.remove(first) }
      let seconds = line.firstMatch(of: #/ <([\d.]+)>$/#).flatMap { Double($0.1) }
      var same = line.replacing(#/ <[\d.]+>$/#, with: "").replacing(#/\s+= /#, with: " = ")
      same = same.replacing(#/0x[0-9a-f]{6,}/#, with: "...")
      // How large python3's own buffer for an address is, no program can tell.
      same = same.replacing(#/\[128 => (\d+)\]/#) { "[\($0.1)]" }
      same = same.replacing(#/left \{[^}]*\}/#, with: "left")
      same = same.replacing(#/htons\((\d{5})\)/#) { match in
        let port = String(match.1)
        if ports[port] == nil { ports[port] = ports.count }
        return "htons(P\(ports[port] ?? 0))"
      }
      calls.append((same, seconds))
    }
    return calls
  }

  private static func makes(_ name: String, _ line: String) -> Bool {
    name == "socket" || name == "accept4" || line.contains("F_DUPFD")
  }
}
