import LessonModel
import Locks
import Peers
import Testing

@testable import Tutor

/// A program that waits: for ever, or for something that does come.
struct Wait: Sendable, CustomTestStringConvertible {
  var name: String
  var peers: [String: String] = [:]
  var code: String
  /// Whether nothing can end it.
  var isEndless: Bool

  var testDescription: String { name }

  private static let two = """
    def run(*calls):
        threads = [threading.Thread(target=call) for call in calls]
        for t in threads: t.start()
        for t in threads: t.join()

    """

  static let all: [Wait] = [
    Wait(
      name: "two threads, each in recv from a silent peer",
      code: """
        a, b = to('silent', 7031), to('silent', 7031)
        run(lambda: a.recv(1), lambda: b.recv(1))
        """, isEndless: true),
    Wait(
      name: "one thread in recv, one that will answer it",
      code: """
        a, b = socket.socketpair()
        def later():
            time.sleep(0.2); b.send(b'x')
        run(lambda: a.recv(1), later)
        """, isEndless: false),
    Wait(
      name: "two threads that wait for each other's locks",
      code: """
        one, two = threading.Lock(), threading.Lock()
        both = threading.Barrier(2)
        def take(first, second):
            with first:
                both.wait()
                second.acquire()
        run(lambda: take(one, two), lambda: take(two, one))
        """, isEndless: true),
    Wait(
      name: "a thread that computes while another waits for its event",
      code: """
        done = threading.Event()
        def work():
            n = 0
            while n < 300000: n += 1
            done.set()
        run(done.wait, work)
        """, isEndless: false),
    Wait(
      name: "select on silent peers",
      code: """
        s = to('silent', 7031)
        select.select([s], [], [])
        """, isEndless: true),
    Wait(
      name: "select with a limit",
      code: """
        s = to('silent', 7031)
        select.select([s], [], [], 0.3)
        """, isEndless: false),
    Wait(
      name: "poll on a listening socket that nobody calls",
      code: """
        a = server(); p = select.poll(); p.register(a, select.POLLIN); p.poll()
        """, isEndless: true),
    Wait(
      name: "poll with a limit",
      code: """
        a = server(); p = select.poll(); p.register(a, select.POLLIN); p.poll(300)
        """, isEndless: false),
    Wait(
      name: "a selector on a silent peer and a listening socket",
      code: """
        import selectors
        s = selectors.DefaultSelector()
        s.register(to('silent', 7031), selectors.EVENT_READ)
        s.register(server(), selectors.EVENT_READ)
        s.select()
        """, isEndless: true),
    Wait(
      name: "a selector with a limit",
      code: """
        import selectors
        s = selectors.DefaultSelector()
        s.register(server(), selectors.EVENT_READ)
        s.select(0.3)
        """, isEndless: false),
    Wait(
      name: "a recv with a limit of its own",
      code: """
        s = to('silent', 7031); s.settimeout(0.3)
        try:
            s.recv(1)
        except TimeoutError:
            pass
        """, isEndless: false),
    Wait(
      name: "a script that waits for its time",
      peers: ["slow": "accept\nwait 300\nsend \"x\"\nawait client has closed"],
      code: "to('slow').recv(1)", isEndless: false),
    Wait(
      name: "a script that waits for the reader's recv",
      peers: [
        "shy": "accept\nawait client is blocked in recv\nsend \"x\"\nawait client has closed"
      ],
      code: "to('shy').recv(1)", isEndless: false),
    Wait(
      name: "a script and a reader that wait for each other's bytes",
      peers: ["proud": "accept\nrecv 1\nsend \"x\"\nclose"], code: "to('proud').recv(1)",
      isEndless: true),
    Wait(
      name: "a sendall that nobody reads", code: "to('silent', 7031).sendall(bytes(20000000))",
      isEndless: true),
    Wait(
      name: "a sendall to a peer that reads all of it",
      code: "to('discard', 9).sendall(bytes(20000000))", isEndless: false),
    Wait(
      name: "a connect to a full queue", code: "to('full-backlog', 7040)", isEndless: true),
    Wait(
      name: "a service's answer",
      code: "s = to('www.python.org', 80); s.send(b'GET / HTTP/1.0\\r\\n\\r\\n'); s.recv(9)",
      isEndless: false),
  ]

  var program: String {
    let lines = code.split(separator: "\n").map { "    \($0)\n" }.joined()
    return "import threading\n" + Phenomenon.prelude + Wait.two + "def main():\n" + lines
      + "main()\n"
  }
}

@Suite("What would wait for ever", .serialized, .timeLimit(.minutes(3)))
struct EndlessWaitTests {
  private func isEndless(_ wait: Wait, jitter: UInt64? = nil) throws -> Bool {
    var configuration = Workbench.Configuration()
    configuration.jitter = jitter.map(Jitter.init)
    let bench = Workbench(configuration: configuration, screen: SilentScreen(), lines: NoLines())
    defer { bench.close() }
    for (host, script) in wait.peers {
      try bench.hall.add(Peers.PeerScript(parsing: script), name: host, host: host, port: 7001)
    }
    let turn = bench.run(wait.program, as: .typed)
    switch turn.ending {
    case .waitsForever: return true
    case .completed: return false
    default:
      Issue.record("\(turn.ending)")
      return false
    }
  }

  @Test(arguments: Wait.all)
  func `is known, and nothing else is taken for it`(wait: Wait) throws {
    #expect(try isEndless(wait) == wait.isEndless)
  }

  @Test(arguments: Wait.all)
  func `is known under jitter as well`(wait: Wait) throws {
    for seed: UInt64 in 1...2 { #expect(try isEndless(wait, jitter: seed) == wait.isEndless) }
  }
}
