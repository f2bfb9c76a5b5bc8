internal import NIOCore

/// Hands one piece at a time to the kernel, and reads no more from a client that does not take its answers.
///
/// What is written meanwhile is joined into one piece. So a client that never reads costs what one turn of
/// reading brought, in however many small pieces it came.
final class OutletHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let written: ((Int) -> Void)?
  private var waiting: ByteBuffer?
  private var promises: [EventLoopPromise<Void>] = []
  private var isWriting = false
  private var readIsHeld = false

  /// An outlet; the closure is told how many bytes the kernel has taken.
  init(written: ((Int) -> Void)? = nil) {
    self.written = written
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

  func channelInactive(context: ChannelHandlerContext) {
    waiting = nil
    let unkept = promises
    promises = []
    for promise in unkept { promise.fail(ChannelError.ioOnClosedChannel) }
    context.fireChannelInactive()
  }

  private func writeNext(_ context: ChannelHandlerContext) {
    guard let bytes = waiting else { return }
    let (count, waiters) = (bytes.readableBytes, promises)
    waiting = nil
    promises = []
    isWriting = true
    let done = context.eventLoop.makePromise(of: Void.self)
    done.futureResult.assumeIsolated().whenComplete { [self] result in
      isWriting = false
      if case .success = result { written?(count) }
      for waiter in waiters { waiter.completeWith(result) }
      writeNext(context)
      if readIsHeld, !isWriting {
        readIsHeld = false
        context.read()
      }
    }
    context.writeAndFlush(wrapOutboundOut(bytes), promise: done)
  }
}
