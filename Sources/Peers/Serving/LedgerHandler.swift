internal import NIOCore
internal import NIOPosix
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Counts what a connection of a served service receives and sends, and tells how it began and ended.
final class LedgerHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let peer: String
  private let ledger: ServeLedger
  private var connection: ServedConnection?
  private var began = NIODeadline.now()
  private var sawEnd = false
  private var closesItself = false

  /// A handler for one connection of this peer.
  init(peer: String, ledger: ServeLedger) {
    self.peer = peer
    self.ledger = ledger
  }

  /// Counts bytes that the kernel has taken for the client.
  func sent(_ count: Int) {
    connection?.sent += count
  }

  func channelActive(context: ChannelHandlerContext) {
    began = .now()
    connection = ledger.opened(peer, from: JournalHandler.address(context.remoteAddress))
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    connection?.received += unwrapInboundIn(data).readableBytes
    context.fireChannelRead(data)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .some(.inputClosed) = event as? ChannelEvent { sawEnd = true }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if let error = error as? IOError, connection?.end == nil {
      // A send to a client that has reset the connection is EPIPE.
      let isReset = error.errnoCode == ECONNRESET || error.errnoCode == EPIPE
      connection?.end = isReset ? .clientReset : .failed(call: "recv", errno: error.errnoCode)
    }
    context.close(promise: nil)
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    if case .all = mode { closesItself = true }
    context.close(mode: mode, promise: promise)
  }

  func channelInactive(context: ChannelHandlerContext) {
    if var connection {
      connection.nanoseconds = (NIODeadline.now() - began).nanoseconds
      connection.end = connection.end ?? end
      self.connection = nil
      ledger.closed(connection)
    }
    context.fireChannelInactive()
  }

  /// How the connection ended where no error told.
  ///
  /// Where nobody closed it here, a send found it reset.
  private var end: ServedEnd {
    if ledger.isStopping { return .stopped }
    if sawEnd { return .clientClosed }
    return closesItself ? .peerClosed(unread: 0) : .clientReset
  }
}
