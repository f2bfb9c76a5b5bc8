internal import CKernel
internal import Locks
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The built-in peers for the other programs of this machine: on 127.0.0.1 and nowhere else.
package final class PeerServer: Sendable {
  /// Who is served, and where.
  package struct Options: Sendable {
    /// The names of the peers; none for all of them.
    package var names: [String] = []
    /// The port of the one peer that is named, 0 for any free one; nil for each peer's own.
    package var port: Int?

    /// All peers, each at its own port.
    package init() {}
  }

  /// The most descriptors that are asked for: that bounds what clients can cost.
  private static let descriptors: UInt = 16_384

  private let ledger: ServeLedger
  private let services: ServedServices
  private let scripts: ScriptLoop

  /// Opens the listening sockets and starts to serve; what happens is told to the closure, from several threads.
  package init(
    _ options: Options, tell: @escaping @Sendable (ServeEvent) -> Void
  ) throws(ServeProblem) {
    let limit = ck_raise_descriptor_limit(PeerServer.descriptors)
    ck_ignore_sigpipe()
    let peers = try PeerServer.chosen(by: options)
    try PeerServer.checkRoom(limit: limit)
    let open = try PeerServer.open(peers, port: options.port, limit: limit)
    ledger = ServeLedger(limit: limit, tell: tell)
    services = ServedServices(ledger: ledger)
    scripts = ScriptLoop(ledger: ledger)
    let canFail = PeerServer.mayLosePackets
    var stages: [ScriptLoop.Stage] = []
    for (peer, listener) in zip(peers, open) {
      switch peer.behaviour {
      case .service(let kind):
        guard services.serve(kind, as: peer.name, on: listener) else {
          throw .cannotListen(call: "epoll_ctl", errno: 0)
        }
      case .script(let script):
        let stage = ScriptLoop.Stage(
          peer: peer.name, script: script, listener: listener, canFail: canFail)
        stages.append(stage)
      }
      ledger.listens(peer.name, at: listener.address.port ?? 0)
      if !canFail, !peer.packetVerbs.isEmpty {
        tell(.standsIn(peer: peer.name, verbs: peer.packetVerbs))
      }
    }
    guard scripts.start(stages) else { throw .noThread }
  }

  /// Closes every listening socket and every connection, and returns what was served.
  package func stop() -> ServeTotals {
    ledger.stop()
    services.stop()
    scripts.stop()
    return ledger.totals
  }

  /// What was served so far.
  package var totals: ServeTotals { ledger.totals }

  /// The peers that were asked for.
  private static func chosen(by options: Options) throws(ServeProblem) -> [ServedPeer] {
    if let port = options.port, UInt16(exactly: port) == nil { throw .badPort(port) }
    var peers: [ServedPeer] = options.names.isEmpty ? ServedPeer.all : []
    for name in options.names {
      guard let peer = ServedPeer.named(name) else {
        throw .unknownPeer(name, nearest: ServedPeer.nearest(to: name))
      }
      if !peers.contains(where: { $0.name == peer.name }) { peers.append(peer) }
    }
    if let port = options.port, port != 0, peers.count > 1 { throw .onePortForMany(port) }
    return peers
  }

  /// Whether the kernel lets this user lose packets of its own sockets, and forget connections.
  package static let mayLosePackets: Bool = {
    let fd = Int32(clamping: ck_socket(AF_INET, ck_stream, 0))
    guard fd >= 0 else { return false }
    defer { _ = ck_close(fd) }
    return ck_drop_all(fd) == 0 && ck_drop_none(fd) == 0 && ck_forget_connection(fd, 1) == 0
      && ck_forget_connection(fd, 0) == 0
  }()

  /// The event loop wants some descriptors of its own, and ends the process where there are none.
  private static func checkRoom(limit: Int) throws(ServeProblem) {
    let tried = (0..<16).map { _ in Int32(clamping: ck_socket(AF_INET, ck_stream, 0)) }
    for fd in tried where fd >= 0 { _ = ck_close(fd) }
    if tried.contains(where: { $0 < 0 }) { throw .outOfDescriptors(limit: limit) }
  }

  /// Listening sockets for all of the peers, or for none.
  private static func open(
    _ peers: [ServedPeer], port: Int?, limit: Int
  ) throws(ServeProblem) -> [Listener] {
    var listeners: [Listener] = []
    do throws(ServeProblem) {
      for peer in peers {
        let port = port.map { UInt16(truncatingIfNeeded: $0) } ?? peer.port
        listeners.append(try open(peer, port: port, limit: limit))
      }
      return listeners
    } catch {
      for listener in listeners { _ = ck_close(listener.descriptor) }
      throw error
    }
  }

  private static func open(
    _ peer: ServedPeer, port: UInt16, limit: Int
  ) throws(ServeProblem) -> Listener {
    do throws(Listener.Failure) {
      return try Listener.openOnLoopback(port: port)
    } catch {
      switch error.errno {
      case EADDRINUSE: throw .portInUse(peer: peer.name, port: port, holder: .ofPort(port))
      case EACCES: throw .portNotAllowed(port, instead: peer.port)
      case EMFILE: throw .outOfDescriptors(limit: limit)
      default: throw .cannotListen(call: error.call, errno: error.errno)
      }
    }
  }
}

extension Listener {
  /// A listening socket at 127.0.0.1 and this very port, 0 for any free one.
  fileprivate static func openOnLoopback(port: UInt16) throws(Failure) -> Listener {
    let made = ck_socket(AF_INET, ck_stream, 0)
    guard made >= 0 else { throw Failure(call: "socket", errno: Int32(-made)) }
    let fd = Int32(made)
    var yes: Int32 = 1
    _ = ck_setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, UInt32(MemoryLayout<Int32>.size))
    var address = ck_address()
    address.family = UInt16(AF_INET)
    address.host = 0x7F00_0001
    address.port = port
    var outcome = ("bind", ck_bind(fd, &address))
    if outcome.1 >= 0 { outcome = ("listen", ck_listen(fd, crowd)) }
    if outcome.1 >= 0 { outcome = ("ioctl", ck_set_nonblocking(fd, 1)) }
    guard outcome.1 >= 0, let bound = PeerSocket.localAddress(of: fd) else {
      _ = ck_close(fd)
      throw Failure(call: outcome.0, errno: Int32(-outcome.1))
    }
    return Listener(descriptor: fd, address: bound)
  }

  /// How many clients may wait to be accepted: a crowd may come at once, and one that does not fit waits for a second.
  static let crowd: Int32 = 4096
}
