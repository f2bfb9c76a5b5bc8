internal import NIOCore

extension ChannelHandlerContext {
  /// Closes when everything that was written has been handed to the kernel.
  ///
  /// Closing at once would drop what a slow reader has not taken yet.
  func closeAfterWriting() {
    let context = NIOLoopBound(self, eventLoop: eventLoop)
    writeAndFlush(NIOAny(ByteBuffer())).whenComplete { _ in
      context.value.close(promise: nil)
    }
  }
}
