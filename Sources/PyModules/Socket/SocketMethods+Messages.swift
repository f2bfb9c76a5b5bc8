internal import PyInterpreter
internal import Sockets
internal import Timeline

/// `sendmsg`, `recvmsg` and `recvmsg_into`: messages in several parts, without ancillary data.
extension SocketMethods {
  func sendMessage(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let flags = try a.get(2).map { (value) throws(PyException) in try cx.cInt(value) } ?? 0
    let state = try home.state(a.receiver, "sendmsg")
    var target = SocketAddress.none
    if let address = a.get(3), !address.isNone {
      target = try route(typedAddress(address, for: state, in: "sendmsg", cx), cx)
    }
    var bytes: [UInt8] = []
    var parts: [Int] = []
    for item in try sequence(a[0], "sendmsg() argument 1 must be an iterable", cx) {
      let part = try cx.readable(item)
      parts.append(part.count)
      bytes += part
    }
    try refuseAncillary(a.get(1), cx)
    let (fd, limit) = state.current
    var deadline = Deadline(limit, for: .sendmsg)
    let call = SystemCall.message(
      MessageCall(fd: fd, isSending: true, parts: parts, flags: flags, address: target))
    return try bytes.withUnsafeBufferPointer { (all) throws(PyException) -> Value in
      let source = CallBuffer.source(UnsafeRawBufferPointer(all))
      return .int(try perform(call, source, writing: true, &deadline, cx).value)
    }
  }

  /// The items of an iterable; another object is refused in these words.
  private func sequence(
    _ value: Value, _ words: String, _ cx: Context
  ) throws(PyException) -> [Value] {
    guard value.type.slots.iter != nil || value.type.slots.getItem != nil else {
      throw .typeError(words)
    }
    return try cx.items(value)
  }

  private func refuseAncillary(_ value: Value?, _ cx: Context) throws(PyException) {
    guard let value else { return }
    for item in try sequence(value, "sendmsg() argument 2 must be an iterable", cx) {
      let what = "[sendmsg() ancillary data items]() argument must be"
      guard let parts = item.asTuple?.items ?? item.asList?.items else {
        throw .typeError("\(what) 3-item sequence, not \(item.type.noneOrName)")
      }
      if parts.count != 3 {
        throw .typeError("\(what) sequence of length 3, not \(parts.count)")
      }
      _ = try (cx.cInt(parts[0]), cx.cInt(parts[1]), cx.readable(parts[2]))
      throw .make(
        Types.notImplementedError,
        "ancillary data is outside this tutorial; use sendmsg with the buffers alone")
    }
  }

  func recvMessage(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let size = try cx.size(a[0])
    try checkNumbers(a, cx)
    if size < 0 { throw .valueError("negative buffer size in recvmsg()") }
    if size > SocketConstants.largestBuffer { throw .memoryError() }
    let (bytes, result) = try receiveMessage(a, [size], "recvmsg", cx)
    return .tuple([.bytes(bytes)] + rest(of: result))
  }

  func recvMessageInto(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    try checkNumbers(a, cx)
    let items = try sequence(a[0], "recvmsg_into() argument 1 must be an iterable", cx)
    var targets: [WritableBuffer] = []
    for item in items {
      do throws(PyException) {
        targets.append(try WritableBuffer(item, of: "recvmsg_into", cx))
      } catch  where error.matches(Types.typeError) {
        throw .typeError(
          "recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers")
      }
    }
    let (bytes, result) = try receiveMessage(a, targets.map(\.count), "recvmsg_into", cx)
    var rest = bytes[...]
    for target in targets {
      target.write(Octets(Array(rest.prefix(target.count))))
      rest = rest.dropFirst(target.count)
    }
    return .tuple([.int(bytes.count)] + self.rest(of: result))
  }

  /// Refuses what is no number where one is expected, before anything else is looked at.
  private func checkNumbers(_ a: Arguments, _ cx: Context) throws(PyException) {
    if let ancillary = a.get(1) { _ = try cx.size(ancillary) }
    if let flags = a.get(2) { _ = try cx.cInt(flags) }
  }

  /// Receives a message into memory that is no Python object.
  private func receiveMessage(
    _ a: Arguments, _ parts: [Int], _ name: StaticString, _ cx: Context
  ) throws(PyException) -> ([UInt8], CallReturn) {
    let ancillary = try a.get(1).map { (value) throws(PyException) in try cx.size(value) } ?? 0
    let flags = try a.get(2).map { (value) throws(PyException) in try cx.cInt(value) } ?? 0
    if ancillary < 0 || ancillary > Int(Int32.max) {
      throw .valueError("invalid ancillary data buffer length")
    }
    let (fd, limit) = try home.state(a.receiver, name).current
    var deadline = Deadline(limit, for: .recvmsg)
    let message = MessageCall(fd: fd, isSending: false, parts: parts, flags: flags)
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: message.length, alignment: 1)
    defer { room.deallocate() }
    let result = try perform(.message(message), .destination(room), writing: false, &deadline, cx)
    // With MSG_TRUNC a datagram's true length is returned, more than was written.
    let count = min(result.value, message.length)
    return ([UInt8](UnsafeRawBufferPointer(rebasing: room[..<count])), result)
  }

  /// No ancillary data, the message's flags, and who sent it.
  private func rest(of result: CallReturn) -> [Value] {
    guard case .message(let sender, let flags) = result.detail else {
      return [.list([]), .int(0), .none]
    }
    // That descriptors would be closed on exec says nothing about the message.
    let shown = Int(flags) & ~(1 << 30)
    return [.list([]), .int(shown), sender.value]
  }
}
