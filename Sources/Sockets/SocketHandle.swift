package import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Owns one descriptor and closes it exactly once, through the funnel.
///
/// After `close` or `detach` its descriptor is -1, so that a call on it fails with EBADF, as in CPython.
package struct SocketHandle: ~Copyable {
  /// The descriptor; -1 when it is closed.
  package private(set) var fd: Int32
  private let kernel: any Kernel
  private var caller: Caller

  /// Takes over an open descriptor; `caller` is who closes it when nobody does so before.
  package init(adopting fd: Int32, kernel: any Kernel, caller: Caller) {
    self.fd = fd
    self.kernel = kernel
    self.caller = caller
  }

  deinit {
    guard fd >= 0 else { return }
    var last = caller
    last.aim = .dropped
    _ = kernel.call(.close(fd: fd), by: last)
  }

  /// Makes a socket; the errno where that fails.
  ///
  /// The corresponding C function is `socket`.
  package static func open(
    family: Int32 = AF_INET, type: Int32, protocol: Int32 = 0, kernel: any Kernel, caller: Caller
  ) throws(CallFailure) -> SocketHandle {
    let call = SystemCall.socket(family: family, type: type, protocol: `protocol`)
    let made = kernel.call(call, by: caller)
    guard made.succeeded else { throw CallFailure(call: call, errno: made.errno) }
    return SocketHandle(adopting: Int32(made.value), kernel: kernel, caller: caller)
  }

  /// Whether the descriptor is closed or given away.
  package var isClosed: Bool { fd < 0 }

  /// Closes the descriptor; a second time does nothing and succeeds, as socket.close() in Python.
  @discardableResult
  package mutating func close(by caller: Caller? = nil) -> CallReturn {
    guard fd >= 0 else { return CallReturn(value: 0) }
    let open = fd
    fd = -1
    return kernel.call(.close(fd: open), by: caller ?? self.caller)
  }

  /// Gives the descriptor away, open; -1 where there is none.
  package mutating func detach() -> Int32 {
    defer { fd = -1 }
    return fd
  }
}

/// A call that failed, where the caller cannot go on.
package struct CallFailure: Error, Hashable, Sendable {
  /// The call.
  package var call: SystemCall
  /// Its errno.
  package var errno: Int32

  /// A failed call.
  package init(call: SystemCall, errno: Int32) {
    self.call = call
    self.errno = errno
  }
}
