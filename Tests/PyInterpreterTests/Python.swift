import Locks
import PyInterpreter
import PySyntax

/// What a program did, as a shell would see it.
struct Ended: Sendable, Equatable, CustomStringConvertible {
  var output = ""
  var status: Int32 = 0
  var lastErrorLine = ""

  var description: String { "\(output)--- status \(status)\n\(lastErrorLine)" }
}

/// Runs programs and typed lines on the interpreter, for tests.
enum Python {
  /// Collects what is written.
  final class Sink: Sendable {
    private let bytes = Guarded<[UInt8]>([])

    func write(_ more: [UInt8]) { bytes.withLock { $0 += more } }
    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
  }

  /// A session whose output is collected.
  static func session(
    _ sink: Sink = Sink(), limits: Limits = Limits(), file: String = "<stdin>",
    lines: [String] = []
  ) -> Interpreter {
    var configuration = Interpreter.Configuration()
    configuration.limits = limits
    configuration.fileName = file
    configuration.write = { stream, bytes in
      if stream == .standardOutput { sink.write(bytes) }
      return 0
    }
    let pending = PendingLines(lines)
    configuration.readLine = { pending.next() }
    return Interpreter(configuration)
  }

  /// Lines of standard input still to be read.
  final class PendingLines: Sendable {
    private let lines: Guarded<[String]>

    init(_ lines: [String]) { self.lines = Guarded(lines) }

    func next() -> [UInt8] {
      lines.withLock { $0.isEmpty ? [] : Array(($0.removeFirst() + "\n").utf8) }
    }
  }

  /// Runs a program on a large stack, from its text to its exit status.
  static func run(_ source: String, limits: Limits = Limits(), lines: [String] = []) -> Ended {
    Interpreter.onLargeStack {
      let sink = Sink()
      let interpreter = session(sink, limits: limits, file: "program.py", lines: lines)
      var ended = Ended()
      switch Parser.parse(source, mode: .file) {
      case .needsMoreLines:
        ended.status = 2
      case .failure(let error):
        ended.status = 1
        ended.lastErrorLine = error.lastLine
      case .complete(let tree):
        ended = Self.ended(interpreter.run(tree, mode: .program))
      }
      ended.output = sink.text
      return ended
    }
  }

  private static func ended(_ outcome: Outcome) -> Ended {
    var ended = Ended()
    switch outcome {
    case .completed: break
    case .raised(let error):
      ended.status = error.typeNames.contains("KeyboardInterrupt") ? 130 : 1
      ended.lastErrorLine = error.lastLine.split(separator: "\n").last.map(String.init) ?? ""
    case .exited(let status, let message):
      ended.status = status
      ended.lastErrorLine = message ?? ""
    case .stopped(let reason):
      ended.status = 2
      ended.lastErrorLine = "stopped: \(reason)"
    }
    return ended
  }

  /// Types one statement or block into a session.
  static func type(_ text: String, into interpreter: Interpreter) -> Outcome? {
    guard case .complete(let tree) = Parser.parse(text, mode: .interactive) else { return nil }
    return interpreter.run(tree, mode: .prompt)
  }

  /// What a program prints.
  static func output(_ source: String) -> String { run(source).output }

  /// The last line of what an uncaught exception reports.
  static func error(_ source: String) -> String { run(source).lastErrorLine }
}
