import ChildProcesses
import Foundation

/// A running `switchboard serve`, and what it prints.
final class ServedCommand {
  private let process: ChildProcess

  /// Starts the command with these arguments; `prefix` is a program that starts it.
  convenience init(_ arguments: String..., prefix: [String] = []) throws {
    try self.init(arguments, prefix: prefix)
  }

  /// The same with a list of arguments.
  init(_ arguments: [String], prefix: [String] = []) throws {
    let words = prefix + [Command.path, "serve"] + arguments
    process = try ChildProcess(words, output: .pipe, errors: .kept)
  }

  var id: Int32 { process.id }

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
    process.signal(signal)
    return finish()
  }

  /// Waits for the end.
  func finish() -> (rest: String, errors: String, status: Int32) {
    let rest = process.output.rest()
    let status = process.wait()
    return (rest, process.errors.rest(), status)
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
  func nextLine() -> String? { process.output.line() }
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
