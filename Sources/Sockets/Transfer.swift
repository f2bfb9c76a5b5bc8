internal import CKernel
internal import Timeline

/// Bytes on their way through a socket whose other side is settled: a send(2) or recv(2) without an address.
package struct Transfer {
  /// The descriptor.
  package let fd: Int32
  /// The flags.
  package let flags: Int32
  /// Whether they are sent; else they are received.
  package let isSending: Bool
  /// The bytes, or the room for them.
  package let bytes: UnsafeMutableRawBufferPointer

  /// Bytes to send.
  @inline(__always)
  package init(sending bytes: UnsafeRawBufferPointer, to fd: Int32, flags: Int32) {
    self.fd = fd
    self.flags = flags
    isSending = true
    self.bytes = UnsafeMutableRawBufferPointer(mutating: bytes)
  }

  /// Room for bytes that are received.
  @inline(__always)
  package init(receivingInto bytes: UnsafeMutableRawBufferPointer, from fd: Int32, flags: Int32) {
    self.fd = fd
    self.flags = flags
    isSending = false
    self.bytes = bytes
  }

  /// The call that moves them.
  var call: SystemCall {
    isSending
      ? .send(fd: fd, length: bytes.count, flags: flags, to: .none)
      : .recv(fd: fd, capacity: bytes.count, flags: flags, wantsAddress: false)
  }

  /// The bytes as a call takes them.
  var buffer: CallBuffer {
    isSending ? .source(UnsafeRawBufferPointer(bytes)) : .destination(bytes)
  }

  /// Moves them: how many, or minus the errno.
  func perform() -> Int {
    isSending
      ? ck_send(fd, bytes.baseAddress, UInt(bytes.count), flags, nil)
      : ck_recv(fd, bytes.baseAddress, UInt(bytes.count), flags, nil)
  }
}

/// Memory of the calling thread for what is copied at once, such as a few received bytes.
package enum ThreadScratch {
  /// How much there is.
  package static let size = 8192

  /// So many bytes of it; what lies there is gone when the next one asks for it.
  package static func memory(_ count: Int) -> UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(start: ck_thread_scratch(), count: count)
  }
}
