internal import Explaining
package import Lab
internal import Locks
internal import Observing
internal import Peers
internal import PyInterpreter
internal import PyModules
internal import PySyntax
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Runs whole programs as `python3 FILE` does: standard output, the last line of standard error and the exit status
/// are CPython's.
package final class ProgramRunner {
  /// How programs are run.
  package struct Options: Sendable {
    /// Whether the calls are shown on standard error as they are made.
    package var traces = false
    /// Whether each call is explained on standard error.
    package var explains = false
    /// The network in which the program runs, started already; this machine's loopback device without one.
    package var network: SessionNetwork?
    /// What is written of the record when the program has ended.
    package var files = ProgramFiles()
    /// Whether the program is not to run without the lab.
    package var needsLab = false
    /// `sys.argv`.
    package var arguments: [String] = [""]

    /// Neither trace nor explanation, confined to this machine.
    package init() {}
  }

  /// Whether a KeyboardInterrupt ended the program, and not `sys.exit(130)`.
  package private(set) var wasInterrupted = false
  private let options: Options
  let streams = StandardStreams()
  private let recorder: Recorder
  private let network: SessionNetwork
  private let kernel: PosixKernel
  private let names: LazyNames
  private let routes = RouteBook()
  /// The packets of the network, where somebody wants them.
  private let packets: PacketTap
  /// The program's lines, for the files.
  private var source: [Substring] = []
  let interpreter: Interpreter
  /// Where `input()` reads in a typed session; nil in a program.
  let typed: Guarded<TypedLines?>
  private let environment: ModuleEnvironment

  /// A runner for one program in the file of this name.
  package init(options: Options, fileName: String) {
    self.options = options
    let streams = streams
    let routes = routes
    let typed = Guarded<TypedLines?>(nil)
    self.typed = typed
    // Nobody reads the calls of a plain run, unless a peer waits for them.
    recorder = Recorder(
      isKeeping: options.traces || options.explains || !options.files.isEmpty)
    network = options.network ?? SessionNetwork(.loopback)
    let packets = PacketTap(recorder: recorder)
    self.packets = packets
    kernel =
      options.files.wantsPackets
      ? PosixKernel(recorder: recorder, factory: network, afterReadersCall: { packets.drain() })
      : PosixKernel(recorder: recorder, factory: network)
    names = LazyNames(kernel: kernel, network: network)
    environment = ModuleEnvironment(
      kernel: kernel, board: kernel.board, resolver: names, onRoute: { routes.add($0) })
    var configuration = Interpreter.Configuration()
    configuration.arguments = options.arguments
    configuration.modules = environment.loaders
    configuration.fileName = fileName
    configuration.write = { stream, bytes in
      streams.write(bytes, toError: stream == .standardError)
    }
    configuration.flush = { $0 == .standardOutput ? streams.flush() : 0 }
    let kernel = kernel
    configuration.readLine = {
      guard let lines = typed.withLock({ $0 }) else {
        return streams.readLine { kernel.untilReadable(STDIN_FILENO) }
      }
      return lines.next().map { Array("\($0)\n".utf8) } ?? []
    }
    interpreter = Interpreter(configuration)
    if options.files.wantsPackets {
      packets.watch(network.openPackets(), isShared: !network.isLab)
    }
  }

  /// Ctrl-C: KeyboardInterrupt in the program's main thread.
  ///
  /// For any thread.
  package var interrupt: @Sendable () -> Void {
    let (interpreter, kernel) = (interpreter, kernel)
    return {
      interpreter.requestInterrupt()
      kernel.interrupter.interrupt(thread: 0)
    }
  }

  /// Runs a program; the exit status.
  package func run(_ bytes: [UInt8], fileName: String) -> Int32 {
    switch Parser.parse(bytes: bytes, file: fileName) {
    case .failure(let error):
      report(error, SourceText(utf8: bytes), fileName)
      return 1
    case .needsMoreLines:
      return 1
    case .complete(let module):
      for warning in SyntaxWarning.all(in: module.body) {
        let text = module.source.lineText(warning.line).drop { $0 == " " || $0 == "\t" }
        "\(fileName):\(warning.line): SyntaxWarning: \(warning.message)\n  \(text)\n".writeToError()
      }
      source = String(decoding: bytes, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
      return following { finish(interpreter.run(module, mode: .program)) }
    }
  }

  /// Says what is wrong with a program's text: where, the line with a caret, one thing to try, and CPython's last line.
  private func report(_ error: SyntaxError, _ source: SourceText, _ file: String) {
    let lines = Diagnostic(error, in: source, path: file).lines
    (lines.joined(separator: "\n") + "\n" + error.lastLine + "\n").writeToError()
  }

  func finish(_ outcome: Outcome) -> Int32 {
    let ending = outcome
    if case .raised(let raised) = ending { raised.report.writeToError() }
    // As python3: threads that are no daemons may end in peace, and Ctrl-C ends the wait for them.
    interpreter.withContext { cx in try? environment.waitForThreads(cx) }
    if !isStopped(ending) { interpreter.endProgram() }
    let isWhole = streams.finish()
    environment.closeAll(resetting: false)
    packets.drain()
    names.existing?.shutdown()
    network.end()
    switch ending {
    case .completed: return isWhole ? 0 : 120
    case .raised(let raised):
      guard isWhole else { return 120 }
      wasInterrupted = raised.typeName == "KeyboardInterrupt"
      return wasInterrupted ? ExitStatus.interrupted.rawValue : 1
    case .exited(let status, let message):
      message.map { "\($0)\n".writeToError() }
      return isWhole ? status : 120
    case .stopped(let reason):
      "\(reason)\n".writeToError()
      return 1
    }
  }

  private func isStopped(_ outcome: Outcome) -> Bool {
    if case .stopped = outcome { true } else { false }
  }

  /// Runs the body while a follower writes the trace and the explanations to standard error.
  func following(_ body: () -> Int32) -> Int32 {
    if options.needsLab, !network.isLab {
      Words.noLab.writeToError()
      return ExitStatus.failure.rawValue
    }
    if let problem = options.files.problem() {
      "\(problem)\n".writeToError()
      return ExitStatus.usage.rawValue
    }
    defer { writeFiles() }
    guard options.traces || options.explains else { return body() }
    let follower = CallFollower(
      source, recorder: recorder, traces: options.traces, explains: options.explains,
      routes: routes)
    follower.start()
    defer { follower.finish() }
    return body()
  }
}

extension ProgramRunner {
  /// Writes what was asked for of the record, and says what could not be written.
  private func writeFiles() {
    guard !options.files.isEmpty else { return }
    let chronicle = Chronicle(
      program: recorder.events(), source: source, seesPackets: packets.isWatching)
    for problem in options.files.write(chronicle, timeOfDay: recorder.timeOfDay) {
      "\(problem)\n".writeToError()
    }
  }
}

/// What the process says to the shell when it ends.
package enum ExitStatus: Int32, Sendable {
  case ok = 0
  /// A check failed, or the program raised.
  case failure = 1
  /// The command line could not be understood.
  case usage = 2
  /// Ctrl-C.
  case interrupted = 130
}

extension String {
  /// Writes the text to standard error at once.
  package func writeToError() {
    _ = StandardStreams.writeAll(Array(utf8), to: 2)
  }
}
