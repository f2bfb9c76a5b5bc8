internal import CKernel
internal import Locks
internal import NIOCore
internal import NIOPosix
internal import Timeline

/// The services for other programs: one SwiftNIO event loop of this process.
final class ServedServices: Sendable {
  private struct State: Sendable {
    var servers: [any Channel] = []
    var connections: [ObjectIdentifier: any Channel] = [:]
  }

  private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let ledger: ServeLedger
  private let state = Guarded(State())

  /// An engine without services.
  init(ledger: ServeLedger) {
    self.ledger = ledger
  }

  /// Serves the connections of a listening socket, which the engine owns from here on; false where that fails.
  func serve(_ kind: ServiceKind, as peer: String, on listener: Listener) -> Bool {
    let ledger = ledger
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(AcceptPauseHandler(ledger: ledger))
        }
      }
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { [weak self] channel in
        channel.eventLoop.makeCompletedFuture {
          self?.enrol(channel)
          let account = ServedAccount(peer: peer, ledger: ledger)
          try channel.pipeline.syncOperations.addHandlers([
            OutletHandler(account: account), kind.handler(),
          ])
        }
      }
    guard let server = try? bootstrap.withBoundSocket(listener.descriptor).wait() else {
      return false
    }
    // NIO has listened once more, with a shorter queue.
    _ = ck_listen(listener.descriptor, Listener.crowd)
    state.withLock { $0.servers.append(server) }
    return true
  }

  /// Closes every listening socket, then every connection, and ends the event loop.
  func stop() {
    let servers = state.withLock { state in
      defer { state.servers = [] }
      return state.servers
    }
    for server in servers { _ = try? server.close().wait() }
    // The loop has turned: what was accepted meanwhile has been enrolled.
    let connections = state.withLock { Array($0.connections.values) }
    for closing in connections.map({ $0.close() }) { _ = try? closing.wait() }
    try? group.syncShutdownGracefully()
  }

  private func enrol(_ channel: any Channel) {
    let id = ObjectIdentifier(channel)
    state.withLock { $0.connections[id] = channel }
    channel.closeFuture.whenComplete { [weak self] _ in
      self?.state.withLock { $0.connections[id] = nil }
    }
  }
}

/// Accepts nobody for a second when an accept fails for want of descriptors or memory, and tells of it.
///
/// NIO's own handler only puts the next read off: epoll goes on to report the waiting clients, and the loop spins.
private final class AcceptPauseHandler: ChannelInboundHandler {
  typealias InboundIn = any Channel

  private let ledger: ServeLedger

  init(ledger: ServeLedger) {
    self.ledger = ledger
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? IOError else {
      context.fireErrorCaught(error)
      return
    }
    ledger.acceptFailed(errno: error.errnoCode)
    let channel = context.channel
    _ = channel.setOption(.autoRead, value: false)
    _ = context.eventLoop.scheduleTask(in: .seconds(1)) {
      channel.setOption(.autoRead, value: true)
    }
  }
}
