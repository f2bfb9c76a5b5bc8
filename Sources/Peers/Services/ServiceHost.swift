internal import Locks
internal import NIOCore
internal import NIOPosix
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The services' engine: one SwiftNIO event loop on the peers' side, started when a service is first wanted.
final class ServiceHost: Sendable {
  private struct State: Sendable {
    var servers: [any Channel] = []
    var connections: [ObjectIdentifier: any Channel] = [:]
  }

  private let side: PeerSide
  private let activity: Activity
  private let state = Guarded(State())

  /// A host without services.
  init(side: PeerSide, activity: Activity) {
    self.side = side
    self.activity = activity
  }

  /// Serves the connections of a listening socket, which the host owns from here on; false where that fails.
  func serve(_ kind: ServiceKind, on listener: Listener, log: PeerLog) -> Bool {
    side.perform { [self] in
      let bootstrap = ServerBootstrap(group: side.loop)
        .serverChannelOption(.backlog, value: 128)
        .childChannelOption(.allowRemoteHalfClosure, value: true)
        .childChannelOption(.autoRead, value: true)
        .childChannelInitializer { [weak self] channel in
          channel.eventLoop.makeCompletedFuture {
            self?.enrol(channel)
            try channel.pipeline.syncOperations.addHandlers([
              JournalHandler(log: log), OutletHandler(), kind.handler(),
            ])
          }
        }
      guard let server = try? bootstrap.withBoundSocket(listener.descriptor).wait() else {
        return false
      }
      state.withLock { $0.servers.append(server) }
      return true
    }
  }

  /// Ends every connection with a reset and closes every listening socket.
  func closeAll() {
    guard side.hasLoop else { return }
    side.perform { [self] in
      let servers = state.withLock { state in
        defer { state.servers = [] }
        return state.servers
      }
      for server in servers { _ = try? server.close().wait() }
      // The loop has turned: what was accepted meanwhile has been enrolled.
      let connections = state.withLock { Array($0.connections.values) }
      let closings = connections.map(ServiceHost.abort)
      for closing in closings { _ = try? closing.wait() }
    }
  }

  /// Closes a connection with a reset, so that nothing of it stays in the kernel.
  private static func abort(_ channel: any Channel) -> EventLoopFuture<Void> {
    guard let options = channel as? any SocketOptionProvider else { return channel.close() }
    return options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).flatMap { channel.close() }
  }

  /// Whether every connection waits for its client: two turns of the loop bring nothing new.
  func isAtRest() -> Bool {
    guard side.hasLoop else { return true }
    let before = activity.count
    for _ in 0..<2 {
      let turned = Shared(false)
      side.perform { [side] in side.loop.execute { turned.with { $0 = true } } }
      if !turned.wait(nanoseconds: 5_000_000, until: { $0 }) { return false }
    }
    return activity.count == before
  }

  /// How many connections are open.
  var connectionCount: Int { state.withLock { $0.connections.count } }

  private func enrol(_ channel: any Channel) {
    let id = ObjectIdentifier(channel)
    state.withLock { $0.connections[id] = channel }
    channel.closeFuture.whenComplete { [weak self] _ in
      self?.state.withLock { $0.connections[id] = nil }
    }
  }
}

extension ServiceKind {
  /// A new handler for one connection of this service.
  func handler() -> any ChannelHandler {
    switch self {
    case .echo: EchoHandler()
    case .discard: DiscardHandler()
    case .chargen: ChargenHandler()
    case .daytime: DaytimeHandler()
    case .http: SiteHandler()
    case .upperLines: MessageHandler(.lines(limit: 1 << 16))
    case .fixed: MessageHandler(.fixed(length: 8))
    case .prefixed: MessageHandler(.prefixed(limit: 1 << 16))
    }
  }
}
