import Locks
import PyInterpreter
import PyModules
import PySyntax
import Sockets
import Timeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What a program did, as a shell would see it.
struct Ended: Sendable, CustomStringConvertible {
  var output = ""
  var errors = ""
  var status: Int32 = 0
  var stopped: StopReason?

  /// The form of the recordings beside the golden programs.
  var description: String {
    let last = errors.split(separator: "\n").last.map { $0 + "\n" } ?? ""
    return "\(output)--- status \(status)\n\(last)"
  }

  /// The last line of standard error.
  var lastErrorLine: String { errors.split(separator: "\n").last.map(String.init) ?? "" }
}

/// Names that tests resolve: dotted numbers, this machine, and routes of their own.
final class TestNames: HostResolver {
  private let hosts: [String: UInt32]
  private let routes: [SocketAddress: Route]

  init(hosts: [String: UInt32] = [:], routes: [SocketAddress: Route] = [:]) {
    self.hosts = hosts
    self.routes = routes
  }

  func address(of name: String) -> UInt32? {
    switch name.lowercased() {
    case "": return 0
    case "localhost": return 0x7F00_0001
    case "<broadcast>": return 0xFFFF_FFFF
    default: break
    }
    if let host = hosts[name.lowercased()] { return host }
    let parts = name.split(separator: ".").compactMap { UInt8($0) }
    guard parts.count == 4, name.split(separator: ".").count == 4 else { return nil }
    return parts.reduce(0) { $0 << 8 | UInt32($1) }
  }

  func name(of address: UInt32) -> String? { address == 0x7F00_0001 ? "localhost" : nil }

  func route(host: UInt32, port: UInt16) -> Route {
    let typed = SocketAddress.ipv4(host: host, port: port)
    return routes[typed] ?? Route(address: typed)
  }
}

/// One session of the language with our modules on real sockets.
final class Session: Sendable {
  let recorder = Recorder()
  let real: PosixKernel
  let environment: ModuleEnvironment
  let interpreter: Interpreter
  private let watcher: Watcher

  /// A session; `rules` force results of its calls, `input` is what it reads, `wrap` may stand before its kernel; one that is watched ends waits that nothing else can end.
  init(
    rules: [ScriptRule] = [], resolver: any HostResolver = TestNames(),
    file: String = "program.py", input: [String] = [], isWatched: Bool = true,
    over wrap: (any Kernel) -> any Kernel = { $0 }
  ) {
    let real = PosixKernel(recorder: recorder)
    self.real = real
    let kernel = wrap(rules.isEmpty ? real : ScriptedKernel(over: real, rules: rules))
    let taken = Taken()
    environment = ModuleEnvironment(
      kernel: kernel, board: real.board, resolver: resolver, onRoute: { taken.add($0) })
    let sink = Sink()
    var configuration = Interpreter.Configuration()
    configuration.modules = environment.loaders
    configuration.fileName = file
    configuration.arguments = [file]
    configuration.write = { stream, bytes in
      sink.write(bytes, isError: stream == .standardError)
      return 0
    }
    let pending = Guarded(input)
    configuration.readLine = {
      pending.withLock { $0.isEmpty ? [] : Array(($0.removeFirst() + "\n").utf8) }
    }
    let interpreter = Interpreter(configuration)
    self.interpreter = interpreter
    watcher = Watcher(board: real.board, recorder: recorder) { notice in
      guard isWatched, case .wouldWaitForever(let blocked) = notice else { return }
      interpreter.requestStop(.waitsForever(blocked.call.name))
      real.interrupter.interrupt(blocked.caller)
    }
    self.sink = sink
    self.taken = taken
  }

  private let sink: Sink
  private let taken: Taken

  private final class Sink: Sendable {
    private let bytes = Guarded<([UInt8], [UInt8])>(([], []))

    func write(_ more: [UInt8], isError: Bool) {
      bytes.withLock { if isError { $0.1 += more } else { $0.0 += more } }
    }

    func take() -> (output: String, errors: String) {
      bytes.withLock { bytes in
        defer { bytes = ([], []) }
        return (String(decoding: bytes.0, as: UTF8.self), String(decoding: bytes.1, as: UTF8.self))
      }
    }
  }

  private final class Taken: Sendable {
    private let list = Guarded<[RouteTaken]>([])

    func add(_ route: RouteTaken) { list.withLock { $0.append(route) } }
    var all: [RouteTaken] { list.withLock { $0 } }
  }

  /// What was told about routes.
  var routesTaken: [RouteTaken] { taken.all }

  /// Runs a program or a block to its end; threads that are no daemons included.
  ///
  /// A whole program gives up its globals then; otherwise they are there for the next block.
  func run(_ source: String, isWhole: Bool = false) -> Ended {
    Interpreter.onLargeStack { [self] in
      var ended = Ended()
      switch Parser.parse(source, mode: .file) {
      case .needsMoreLines: ended.status = 2
      case .failure(let error):
        ended.status = 1
        ended.errors = error.lastLine
      case .complete(let tree):
        let outcome = interpreter.run(tree, mode: .program)
        ended = Session.ended(outcome)
        interpreter.withContext { cx in try? environment.waitForThreads(cx) }
        if isWhole, ended.stopped == nil { interpreter.endProgram() }
      }
      let (output, errors) = sink.take()
      ended.output = output
      // What threads said comes before the end of the main one, or after it: the last line is the main one's.
      ended.errors = errors + ended.errors
      return ended
    }
  }

  /// Ends the session as a program's end does: threads ended, sockets closed.
  func close(resetting: Bool = false) {
    environment.closeAll(resetting: resetting)
    environment.endThreads(of: interpreter)
    watcher.stop()
  }

  /// Runs a program in a session of its own.
  static func run(_ source: String, rules: [ScriptRule] = []) -> Ended {
    let session = Session(rules: rules)
    defer { session.close() }
    return session.run(source)
  }

  private static func ended(_ outcome: Outcome) -> Ended {
    var ended = Ended()
    switch outcome {
    case .completed: break
    case .raised(let error):
      ended.status = error.typeNames.contains("KeyboardInterrupt") ? 130 : 1
      ended.errors = error.report
    case .exited(let status, let message):
      ended.status = status
      ended.errors = message ?? ""
    case .stopped(let reason):
      ended.status = 99
      ended.stopped = reason
    }
    return ended
  }

  /// The calls of the reader so far.
  var calls: [CallEvent] {
    recorder.events().compactMap { if case .call(let call) = $0 { call } else { nil } }
  }

  /// The names of the calls so far.
  var callNames: [String] { calls.map(\.call.name) }

  /// Waits until the main thread is inside a call that blocks, and interrupts it as Ctrl-C does.
  func interruptWhenBlocked() {
    untilBlocked()
    interpreter.requestInterrupt()
    real.interrupter.interrupt(thread: 0)
  }

  /// Waits until a thread of the reader is inside a call that blocks.
  func untilBlocked(thread: Int = 0) {
    // The board has no bell; a look costs a microsecond.
    while !real.board.blockedCalls.contains(where: { $0.caller.thread == thread }) { usleep(200) }
  }

  /// Descriptors that calls opened and no call closed.
  var leaks: [Int32] {
    var open: [Int32] = []
    for event in calls {
      guard case .returned(let value) = event.outcome else {
        // Linux releases the descriptor also where close(2) fails, save for EBADF.
        continue
      }
      switch event.call {
      case .socket, .accept, .dup: open.append(Int32(value))
      case .socketpair:
        if case .pair(let first, let second) = event.detail { open += [first, second] }
      case .close(let fd): open.removeAll { $0 == fd }
      default: break
      }
    }
    return open
  }
}
