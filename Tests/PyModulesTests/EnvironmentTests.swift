import Dispatch
import Locks
import PyInterpreter
import PyModules
import Sockets
import Testing
import Timeline

/// What the session asks of the modules: descriptors, routes, the end.
@Suite(.timeLimit(.minutes(4)))
struct EnvironmentTests {
  @Test func `the open descriptors are those of the program's sockets`() {
    let session = Session()
    defer { session.close() }
    _ = session.run("import socket\na = socket.socket()\nb = socket.socket()\nc = socket.socket()")
    let all = session.environment.openDescriptors
    #expect(all.count == 3 && all == all.sorted())
    _ = session.run("b.close()\nfd = c.detach()")
    #expect(session.environment.openDescriptors.count == 1)
    #expect(
      session.interpreter.withGlobal("a") { value, _ in
        ModuleEnvironment.descriptor(of: value)
      } == session.environment.openDescriptors.first)
    for name in ["b", "c", "fd", "socket"] {
      let found = session.interpreter.withGlobal(name) { value, _ in
        ModuleEnvironment.descriptor(of: value)
      }
      #expect(found == .some(nil), "\(name)")
    }
    _ = session.run("socket.close(fd)")
  }

  @Test func `a socket that is dropped is closed once`() {
    let session = Session()
    defer { session.close() }
    let ended = session.run(
      """
      import socket
      def f():
          s = socket.socket()
          return s.fileno()
      number = f()
      print(number >= 0)
      """)
    #expect(ended.output == "True\n")
    #expect(session.callNames == ["socket", "close"])
    #expect(session.environment.openDescriptors.isEmpty)
  }

  @Test func `a connection that is accepted while the session ends is closed as well`() {
    let late = Guarded<LateAccept?>(nil)
    let session = Session { base in
      let made = LateAccept(over: base)
      late.withLock { $0 = made }
      return made
    }
    _ = session.run(
      """
      import socket, threading
      kept = []
      def serve():
          kept.append(listener.accept())
      listener = socket.create_server(("127.0.0.1", 0))
      threading.Thread(target=serve, daemon=True).start()
      """)
    let kernel = late.withLock { $0 }
    kernel?.entered.wait()
    session.environment.closeAll(resetting: false)
    kernel?.mayReturn.signal()
    session.environment.endThreads(of: session.interpreter)
    #expect(session.environment.openDescriptors.isEmpty)
    #expect(session.leaks.isEmpty)
    session.close()
  }

  @Test func `threads that end by themselves while they are ended leave no request behind`() {
    for _ in 0..<20 {
      let session = Session()
      _ = session.run(
        """
        import threading
        def count():
            for i in range(2000):
                pass
        for i in range(8):
            threading.Thread(target=count, daemon=True).start()
        """)
      session.environment.endThreads(of: session.interpreter)
      #expect(!session.real.board.hasRequest)
      session.close()
    }
  }

  @Test func `closing all with a reset tells the peer so`() {
    let session = Session()
    _ = session.run(
      """
      import socket
      listener = socket.create_server(("127.0.0.1", 0))
      client = socket.create_connection(listener.getsockname())
      peer, _ = listener.accept()
      """)
    // A copy that the session does not know, so that something is left to read from.
    let open = session.interpreter.withGlobal("peer") { value, _ in
      ModuleEnvironment.descriptor(of: value)
    }
    let copy = session.real.call(.dup(fd: (open ?? nil) ?? -1), by: Caller(actor: .peer("copy")))
    let fd = Optional(Int32(copy.value))
    session.environment.closeAll(resetting: true)
    #expect(session.environment.openDescriptors.isEmpty)
    let me = Caller(actor: .reader)
    var byte: UInt8 = 0
    let result = withUnsafeMutableBytes(of: &byte) {
      session.real.call(
        .recv(fd: fd ?? -1, capacity: 1, flags: 0, wantsAddress: false), by: me,
        buffer: .destination($0))
    }
    #expect(result.errno == 104)
    _ = session.real.call(.close(fd: fd ?? -1), by: me)
    #expect(
      session.run("client.send(b'x')").lastErrorLine == "OSError: [Errno 9] Bad file descriptor")
    session.close()
  }

  @Test func `a name of ours leads to its peer, and that is told`() {
    let server = Session()
    defer { server.close() }
    _ = server.run(
      "import socket\ns = socket.create_server(('127.0.0.1', 0))\nport = s.getsockname()[1]")
    let port = server.interpreter.withGlobal("port") { value, _ in UInt16(value.asInt ?? 0) } ?? 0
    let typed = SocketAddress.ipv4(host: 0xCB00_7150, port: 80)
    let names = TestNames(
      hosts: ["www.example.org": 0xCB00_7150],
      routes: [typed: Route(address: .loopback(port), peer: "site", isMapped: true)])
    let session = Session(resolver: names)
    defer { session.close() }
    let ended = session.run(
      """
      import socket
      print(socket.gethostbyname("www.example.org"))
      s = socket.socket()
      s.connect(("www.example.org", 80))
      print(s.getpeername()[0])
      t = socket.create_connection(("www.example.org", 80), timeout=5)
      s.connect_ex(("127.0.0.1", 9))
      """)
    #expect(ended.output == "203.0.113.80\n127.0.0.1\n")
    #expect(session.routesTaken.count == 2)
    #expect(
      session.routesTaken.first
        == RouteTaken(
          host: "www.example.org", port: 80, address: .loopback(port), peer: "site",
          isMapped: true, line: 4))
    #expect(session.routesTaken.last?.host == "www.example.org")
    #expect(
      session.run("s.connect(('no.such.name', 80))").lastErrorLine
        == "socket.gaierror: [Errno -2] Name or service not known")
  }

  @Test func `a foreign address cannot be reached`() {
    let ended = Session.run("import socket\nsocket.socket().connect(('192.0.2.1', 80))")
    #expect(ended.lastErrorLine == "OSError: [Errno 101] Network is unreachable")
  }

  @Test func `a call knows its line and its thread`() {
    let session = Session()
    defer { session.close() }
    _ = session.run(
      """
      import socket, threading

      a, b = socket.socketpair()
      def work():
          a.send(b"from the thread")
      t = threading.Thread(target=work)
      t.start()
      b.recv(100)
      t.join()
      """)
    let send = session.calls.first { $0.call.name == "sendto" }
    let recv = session.calls.first { $0.call.name == "recvfrom" }
    #expect(send?.line == 5 && send?.thread == 1)
    #expect(recv?.line == 8 && recv?.thread == 0)
    #expect(recv?.data?.bytes == Array("from the thread".utf8))
  }

  @Test func `threads that are blocked end with the session`() {
    let session = Session()
    let ended = session.run(
      """
      import socket, threading, time
      a, b = socket.socketpair()
      event = threading.Event()
      for target in (lambda: a.recv(1), event.wait, lambda: time.sleep(60)):
          threading.Thread(target=target, daemon=True).start()
      """)
    #expect(ended.status == 0)
    #expect(session.interpreter.runningThreads == 3)
    session.close()
    #expect(session.interpreter.runningThreads == 0)
    #expect(session.environment.openDescriptors.isEmpty)
  }

  @Test func `an exception in a thread is reported and the program goes on`() {
    let ended = Session.run(
      """
      import threading
      def fail():
          raise ValueError("no")
      t = threading.Thread(target=fail, name="the-thread")
      t.start()
      t.join()
      print("on")
      """)
    #expect(ended.output == "on\n")
    #expect(ended.status == 0)
    #expect(
      ended.errors.hasPrefix(
        "Exception in thread the-thread:\nTraceback (most recent call last):\n"))
    #expect(ended.lastErrorLine == "ValueError: no")
  }

  @Test func `a send that is cut short is continued by sendall`() {
    let short = ScriptRule(.short(3), times: nil) { call, _ in call.name == "sendto" }
    let session = Session(rules: [short])
    defer { session.close() }
    let ended = session.run(
      """
      import socket
      a, b = socket.socketpair()
      print(a.send(b"12345678"), a.sendall(b"abcdefgh"))
      print(b.recv(100))
      """)
    #expect(ended.output == "3 None\nb'123abcdefgh'\n")
    #expect(session.callNames.filter { $0 == "sendto" }.count == 4)
  }

  @Test func `a memory that cannot be had is a MemoryError`() {
    let ended = Session.run("import socket\na, b = socket.socketpair()\na.recv(10**13)")
    #expect(ended.lastErrorLine == "MemoryError")
  }
}

/// A kernel whose accept returns a connection when it is told to, whatever has become of the listening socket.
private final class LateAccept: Kernel {
  let recorder: Recorder
  let entered = DispatchSemaphore(value: 0)
  let mayReturn = DispatchSemaphore(value: 0)
  private let base: any Kernel

  init(over base: any Kernel) {
    self.base = base
    recorder = base.recorder
  }

  func call(_ call: SystemCall, by caller: Caller, buffer: CallBuffer) -> CallReturn {
    guard case .accept = call else { return base.call(call, by: caller, buffer: buffer) }
    entered.signal()
    mayReturn.wait()
    var made = base.call(.socket(family: 2, type: 1, protocol: 0), by: caller)
    made.detail = .address(.loopback(1))
    return made
  }
}
