internal import CKernel
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The calls themselves, without record or policy.
enum RealCalls {
  /// Makes a call; the buffer is what it reads from or writes to.
  static func perform(_ call: SystemCall, _ buffer: CallBuffer) -> CallReturn {
    switch call {
    case .socket(let family, let type, let proto):
      CallReturn(ck_socket(family, type, proto))
    case .socketpair(let family, let type, let proto):
      socketpair(family, type, proto)
    case .bind(let fd, let address):
      withAddress(address) { CallReturn(ck_bind(fd, $0)) }
    case .listen(let fd, let backlog):
      CallReturn(ck_listen(fd, backlog))
    case .accept(let fd, let flags):
      asking { ck_accept(fd, flags, $0) }
    case .connect(let fd, let address):
      withAddress(address) { CallReturn(ck_connect(fd, $0)) }
    case .send(let fd, let length, let flags, let address):
      send(fd, length: length, flags: flags, to: address, buffer)
    case .recv(let fd, let capacity, let flags, let wantsAddress):
      recv(fd, capacity: capacity, flags: flags, wantsAddress: wantsAddress, buffer)
    case .message(let call):
      message(call, buffer)
    case .shutdown(let fd, let how):
      CallReturn(ck_shutdown(fd, how))
    case .close(let fd):
      CallReturn(ck_close(fd))
    case .dup(let fd):
      CallReturn(ck_dup(fd, 0))
    case .getsockname(let fd):
      asking { ck_getsockname(fd, $0) }
    case .getpeername(let fd):
      asking { ck_getpeername(fd, $0) }
    case .setsockopt(let fd, let level, let option, let value):
      value.withUnsafeBytes {
        CallReturn(ck_setsockopt(fd, level, option, $0.baseAddress, UInt32($0.count)))
      }
    case .getsockopt(let fd, let level, let option, let capacity):
      getsockopt(fd, level, option, capacity)
    case .setNonBlocking(let fd, let on):
      CallReturn(ck_set_nonblocking(fd, on ? 1 : 0))
    case .getFlags(let fd):
      CallReturn(ck_get_flags(fd))
    case .poll(let entries, let milliseconds):
      poll(entries, milliseconds)
    case .select(let read, let write, let except, let microseconds):
      select(read, write, except, microseconds)
    case .sleep(let nanoseconds):
      CallReturn(ck_sleep(nanoseconds))
    case .threadWait:
      // Waits for another thread go through `Monitor`; there is no descriptor to wait on.
      CallReturn(value: -1, errno: EINVAL)
    }
  }

  /// Sends at most `length` bytes of the buffer.
  static func send(
    _ fd: Int32, length: Int, flags: Int32, to address: SocketAddress, _ buffer: CallBuffer
  ) -> CallReturn {
    guard case .source(let bytes) = buffer else {
      precondition(length == 0, "a send of bytes needs a source")
      return send(fd, UnsafeRawBufferPointer(start: nil, count: 0), flags, address)
    }
    return send(fd, UnsafeRawBufferPointer(rebasing: bytes.prefix(length)), flags, address)
  }

  private static func send(
    _ fd: Int32, _ bytes: UnsafeRawBufferPointer, _ flags: Int32, _ address: SocketAddress
  ) -> CallReturn {
    let count = UInt(bytes.count)
    if case .none = address {
      return CallReturn(ck_send(fd, bytes.baseAddress, count, flags, nil))
    }
    return withAddress(address) { CallReturn(ck_send(fd, bytes.baseAddress, count, flags, $0)) }
  }

  private static func recv(
    _ fd: Int32, capacity: Int, flags: Int32, wantsAddress: Bool, _ buffer: CallBuffer
  ) -> CallReturn {
    var start: UnsafeMutableRawPointer?
    var count = 0
    if case .destination(let bytes) = buffer {
      start = bytes.baseAddress
      count = min(capacity, bytes.count)
    } else {
      precondition(capacity == 0, "a recv of bytes needs a destination")
    }
    if wantsAddress { return asking { ck_recv(fd, start, UInt(count), flags, $0) } }
    return CallReturn(ck_recv(fd, start, UInt(count), flags, nil))
  }

