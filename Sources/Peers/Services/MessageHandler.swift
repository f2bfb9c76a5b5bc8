internal import NIOCore

/// Answers each message in upper case; what a message is, the framing says.
final class MessageHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// The three ways of telling where a message ends.
  enum Framing: Hashable, Sendable {
    /// A newline ends it; at most so many bytes.
    case lines(limit: Int)
    /// It has always this length.
    case fixed(length: Int)
    /// Four bytes before it give its length, the most significant first; at most so many bytes.
    case prefixed(limit: Int)
  }

  private let framing: Framing
  private var pending = ByteBuffer()
  private var isLeaving = false

  /// A handler for messages framed so.
  init(_ framing: Framing) {
    self.framing = framing
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if isLeaving { return }
    var bytes = unwrapInboundIn(data)
    pending.writeBuffer(&bytes)
    while let message = framing.next(in: &pending) {
      context.write(wrapOutboundOut(MessageHandler.upper(message)), promise: nil)
    }
    if framing.isBeyondLimit(pending) {
      // No message can come of this any more: the rest of the stream has no meaning.
      isLeaving = true
      pending.clear()
      context.closeAfterWriting()
    }
    pending.discardReadBytes()
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    context.flush()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .some(.inputClosed) = event as? ChannelEvent { context.closeAfterWriting() }
  }

  private static func upper(_ message: ByteBuffer) -> ByteBuffer {
    ByteBuffer(
      bytes: message.readableBytesView.map { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 32 : byte
      })
  }
}

extension MessageHandler.Framing {
  /// The first whole message, with its newline or length; nil where it is not whole yet.
  fileprivate func next(in buffer: inout ByteBuffer) -> ByteBuffer? {
    switch self {
    case .lines(let limit):
      let view = buffer.readableBytesView
      guard let newline = view.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      let length = newline - view.startIndex + 1
      return length <= limit ? buffer.readSlice(length: length) : nil
    case .fixed(let length):
      return buffer.readSlice(length: length)
    case .prefixed(let limit):
      guard let length = buffer.getInteger(at: buffer.readerIndex, as: UInt32.self),
        length <= limit
      else { return nil }
      return buffer.readSlice(length: 4 + Int(length))
    }
  }

  /// Whether what has come can never be a message that is taken.
  fileprivate func isBeyondLimit(_ buffer: ByteBuffer) -> Bool {
    switch self {
    case .lines(let limit): buffer.readableBytes > limit
    case .fixed: false
    case .prefixed(let limit):
      buffer.getInteger(at: buffer.readerIndex, as: UInt32.self).map { $0 > limit } ?? false
    }
  }
}
