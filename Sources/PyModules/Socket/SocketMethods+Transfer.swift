internal import PyInterpreter
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension SocketMethods {
  // MARK: Receiving

  func recv(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let size = try cx.size(a[0])
    let flags = try flags(a.get(1), cx)
    if size < 0 { throw .valueError("negative buffersize in recv") }
    let current = try home.current(a, "recv")
    return .bytes(try receive(current, size, flags, cx))
  }

  /// Receives at most `size` bytes from whoever is on the other side.
  func receive(
    _ current: (fd: Int32, limit: TimeLimit), _ size: Int, _ flags: Int32, _ cx: Context
  ) throws(PyException) -> Octets {
    guard size > 0, size <= ThreadScratch.size else {
      return try receive(current, size, flags, wantsAddress: false, cx).0
    }
    let (fd, limit) = current
    var deadline = Deadline(limit, for: .recv)
    let memory = ThreadScratch.memory(size)
    let transfer = Transfer(receivingInto: memory, from: fd, flags: flags)
    // With MSG_TRUNC a datagram's true length is returned, more than was written.
    let count = min(size, try move(transfer, &deadline, cx))
    let bytes = UnsafeRawBufferPointer(memory).assumingMemoryBound(to: UInt8.self)
    return Octets(copying: UnsafeBufferPointer(rebasing: bytes[..<count]))
  }

  func recvFrom(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let size = try cx.size(a[0])
    let flags = try flags(a.get(1), cx)
    if size < 0 { throw .valueError("negative buffersize in recvfrom") }
    let (bytes, sender) = try receive(
      home.current(a, "recvfrom"), size, flags, wantsAddress: true, cx)
    return .tuple([.bytes(bytes), sender.value])
  }

  func recvInto(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let target = try WritableBuffer(a[0], of: "recv_into", cx)
    var size = try a.get(1).map { (value) throws(PyException) in try cx.size(value) } ?? 0
    let flags = try flags(a.get(2), cx)
    if size < 0 { throw .valueError("negative buffersize in recv_into") }
    if size == 0 { size = target.count }
    if target.count < size { throw .valueError("buffer too small for requested bytes") }
    let (bytes, _) = try receive(
      home.current(a, "recv_into"), size, flags, wantsAddress: false, cx)
    target.write(bytes)
    return .int(bytes.count)
  }

  func recvFromInto(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let target = try WritableBuffer(a[0], of: "recvfrom_into", cx)
    var size = try a.get(1).map { (value) throws(PyException) in try cx.size(value) } ?? 0
    let flags = try flags(a.get(2), cx)
    if size < 0 { throw .valueError("negative buffersize in recvfrom_into") }
    if size == 0 { size = target.count }
    if target.count < size {
      throw .valueError("nbytes is greater than the length of the buffer")
    }
    let (bytes, sender) = try receive(
      home.current(a, "recvfrom_into"), size, flags, wantsAddress: true, cx)
    target.write(bytes)
    return .tuple([.int(bytes.count), sender.value])
  }

  /// Receives at most `size` bytes into memory that is no Python object.
  func receive(
    _ current: (fd: Int32, limit: TimeLimit), _ size: Int, _ flags: Int32, wantsAddress: Bool,
    _ cx: Context
  ) throws(PyException) -> (Octets, SocketAddress) {
    // Python asks nobody for no bytes: a kernel would wait for the first byte all the same.
    if size == 0, !wantsAddress { return (Octets(), .none) }
    let (fd, limit) = current
    if size > SocketConstants.largestBuffer { throw .memoryError() }
    var deadline = Deadline(limit, for: .recv)
    func move(_ buffer: UnsafeMutableRawBufferPointer) throws(PyException)
      -> (Int, SocketAddress)
    {
      if !wantsAddress {
        let transfer = Transfer(receivingInto: buffer, from: fd, flags: flags)
        return (try self.move(transfer, &deadline, cx), .none)
      }
      let call = SystemCall.recv(fd: fd, capacity: size, flags: flags, wantsAddress: true)
      let result = try perform(call, .destination(buffer), writing: false, &deadline, cx)
      return (result.value, result.address ?? .none)
    }
    // What is asked for is often far more than what comes, so small and large memory is not the array's own.
    if 4097...65536 ~= size {
      var sender = SocketAddress.none
      let bytes = try Array(unsafeUninitializedCapacity: max(1, size)) {
        (memory: inout UnsafeMutableBufferPointer<UInt8>, count: inout Int) throws(PyException) in
        (count, sender) = try move(
          UnsafeMutableRawBufferPointer(start: memory.baseAddress, count: size))
        count = min(count, size)
      }
      let isMostlyEmpty = bytes.count < size / 2
      return (
        isMostlyEmpty ? bytes.withUnsafeBufferPointer { Octets(copying: $0) } : Octets(bytes),
        sender
      )
    }
    guard let memory = malloc(max(1, size)) else { throw .memoryError() }
    defer { free(memory) }
    let (length, sender) = try move(UnsafeMutableRawBufferPointer(start: memory, count: size))
    // With MSG_TRUNC a datagram's true length is returned, more than was written.
    let count = min(length, size)
    let start = memory.assumingMemoryBound(to: UInt8.self)
    return (Octets(copying: UnsafeBufferPointer(start: start, count: count)), sender)
  }

  // MARK: Sending

  func send(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let bytes = try home.given(a[0], cx)
    let flags = try flags(a.get(1), cx)
    let (fd, limit) = try home.current(a, "send")
    var deadline = Deadline(limit, for: .send)
    return .int(try transmit(bytes, from: 0, fd, flags, to: .none, &deadline, cx))
  }

  func sendAll(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let bytes = try home.given(a[0], cx)
    let flags = try flags(a.get(1), cx)
    let (fd, limit) = try home.current(a, "sendall")
    var deadline = Deadline(limit, for: .sendall)
    var sent = 0
    repeat {
      if deadline.isLimited, sent > 0, let rest = deadline.rest(), rest <= 0 {
        throw .make(Types.timeoutError, "timed out")
      }
      sent += try transmit(bytes, from: sent, fd, flags, to: .none, &deadline, cx)
      try cx.checkInterrupt()
    } while sent < bytes.count
    return .none
  }

  func sendTo(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    if a.hasKeywords { throw .typeError("socket.sendto() takes no keyword arguments") }
    guard (2...3).contains(a.count) else {
      throw .typeError("sendto() takes 2 or 3 arguments (\(a.count) given)")
    }
    let bytes = try home.given(a[0], cx)
    let flags = a.count == 3 ? try cx.cInt(a[1]) : 0
    let state = try home.state(a.receiver, "sendto")
    let typed = try typedAddress(a[a.count - 1], for: state, in: "sendto", cx)
    let (fd, limit) = state.current
    var deadline = Deadline(limit, for: .send)
    return .int(
      try transmit(bytes, from: 0, fd, flags, to: route(typed, cx), &deadline, cx))
  }

  /// One sendto(2) of the bytes from an offset on; how many were taken.
  func transmit(
    _ bytes: Octets, from offset: Int, _ fd: Int32, _ flags: Int32, to address: SocketAddress,
    _ deadline: inout Deadline, _ cx: Context
  ) throws(PyException) -> Int {
    try bytes.withBytes { (all) throws(PyException) -> Int in
      let rest = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: all[offset...]))
      if case .none = address {
        return try move(Transfer(sending: rest, to: fd, flags: flags), &deadline, cx)
      }
      let call = SystemCall.send(fd: fd, length: rest.count, flags: flags, to: address)
      return try perform(call, .source(rest), writing: true, &deadline, cx).value
    }
  }

  private func flags(_ value: Value?, _ cx: Context) throws(PyException) -> Int32 {
    guard let value else { return 0 }
    return try cx.cInt(value)
  }
}
