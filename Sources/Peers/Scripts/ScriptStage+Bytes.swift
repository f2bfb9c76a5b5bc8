internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension ScriptStage {
  /// Receives so many bytes, in as many calls as they come.
  mutating func receive(_ count: Int) throws(Halt) {
    var missing = count - surplus.count
    surplus.removeFirst(min(count, surplus.count))
    while missing > 0 {
      let bytes = try take(min(missing, ScriptStage.chunk))
      if bytes.isEmpty { return }
      missing -= bytes.count
    }
  }

  /// Receives until these bytes have come; what comes after them is kept for the next receive.
  mutating func receive(until end: [UInt8]) throws(Halt) {
    var searched = 0
    while true {
      if let place = ScriptStage.firstRange(of: end, in: surplus, from: searched) {
        surplus.removeFirst(place.upperBound)
        return
      }
      searched = max(0, surplus.count - end.count + 1)
      if surplus.count > PeerScript.receiveLimit {
        run.plan.log.note(.failed(during: "until", errno: EMSGSIZE), on: link)
        throw .failed
      }
      let bytes = try take(ScriptStage.chunk)
      if bytes.isEmpty { return }
      surplus += bytes
    }
  }

  /// Sends all of the bytes, in as many calls as it takes.
  mutating func send(_ bytes: [UInt8]) throws(Halt) {
    try needConnection("send")
    var rest = bytes[...]
    while !rest.isEmpty {
      let fd = connection
      let count = try rest.withUnsafeBytesTyped { buffer throws(Halt) -> Int in
        let result = try call(
          .send(fd: fd, length: buffer.count, flags: 0, to: .none), as: "send",
          blocking: .before(fd, POLLOUT), buffer: .source(buffer))
        run.plan.log.sent(
          UnsafeRawBufferPointer(rebasing: buffer.prefix(result.value)), on: link)
        return result.value
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Ends this side's sending.
  mutating func shutdown() throws(Halt) {
    try needConnection("shutdown")
    #if canImport(Glibc)
    let how = Int32(SHUT_WR)
    #else
    let how = SHUT_WR
    #endif
    _ = try call(.shutdown(fd: connection, how: how), as: "shutdown")
    run.plan.log.note(.shutDown, on: link)
  }

  /// Closes the connection, gracefully where everything has been read.
  mutating func close() {
    guard connection >= 0 else { return }
    let unread = PeerSocket.unread(of: connection)
    _ = run.plan.kernel.call(.close(fd: connection), by: run.plan.caller)
    connection = -1
    run.plan.log.note(.closed(unread: unread), on: link)
  }

  /// Closes the connection with a reset, whatever has been read.
  mutating func reset() {
    guard connection >= 0 else { return }
    var now = linger(l_onoff: 1, l_linger: 0)
    let value = withUnsafeBytes(of: &now) { [UInt8]($0) }
    _ = run.plan.kernel.call(
      .setsockopt(fd: connection, level: SOL_SOCKET, option: SO_LINGER, value: value),
      by: run.plan.caller)
    _ = run.plan.kernel.call(.close(fd: connection), by: run.plan.caller)
    connection = -1
    run.plan.log.note(.reset, on: link)
  }

  /// One receive; no bytes where the other end sends no more.
  private mutating func take(_ capacity: Int) throws(Halt) -> [UInt8] {
    try needConnection("recv")
    let fd = connection
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 1)
    defer { buffer.deallocate() }
    let result = try call(
      .recv(fd: fd, capacity: capacity, flags: 0, wantsAddress: false), as: "recv",
      blocking: .before(fd, POLLIN), buffer: .destination(buffer))
    let bytes = UnsafeRawBufferPointer(rebasing: buffer.prefix(result.value))
    if bytes.isEmpty {
      run.plan.log.note(.sawEndOfStream, on: link)
    } else {
      run.plan.log.received(bytes, on: link)
    }
    return [UInt8](bytes)
  }

  private func needConnection(_ verb: String) throws(Halt) {
    if connection >= 0 { return }
    run.plan.log.note(.failed(during: verb, errno: ENOTCONN), on: link)
    throw .failed
  }

  /// How much one receive takes at most.
  private static let chunk = 1 << 16

  private static func firstRange(
    of end: [UInt8], in bytes: [UInt8], from start: Int
  ) -> Range<Int>? {
    guard !end.isEmpty, bytes.count >= end.count else { return nil }
    var index = start
    while index + end.count <= bytes.count {
      if bytes[index..<(index + end.count)].elementsEqual(end) {
        return index..<(index + end.count)
      }
      index += 1
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// The slice's bytes for the time of the body, which throws one type of error only.
  fileprivate func withUnsafeBytesTyped<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let outcome = withUnsafeBytes { buffer -> Swift.Result<Result, Failure> in
      do throws(Failure) {
        return .success(try body(buffer))
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }
}
