import Foundation

/// A golden program: what python3 was recorded to do with it is what we do.
struct GoldenProgram: Sendable, CustomStringConvertible {
  /// Where it is.
  let path: String

  /// The folder and the name: `sockets/chat.py`.
  var description: String { path.split(separator: "/").suffix(2).joined(separator: "/") }
  /// `chat.py`.
  var name: String { (path as NSString).lastPathComponent }
  /// Where the recording is.
  var recordingPath: String { path.dropLast(3) + ".out" }

  var source: String { get throws { try String(contentsOfFile: path, encoding: .utf8) } }
  var recording: String {
    get throws { try String(contentsOfFile: recordingPath, encoding: .utf8) }
  }
  /// The lines of its standard input, where a file NAME.in gives them.
  var input: [String] {
    let text = (try? String(contentsOfFile: path.dropLast(3) + ".in", encoding: .utf8)) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// The folder of all programs.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Programs").path

  /// Every program in every folder below the root, in order.
  static let all: [GoldenProgram] = {
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".py") }.sorted().map {
      GoldenProgram(path: "\(root)/\($0)")
    }
  }()

  /// Those that make sockets or wait for them.
  static let withSockets = all.filter { program in
    let source = (try? program.source) ?? ""
    return ["socket", "select", "selectors"].contains { name in
      source.contains("import \(name)") || source.contains("from \(name)")
    }
  }
}
