internal import NIOCore

/// Sends lines of 72 characters, each beginning one character later, as fast as the client takes them.
///
/// A client that has ended its own sending may go on reading; RFC 864 stops at the close.
final class ChargenHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  func channelActive(context: ChannelHandlerContext) {
    writeLines(NIOLoopBound((self, context), eventLoop: context.eventLoop))
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {}

  /// Writes some lines, and more when the kernel has taken them and the other connections had their turn.
  private func writeLines(_ bound: NIOLoopBound<(ChargenHandler, ChannelHandlerContext)>) {
    let context = bound.value.1
    guard context.channel.isActive else { return }
    let loop = context.eventLoop
    context.writeAndFlush(wrapOutboundOut(ChargenHandler.lines)).whenSuccess {
      loop.execute { bound.value.0.writeLines(bound) }
    }
  }

  /// As many lines as there are beginnings, after which all begins again: the connections share the bytes.
  private static let lines: ByteBuffer = {
    var buffer = ByteBuffer()
    for line in 0..<95 {
      for column in 0..<72 { buffer.writeInteger(UInt8(0x20 + (line + column) % 95)) }
      buffer.writeString("\r\n")
    }
    return buffer
  }()
}
