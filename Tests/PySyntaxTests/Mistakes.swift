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
    let input = sources.joined(separator: "\0")
    guard let output = try run(program, input: Data(input.utf8)) else { return nil }
    return output.split(separator: 0, omittingEmptySubsequences: false).dropLast().map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private static func run(_ program: String, input: Data) throws -> Data? {
    guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appendingPathComponent("oracle-\(UUID().uuidString)")
    try input.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-c", program]
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? data : nil
  }
}