  /// Sends or receives the bytes of the buffer in the message's parts.
  static func message(_ call: MessageCall, _ buffer: CallBuffer) -> CallReturn {
    let parts = call.parts.map { UInt($0) }
    switch buffer {
    case .source(let bytes):
      precondition(call.isSending && bytes.count >= call.length, "a message needs its bytes")
      let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
      if case .none = call.address {
        return CallReturn(
          ck_send_message(call.fd, start, parts, Int32(parts.count), call.flags, nil))
      }
      return withAddress(call.address) {
        CallReturn(ck_send_message(call.fd, start, parts, Int32(parts.count), call.flags, $0))
      }
    case .destination(let bytes):
      precondition(!call.isSending && bytes.count >= call.length, "a message needs room")
      var from = ck_address()
      var flags: Int32 = 0
      let raw = ck_recv_message(
        call.fd, bytes.baseAddress, parts, Int32(parts.count), call.flags, &from, &flags)
      return CallReturn(raw, .message(from.socketAddress, flags: flags))
    case .none:
      preconditionFailure("a message needs a buffer")
    }
  }

  private static func socketpair(_ family: Int32, _ type: Int32, _ proto: Int32) -> CallReturn {
    var first: Int32 = -1
    var second: Int32 = -1
    let raw = withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2) { pair in
      pair.initialize(repeating: -1)
      let raw = ck_socketpair(family, type, proto, pair.baseAddress)
      first = pair[0]
      second = pair[1]
      return raw
    }
    return CallReturn(raw, .pair(first, second))
  }

  private static func getsockopt(
    _ fd: Int32, _ level: Int32, _ option: Int32, _ capacity: Int
  ) -> CallReturn {
    var value = [UInt8](repeating: 0, count: capacity)
    let raw = value.withUnsafeMutableBytes {
      ck_getsockopt(fd, level, option, $0.baseAddress, UInt32($0.count))
    }
    guard raw >= 0 else { return CallReturn(raw) }
    value.removeLast(capacity - min(capacity, raw))
    return CallReturn(value: 0, detail: .option(value))
  }

  private static func poll(_ entries: [PollEntry], _ milliseconds: Int?) -> CallReturn {
    var polled = entries.map { pollfd(fd: $0.fd, events: $0.events, revents: 0) }
    let limit = milliseconds.map { Int32(clamping: $0) } ?? -1
    #if canImport(Glibc)
    let raw = Glibc.poll(&polled, nfds_t(polled.count), limit)
    let error = raw < 0 ? Glibc.errno : 0
    #else
    let raw = Darwin.poll(&polled, nfds_t(polled.count), limit)
    let error = raw < 0 ? Darwin.errno : 0
    #endif
    guard raw >= 0 else { return CallReturn(value: -1, errno: error) }
    let answers = polled.map { PollEntry(fd: $0.fd, events: $0.events, answered: $0.revents) }
    return CallReturn(value: Int(raw), detail: .polled(answers))
  }

  private static func select(
    _ read: [Int32], _ write: [Int32], _ except: [Int32], _ microseconds: Int?
  ) -> CallReturn {
    let total = read.count + write.count + except.count
    // The kernel's side keeps of each list what is ready.
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: total) { lists in
      _ = lists.initialize(from: read)
      _ = lists[read.count...].initialize(from: write)
      _ = lists[(read.count + write.count)...].initialize(from: except)
      let first = lists.baseAddress
      let (second, third) = (first.map { $0 + read.count }, first.map { $0 + total - except.count })
      var counts = (Int32(read.count), Int32(write.count), Int32(except.count))
      let raw = ck_select(
        first, &counts.0, second, &counts.1, third, &counts.2, Int64(microseconds ?? -1))
      guard raw >= 0 else { return CallReturn(raw) }
      func kept(_ list: UnsafeMutablePointer<Int32>?, _ count: Int32) -> [Int32] {
        Array(UnsafeBufferPointer(start: list, count: Int(count)))
      }
      return CallReturn(
        value: raw,
        detail: .selected(
          read: kept(first, counts.0), write: kept(second, counts.1), except: kept(third, counts.2)
        ))
    }
  }

  private static func withAddress(
    _ address: SocketAddress, _ body: (UnsafePointer<ck_address>) -> CallReturn
  ) -> CallReturn {
    var target = ck_address(address)
    return withUnsafePointer(to: &target, body)
  }

  private static func asking(_ body: (UnsafeMutablePointer<ck_address>) -> Int) -> CallReturn {
    var address = ck_address()
    let raw = withUnsafeMutablePointer(to: &address, body)
    return CallReturn(raw, .address(address.socketAddress))
  }
}
