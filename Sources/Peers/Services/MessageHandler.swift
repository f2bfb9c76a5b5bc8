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
  /// How many of the pending bytes are known to hold no end of a message.
  private var searched = 0
  private var isLeaving = false

  /// A handler for messages framed so.
  init(_ framing: Framing) {
    self.framing = framing
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if isLeaving { return }
    var bytes = unwrapInboundIn(data)
    pending.writeBuffer(&bytes)
    let (answer, isBroken) = pending.withUnsafeMutableReadableBytes { bytes in
      framing.answer(to: bytes, searched: &searched)
    }
    // However many messages there are: one piece for the kernel.
    if let whole = pending.readSlice(length: answer), answer > 0 {
      context.write(wrapOutboundOut(whole), promise: nil)
    }
    if isBroken {
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
}

extension MessageHandler.Framing {
  /// Turns the whole messages at the front into their answers, where they are.
  ///
  /// Returns how many bytes the answers have, and whether what follows can never be a message that is taken.
  fileprivate func answer(
    to bytes: UnsafeMutableRawBufferPointer, searched: inout Int
  ) -> (length: Int, isBroken: Bool) {
    switch self {
    case .lines(let limit):
      var start = 0
      for place in searched..<bytes.count where bytes[place] == UInt8(ascii: "\n") {
        if place + 1 - start > limit { break }
        start = place + 1
      }
      bytes.raise(0..<start)
      searched = bytes.count - start
      return (start, searched > limit)
    case .fixed(let length):
      let whole = bytes.count - bytes.count % length
      bytes.raise(0..<whole)
      return (whole, false)
    case .prefixed(let limit):
      var start = 0
      while bytes.count - start >= 4 {
        let length = Int(
          UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self)))
        if length > limit { return (start, true) }
        guard bytes.count - start >= 4 + length else { break }
        bytes.raise((start + 4)..<(start + 4 + length))
        start += 4 + length
      }
      return (start, false)
    }
  }
}

extension UnsafeMutableRawBufferPointer {
  /// Makes capitals of the small letters there.
  fileprivate func raise(_ range: Range<Int>) {
    for place in range where (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self[place]) {
      self[place] -= 32
    }
  }
}
