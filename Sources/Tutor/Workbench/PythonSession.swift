internal import Locks
internal import Peers
internal import PyInterpreter
internal import PyModules
internal import PySyntax
internal import Sockets

/// The interpreter of one world, with its modules on the calls and the peers of the session.
final class PythonSession {
  let interpreter: Interpreter
  private let guarded: SpinGuard
  let environment: ModuleEnvironment

  /// A fresh interpreter whose output goes to the control.
  init(
    kernel: PosixKernel, hall: PeerHall, routes: RouteBook, steps: Int?, jitter: Jitter?,
    control: Control
  ) {
    guarded = SpinGuard(over: kernel, control: control)
    environment = ModuleEnvironment(
      kernel: guarded, board: kernel.board, resolver: hall.names, onRoute: { routes.add($0) })
    var configuration = Interpreter.Configuration()
    configuration.modules = environment.loaders
    configuration.limits.steps = steps
    configuration.jitter = jitter?.stream("lock")
    configuration.write = { _, bytes in control.write(bytes) }
    configuration.echoing = { control.echo($0) }
    interpreter = Interpreter(configuration)
  }

  /// Ends the world: threads are stopped, sockets closed without leaving TIME_WAIT behind.
  func close() {
    environment.endThreads(of: interpreter)
    environment.closeAll(resetting: true)
  }

  /// Runs a block as the prompt does: an expression's value is echoed and kept in `_`.
  func run(_ source: String) -> TurnEnding {
    switch Parser.parse(source, mode: .file) {
    case .failure(let error):
      let diagnostic = Diagnostic(error, in: SourceText(source), path: "")
      return .refused(
        lastLine: error.lastLine, diagnostic: PythonSession.text(of: diagnostic))
    case .needsMoreLines:
      return .refused(lastLine: "SyntaxError: unexpected EOF while parsing", diagnostic: "")
    case .complete(let module):
      _ = environment.takeRefusal()
      guarded.beginLine()
      return ending(of: interpreter.run(module, mode: .prompt))
    }
  }

  /// A mistake as the prompt shows it: the line with its mark, what is wrong, one thing to try.
  private static func text(of diagnostic: Diagnostic) -> String {
    let place = diagnostic.line > 1 ? "line \(diagnostic.line): " : ""
    let shown = Array(diagnostic.lines.dropFirst().dropLast())
    return (shown + [place + diagnostic.fact, diagnostic.advice]).joined(separator: "\n")
  }

  /// The value of an expression, with extra names bound for the time of it; nil for what is no expression.
  ///
  /// Nothing is printed, nothing imported, and the steps are bounded.
  func evaluate(_ source: String, _ bindings: [String: Plain]) -> Outcome? {
    guard case .complete(let module) = Parser.parse(source, mode: .expression) else { return nil }
    return interpreter.withContext { context in
      let kept = bindings.keys.map { ($0, interpreter.withGlobal($0) { value, _ in value }) }
      for (name, plain) in bindings {
        if plain == .echoed {
          bindEchoed(name)
        } else {
          interpreter.bind(name, plain.value(context))
        }
      }
      defer {
        for (name, value) in kept {
          if let value { interpreter.bind(name, value) } else { interpreter.unbind(name) }
        }
      }
      return interpreter.evaluate(module, steps: PythonSession.gradeSteps, isPure: true)
    }
  }

  private func bindEchoed(_ name: String) {
    guard case .complete(let module) = Parser.parse("\(name) = _", mode: .file) else { return }
    _ = interpreter.run(module, mode: .program)
  }

  /// How many loop turns and calls a rule may make.
  private static let gradeSteps = 1_000_000

  private func ending(of outcome: Outcome) -> TurnEnding {
    switch outcome {
    case .completed(let record):
      return .completed(record.map(Glimpse.init))
    case .raised(let raised):
      if raised.typeName == "KeyboardInterrupt" { return .interrupted }
      return .raised(
        Raised(
          typeName: raised.typeName, lastLine: raised.lastLine, traceback: [raised.report],
          line: raised.line, function: PythonSession.function(raised), message: raised.message,
          errno: raised.errno.map(Int32.init),
          isSocketRefusal: environment.takeRefusal()))
    case .exited(let status, _): return .exited(status)
    case .stopped(.waitsForever(let call)): return .waitsForever(call: call)
    case .stopped(let reason): return .stopped(PythonSession.words(reason))
    }
  }

  private static func function(_ raised: RaisedException) -> String? {
    let name = raised.traceback.last { $0.line == raised.line }?.function
    return name?.first == "<" ? nil : name
  }

  private static func words(_ reason: StopReason) -> String {
    switch reason {
    case .stepBudget: Words.tooManySteps
    case .outputLimit: Words.tooMuchOutput
    case .notPure(let effect): Words.notAllowed(effect)
    case .waitsForever(let call): Words.wouldWait(call)
    case .outOfTime(let seconds): Words.tooLong(seconds)
    case .spins(let call): Words.spins(call, SpinGuard.limit)
    case .tooManyCalls(let count): Words.tooManyCalls(count)
    case .sessionEnding: Words.sessionEnds
    }
  }
}
