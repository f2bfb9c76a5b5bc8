import Locks
import Peers
import Sockets
import Testing
import Timeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What the watcher says while the reader waits and our peers do.
@Suite(.timeLimit(.minutes(4)))
struct QuiescenceTests {
  /// The notices of a watcher, for waiting.
  final class Notices: Sendable {
    private let forever = Guarded(0)
    private let gate = Gate()

    func add(_ notice: BlockedNotice) {
      if case .wouldWaitForever = notice { forever.withLock { $0 += 1 } }
      gate.bump()
    }

    var count: Int { forever.withLock { $0 } }

    func waitForOne() {
      while true {
        let ticket = gate.ticket
        if count > 0 { return }
        gate.wait(ticket)
      }
    }
  }

  let bench = Bench()
  let notices = Notices()
  let watcher: Watcher

  init() {
    watcher = Watcher(board: bench.kernel.board, recorder: bench.recorder) { [notices] in
      notices.add($0)
    }
  }

  @Test(arguments: [("silent", 7031), ("echo", 7), ("www.python.org", 80), ("upper", 7021)])
  func `a receive from a peer that waits for the reader would last for ever`(
    host: String, port: UInt16
  ) throws {
    let client = try bench.connect(host, port)
    client.waitWithoutLimit()
    let bench = bench
    let reader = NativeThread(name: "reader") { _ = try? client.recv(10) }
    notices.waitForOne()
    bench.kernel.interrupter.interrupt(thread: 0)
    reader?.join()
    client.close()
    watcher.stop()
  }

  @Test func `a connect to a full queue of ours would last for ever`() throws {
    let address = try #require(bench.hall.names.address(of: "full-backlog"))
    let route = bench.hall.names.route(host: address, port: 7040)
    let client = try Client(bench.kernel)
    let bench = bench
    let reader = NativeThread(name: "reader") {
      let result = client.call(.connect(fd: client.fd, address: route.address))
      #expect(result.errno == EINTR)
    }
    notices.waitForOne()
    bench.kernel.interrupter.interrupt(thread: 0)
    reader?.join()
    client.close()
    watcher.stop()
  }

  @Test func `a call for which a script waits is no wait for ever, however often`() throws {
    for round in 0..<20 {
      let name = "prompt-\(round)"
      try bench.hall.add(
        PeerScript(parsing: "accept\nawait client is blocked in recv\nsend \"now\"\nclose"),
        name: name, host: name, port: 7001)
      let client = try bench.connect(name, 7001)
      client.waitWithoutLimit()
      #expect(try client.recv(10) == Array("now".utf8))
      client.close()
    }
    #expect(notices.count == 0)
    watcher.stop()
  }

  @Test func `a receive from a peer that will speak lasts until it does`() throws {
    try bench.hall.add(
      PeerScript(parsing: "accept\nwait 300\nsend \"now\"\nclose"), name: "slow", host: "slow",
      port: 7001)
    let client = try bench.connect("slow", 7001)
    client.waitWithoutLimit()
    #expect(try client.recv(10) == Array("now".utf8))
    #expect(notices.count == 0)
    client.close()
    watcher.stop()
  }
}
