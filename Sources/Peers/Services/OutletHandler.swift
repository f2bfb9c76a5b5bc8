internal import NIOCore

/// Hands one piece at a time to the kernel, and reads no more from a client that does not take its answers.
///
/// What is written meanwhile is joined into one piece. So a client that never reads costs what one turn of
/// reading brought and a few pieces more, however small they are. Where there is an account, it is kept here as well:
/// each handler on the way costs every piece some time.
final class OutletHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let account: ServedAccount?
  private var waiting: ByteBuffer?
  private var promises: [EventLoopPromise<Void>] = []
  private var isWriting = false
  private var readIsHeld = false
  /// How many pieces were written since it was last known that all had been taken.
  private var unasked = 0

  /// An outlet, with the account of its connection where one is kept.
  init(account: ServedAccount? = nil) {
    self.account = account
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    var bytes = unwrapOutboundIn(data)
    if waiting == nil {
      waiting = bytes
    } else {
      waiting?.writeBuffer(&bytes)
    }
    if let promise { promises.append(promise) }
  }

  func flush(context: ChannelHandlerContext) {
    if !isWriting { writeNext(context) }
  }

  func read(context: ChannelHandlerContext) {
    if isWriting {
      readIsHeld = true
    } else {
      context.read()
    }
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    if case .all = mode { account?.closesItself = true }
    context.close(mode: mode, promise: promise)
  }

  func channelActive(context: ChannelHandlerContext) {
    account?.begin(context.remoteAddress)
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if let account { account.received(unwrapInboundIn(data).readableBytes) }
    context.fireChannelRead(data)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let account, case .some(.inputClosed) = event as? ChannelEvent { account.sawEnd = true }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    account?.failed(error)
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    waiting = nil
    let unkept = promises
    promises = []
    for promise in unkept { promise.fail(ChannelError.ioOnClosedChannel) }
    account?.end()
    context.fireChannelInactive()
  }

  private func writeNext(_ context: ChannelHandlerContext) {
    guard let bytes = waiting else { return }
    waiting = nil
    let count = bytes.readableBytes
    unasked += 1
    if promises.isEmpty, unasked < OutletHandler.mostUnasked, context.channel.isWritable {
      // Mostly the kernel takes all at once, and to ask each time would cost more than the write.
      context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
      account?.sent(count)
    } else {
      awaitWritten(bytes, counting: count, context)
    }
  }

  /// Writes a piece, and goes on when the kernel has taken it and what was written before it.
  private func awaitWritten(
    _ bytes: ByteBuffer, counting count: Int, _ context: ChannelHandlerContext
  ) {
    let waiters = promises
    promises = []
    isWriting = true
    unasked = 0
    let done = context.eventLoop.makePromise(of: Void.self)
    done.futureResult.assumeIsolated().whenComplete { [self] result in
      isWriting = false
      if case .success = result { account?.sent(count) }
      for waiter in waiters { waiter.completeWith(result) }
      writeNext(context)
      if readIsHeld, !isWriting {
        readIsHeld = false
        context.read()
      }
    }
    context.writeAndFlush(wrapOutboundOut(bytes), promise: done)
  }

  /// How many pieces may be under way before it is asked whether the kernel has taken them.
  private static let mostUnasked = 16
}
