import Locks
import Peers
import Sockets
import Timeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Peers that are served at free ports, and what is told of them.
final class ServeBench: Sendable {
  private struct State: Sendable {
    var ports: [String: UInt16] = [:]
    var closed: [ServedConnection] = []
    var events: [ServeEvent] = []
  }

  private let state: Guarded<State>
  private let gate: Gate
  let server: PeerServer

  /// Serves these peers; all where none is named.
  init(_ names: String...) throws(ServeProblem) {
    let (state, gate) = (Guarded(State()), Gate())
    self.state = state
    self.gate = gate
    var options = PeerServer.Options()
    options.names = names
    options.port = 0
    server = try PeerServer(options) { event in
      state.withLock { state in
        state.events.append(event)
        switch event {
        case .listening(let peer, let port): state.ports[peer] = port
        case .closed(let connection): state.closed.append(connection)
        case .standsIn, .opened, .paused, .resumed: break
        }
      }
      gate.bump()
    }
  }

  deinit { _ = server.stop() }

  var ports: [String: UInt16] { state.withLock { $0.ports } }

  var events: [ServeEvent] { state.withLock { $0.events } }

  /// A client of a peer.
  func call(_ peer: String) throws -> PlainClient {
    try PlainClient(port: ports[peer] ?? 0)
  }

  /// Waits until so many connections have ended, at most ten seconds, and returns how they did.
  func ends(_ count: Int) -> [ServedConnection] {
    let limit = ContinuousClock.now + .seconds(10)
    while true {
      let ticket = gate.ticket
      let closed = state.withLock { $0.closed }
      if closed.count >= count || ContinuousClock.now > limit { return closed }
      gate.wait(ticket, nanoseconds: 100_000_000)
    }
  }
}

/// A client like one of another program: plain calls that nobody records.
final class PlainClient {
  struct Failed: Error, Equatable {
    var errno: Int32
  }

  private(set) var fd: Int32

  init(port: UInt16) throws {
    fd = socket(AF_INET, streamType, 0)
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(fd, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if result < 0 { throw Failed(errno: errno) }
  }

  deinit { disconnect() }

  func send(_ text: String) throws { try send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) throws {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        Glibc.send(fd, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0 { throw Failed(errno: errno) }
      done += count
    }
  }

  func recv(_ capacity: Int = 65536) throws -> String {
    var bytes = [UInt8](repeating: 0, count: capacity)
    let count = Glibc.recv(fd, &bytes, capacity, 0)
    if count < 0 { throw Failed(errno: errno) }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  /// Everything up to the end of the stream.
  func rest() throws -> String {
    var text = ""
    while true {
      let more = try recv()
      if more.isEmpty { return text }
      text += more
    }
  }

  func endSending() { shutdown(fd, 1) }

  func disconnect() {
    if fd >= 0 { close(fd) }
    fd = -1
  }

  /// Closes with a reset.
  func reset() {
    var now = linger(l_onoff: 1, l_linger: 0)
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
    disconnect()
  }
}
