package import PyInterpreter
package import Sockets
internal import Synchronization
package import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The native modules of one interpreter session, and what they share: the kernel, the resolver, the open sockets.
package final class ModuleEnvironment: Sendable {
  let calls: ReaderCalls
  let board: WaitBoard
  let resolver: any HostResolver
  let sockets: OpenSockets
  private let over = Atomic(false)
  /// Whether closing from outside was by resets.
  private let resets = Atomic<Bool>(false)
  /// Bumped when a thread of the program is over.
  let ended = Gate()
  /// Whether a socket's method has refused an argument since this was last asked.
  private let refusal = Atomic(false)
  private let onRoute: @Sendable (RouteTaken) -> Void
  /// Keeps the modules' state alive; touched under the interpreter lock only.
  nonisolated(unsafe) private var kept: [AnyObject] = []
  /// The threading module, once imported; touched under the interpreter lock only.
  nonisolated(unsafe) weak var threads: ThreadingModule?

  /// The modules of a session that makes its calls through `kernel`; waits for threads stand on `board`.
  ///
  /// `onRoute` hears of every connection or datagram that leads to one of our own peers, or elsewhere than typed. It is
  /// called on the thread of the reader's program, before the call.
  package init(
    kernel: any Kernel, board: WaitBoard, resolver: any HostResolver,
    onRoute: @escaping @Sendable (RouteTaken) -> Void
  ) {
    calls = ReaderCalls(kernel: kernel)
    self.board = board
    self.resolver = resolver
    self.onRoute = onRoute
    sockets = OpenSockets()
  }

  /// The modules by name, for `Interpreter.Configuration`.
  package var loaders: [String: ModuleLoader] {
    [
      "struct": StructModule.load,
      "socket": { (_, cx) throws(PyException) in try SocketModule.load(self, cx) },
      "select": { (_, cx) throws(PyException) in try SelectModule.load(self, cx) },
      "selectors": { (_, cx) throws(PyException) in try SelectorsModule.load(self, cx) },
      "time": { (_, cx) throws(PyException) in try TimeModule.load(self, cx) },
      "errno": { (_, cx) throws(PyException) in try ErrnoModule.load(cx) },
      "threading": { (_, cx) throws(PyException) in try ThreadingModule.load(self, cx) },
      "sys": { (interpreter, cx) throws(PyException) in
        try SysModule.load(self, interpreter, cx)
      },
    ]
  }

  /// The descriptors of the reader's open sockets, in ascending order.
  package var openDescriptors: [Int32] { sockets.descriptors }

  /// Closes every open socket: the end of a session, or of an attempt.
  ///
  /// With `resetting`, connected sockets are closed by a reset (SO_LINGER 0), so that no TIME_WAIT stays behind.
  ///
  /// Threads that still run fail from then on, and nobody is told of it.
  package func closeAll(resetting: Bool) {
    over.store(true, ordering: .releasing)
    resets.store(resetting, ordering: .releasing)
    for state in sockets.all {
      let fd = state.descriptor
      if resetting, fd >= 0 {
        let linger: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 0]
        _ = calls.kernel.call(
          .setsockopt(fd: fd, level: SOL_SOCKET, option: SO_LINGER, value: linger),
          by: ReaderCalls.nobody)
      }
      state.close(by: ReaderCalls.nobody)
    }
    for fd in sockets.bare where sockets.release(fd) {
      _ = calls.kernel.call(.close(fd: fd), by: ReaderCalls.nobody)
    }
  }

  /// The descriptor of a socket object; nil for other values and for closed sockets.
  ///
  /// The interpreter lock must be held.
  package static func descriptor(of value: Value) -> Int32? {
    guard let fd = value.native(SocketOwner.self)?.state.descriptor, fd >= 0 else { return nil }
    return fd
  }

  /// The descriptor that a closed socket object had, and the length of the record when it had got it; nil for other
  /// values.
  ///
  /// The interpreter lock must be held.
  package static func closedSocket(_ value: Value) -> (descriptor: Int32, eventsAtOpening: Int)? {
    guard let state = value.native(SocketOwner.self)?.state, state.descriptor < 0,
      state.lastDescriptor >= 0
    else { return nil }
    return (state.lastDescriptor, state.eventsAtOpening)
  }

  /// Whether a socket's method has refused an argument since this was last asked, before any system call.
  package func takeRefusal() -> Bool { refusal.exchange(false, ordering: .relaxed) }

  /// What a method of a socket takes from its arguments; that it refuses them is kept for who explains it.
  func taking<Result>(
    _ body: () throws(PyException) -> Result
  ) throws(PyException) -> Result {
    do throws(PyException) { return try body() } catch {
      refusal.store(true, ordering: .relaxed)
      throw error
    }
  }

  /// How many bytes a file over a socket holds that were written and not sent yet; nil for any other value.
  package static func unsent(in value: Value) -> Int? {
    if let text = value.native(TextFile.self) { return text.unsent }
    return (value.native(BufferedOutput.self) ?? value.native(BufferedDuplex.self)?.output)?.unsent
  }

  /// Whether the session's sockets have been closed from outside, so that nobody listens to its threads any more.
  var isOver: Bool { over.load(ordering: .acquiring) }

  var waiter: Waiter { Waiter(calls: calls, board: board) }

  /// Waits until all threads of the program that are no daemons are over, as CPython does before it exits.
  ///
  /// To be called on the program's main thread after its last line; throws `KeyboardInterrupt` on Ctrl-C.
  package func waitForThreads(_ cx: Context) throws(PyException) {
    try threads?.waitForAll(cx)
  }

  /// Ends all threads of the program beside the main one, blocked or not, and waits until they are over.
  ///
  /// For the end of a session; the interpreter lock must not be held by the caller.
  package func endThreads(of interpreter: Interpreter) {
    interpreter.endThreads()
    let interrupter = Interrupter(board: board)
    var interrupted: Set<Int> = []
    while interpreter.runningThreads > 0 {
      let numbers = interpreter.withContext { _ in threads?.running.keys.sorted() ?? [] }
      for number in numbers { interrupter.interrupt(thread: number - 1) }
      interrupted.formUnion(numbers)
      let ticket = ended.ticket
      if interpreter.runningThreads > 0 { ended.wait(ticket, nanoseconds: 2_000_000) }
    }
    // One that had ended by itself has left the request: nobody would take it back, and the board would never rest.
    for number in interrupted {
      interrupter.acknowledge(Caller(actor: .reader, thread: number - 1))
    }
    // A thread may have come back from accept with a connection after all others had been closed.
    if isOver { closeAll(resetting: resets.load(ordering: .acquiring)) }
  }

  /// `io.UnsupportedOperation`, made when a file first refuses something; touched under the interpreter lock only.
  nonisolated(unsafe) private var unsupportedOperation: PyType?

  deinit { unsupportedOperation?.dismantle() }

  /// The exception of what a file cannot do.
  func unsupported(_ what: String) -> PyException {
    if unsupportedOperation == nil {
      let type = PyType(
        native: "UnsupportedOperation", module: "io", bases: (Types.osError, Types.valueError))
      type.ready()
      unsupportedOperation = type
    }
    return .make(unsupportedOperation ?? Types.osError, what)
  }

  /// Keeps an object alive as long as the session.
  func keep(_ object: AnyObject) { kept.append(object) }

  /// Tells that a typed host and port lead to a peer of ours, or elsewhere.
  func report(_ route: Route, host: String, port: UInt16, line: Int) {
    guard route.isMapped || route.peer != nil else { return }
    onRoute(
      RouteTaken(
        host: host, port: port, address: route.address, peer: route.peer, isMapped: route.isMapped,
        line: line))
  }
}

/// A connection or datagram of the reader's that leads to one of our own peers, or elsewhere than typed.
package struct RouteTaken: Hashable, Sendable {
  /// The host as typed.
  package var host: String
  /// The port as typed.
  package var port: UInt16
  /// Where it really goes.
  package var address: SocketAddress
  /// The built-in peer that answers there, nil where it is none of ours.
  package var peer: String?
  /// Whether the address differs from what was typed, so that it must be told.
  package var isMapped: Bool
  /// The line of the program.
  package var line: Int

  /// A route that was taken.
  package init(
    host: String, port: UInt16, address: SocketAddress, peer: String?, isMapped: Bool, line: Int
  ) {
    self.host = host
    self.port = port
    self.address = address
    self.peer = peer
    self.isMapped = isMapped
    self.line = line
  }
}
