internal import NIOCore

/// Reads one request, in whatever pieces it comes, answers it, and closes.
final class SiteHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private var pending = ByteBuffer()
  private var discarded = 0
  private var hasAnswered = false

  /// How much of a bad client's stream is read and thrown away, so that it can read why.
  private static let patience = 1 << 20

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var bytes = unwrapInboundIn(data)
    if hasAnswered {
      discarded += bytes.readableBytes
      if discarded > SiteHandler.patience { context.close(promise: nil) }
      return
    }
    pending.writeBuffer(&bytes)
    switch HTTPRequest.progress(of: pending.readableBytesView) {
    case .incomplete: break
    case .whole(let request):
      write(Site.response(to: request), context)
      context.closeAfterWriting()
    case .bad(let reason): refuse(Site.refusal(reason), context)
    case .tooLong: refuse(Site.tooLong, context)
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard case .some(.inputClosed) = event as? ChannelEvent else { return }
    if !hasAnswered, pending.readableBytes > 0 {
      write(Site.refusal("The request ended before its empty line."), context)
    }
    context.closeAfterWriting()
  }

  /// Says why, ends the sending, and goes on reading: a close with unread bytes would be a reset,
  /// and the client would lose the answer.
  private func refuse(_ response: Site.Response, _ context: ChannelHandlerContext) {
    write(response, context)
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(ByteBuffer())).whenComplete { _ in
      bound.value.close(mode: .output, promise: nil)
    }
  }

  private func write(_ response: Site.Response, _ context: ChannelHandlerContext) {
    hasAnswered = true
    pending = ByteBuffer()
    context.write(wrapOutboundOut(ByteBuffer(bytes: response.bytes)), promise: nil)
  }
}
