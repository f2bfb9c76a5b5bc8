internal import NIOCore
internal import Timeline

/// Tells the timeline what a service's connection receives, sends, and how it ends.
final class JournalHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let log: PeerLog
  private var link = Link(number: 0)
  private var sawEnd = false

  /// A journal that writes to this log.
  init(log: PeerLog) {
    self.log = log
  }

  func channelActive(context: ChannelHandlerContext) {
    link = Link(
      number: log.nextConnection(), local: JournalHandler.address(context.localAddress),
      remote: JournalHandler.address(context.remoteAddress))
    log.note(.accepted(from: link.remote), on: link)
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    unwrapInboundIn(data).withUnsafeReadableBytes { log.received($0, on: link) }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let bytes = unwrapOutboundIn(data)
    if bytes.readableBytes > 0 {
      bytes.withUnsafeReadableBytes { log.sent($0, on: link) }
    }
    context.write(data, promise: promise)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .some(.inputClosed) = event as? ChannelEvent, !sawEnd {
      sawEnd = true
      log.note(.sawEndOfStream, on: link)
    }
    context.fireUserInboundEventTriggered(event)
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    if case .output = mode { log.note(.shutDown, on: link) }
    context.close(mode: mode, promise: promise)
  }

  func channelInactive(context: ChannelHandlerContext) {
    log.note(.closed(unread: 0), on: link)
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if let error = error as? IOError {
      log.note(.failed(during: "recv", errno: error.errnoCode), on: link)
    }
    context.close(promise: nil)
  }

  static func address(_ address: NIOCore.SocketAddress?) -> Timeline.SocketAddress {
    guard let address, case .v4 = address else { return .none }
    return address.withSockAddr { pointer, _ in PeerSocket.address(at: pointer) }
  }
}
