import Foundation

/// A running `switchboard serve`, and what it prints.
final class ServedCommand {
  private let process = Process()
  private let output = Pipe()
  private let errors = Pipe()
  private var text = ""

  /// Starts the command with these arguments; `prefix` is a program that starts it.
  convenience init(_ arguments: String..., prefix: [String] = []) throws {
    try self.init(arguments, prefix: prefix)
  }

  /// The same with a list of arguments.
  init(_ arguments: [String], prefix: [String] = []) throws {
    let words = prefix + [Command.path, "serve"] + arguments
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  var id: Int32 { process.processIdentifier }

  /// The records of `--json` that have come until one satisfies the condition, that one last.
  func records(until condition: (ServeRecord) -> Bool) throws -> [ServeRecord] {
    var records: [ServeRecord] = []
    while let line = nextLine() {
      let record = try JSONDecoder().decode(ServeRecord.self, from: Data(line.utf8))
      records.append(record)
      if condition(record) { return records }
    }
    return records
  }

  /// The ports of all peers, once so many listen.
  func ports(_ count: Int) throws -> [String: Int] {
    var ports: [String: Int] = [:]
    _ = try records { record in
      if let service = record.service, let port = record.port { ports[service] = port }
      return ports.count == count
    }
    return ports
  }

  /// Sends a signal, and waits for the end.
  func stop(_ signal: Int32 = SIGTERM) -> (rest: String, errors: String, status: Int32) {
    kill(process.processIdentifier, signal)
    return finish()
  }

  /// Waits for the end.
  func finish() -> (rest: String, errors: String, status: Int32) {
    let rest =
      text + String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let status = process.terminationStatus
    return (rest, words, process.terminationReason == .uncaughtSignal ? 128 + status : status)
  }

  /// The most memory that the command has had at any time, in bytes.
  var peakMemory: Int { memory("VmHWM:") }

  /// The memory that it has now, in bytes.
  var memory: Int { memory("VmRSS:") }

  /// The processor time that the command has used, in seconds.
  var processorTime: Double {
    let text = (try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)) ?? ""
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    // After the name: the 12th and 13th field, in hundredths of a second.
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12])
    else { return 0 }
    return (user + system) / 100
  }

  private func memory(_ field: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(field) }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
  }

  /// The next line of output; nil at its end.
  func nextLine() -> String? {
    while true {
      if let newline = text.firstIndex(of: "\n") {
        let line = String(text[..<newline])
        text = String(text[text.index(after: newline)...])
        return line
      }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      text += String(decoding: more, as: UTF8.self)
    }
  }
}

/// A line of `serve --json`.
struct ServeRecord: Decodable {
  var event: String
  var service: String?
  var port: Int?
  var connection: Int?
  var client: String?
  var received: Int?
  var sent: Int?
  var end: String?
  var open: Int?
  var limit: Int?
  var connections: Int?
  var verbs: [String]?
}
