import ChildProcesses
import Foundation

/// A program with a mistake, and the last line that python3 prints for it.
struct Mistake: Sendable, CustomStringConvertible {
  let source: String
  let lastLine: String

  init(_ source: String, _ lastLine: String) {
    self.source = source
    self.lastLine = lastLine
  }

  var description: String { String(reflecting: source) }

  static let all = blocks + assignments + calls + strings + statements + expressions + slips
}

/// Debian's python3, when it is there and is 3.11.
enum Oracle {
  static let path = "/usr/bin/python3"

  /// Compiles every source in one process; for each the last line of the error, or `OK`.
  static func verdicts(on sources: [String], mode: String = "exec") throws -> [String]? {
    let program = """
      import sys, traceback, warnings
      warnings.simplefilter('ignore')
      if sys.version_info[:2] != (3, 11): sys.exit(9)
      for source in sys.stdin.buffer.read().split(b'\\0'):
          try:
              compile(source.decode(), '<input>', '\(mode)')
              line = 'OK'
          except BaseException as error:
              line = traceback.format_exception_only(type(error), error)[-1].strip()
          sys.stdout.buffer.write(line.encode() + b'\\0')
      """
    guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
    let ended = try ChildProcess.run(
      [path, "-c", program], input: sources.joined(separator: "\0"))
    guard ended.status == 0 else { return nil }
    return ended.output.utf8.split(separator: 0, omittingEmptySubsequences: false).dropLast().map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
