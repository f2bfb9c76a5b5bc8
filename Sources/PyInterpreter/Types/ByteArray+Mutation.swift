extension BytesType {
  /// Refuses to change the length while memoryviews look on.
  static func checkResizable(_ array: PyByteArray) throws(PyException) {
    if array.exports > 0 {
      throw .bufferError("Existing exports of data: object cannot be re-sized")
    }
  }

  private static func array(_ arguments: Arguments) throws(PyException) -> PyByteArray {
    guard let array = arguments.receiver.asByteArray else {
      throw .typeError("a bytearray is required")
    }
    return array
  }

  /// The methods that change a `bytearray`.
  static func installMutation(_ type: PyType) {
    type.method("append", .one) { a, cx throws(PyException) in
      let array = try array(a)
      let byte = try byte(a[0], cx)
      try checkResizable(array)
      array.bytes.append(byte)
      return .none
    }
    type.method("extend", .one, extend)
    type.method("insert", .expected(2...2)) { a, cx throws(PyException) in
      let array = try array(a)
      var index = try cx.sizeArgument(a[0])
      let byte = try byte(a[1], cx)
      try checkResizable(array)
      if index < 0 { index = max(0, index + array.bytes.count) }
      array.bytes.insert(byte, at: min(index, array.bytes.count))
      return .none
    }
    type.method("pop", .expected(0...1)) { a, cx throws(PyException) in
      let array = try array(a)
      var index = -1
      if let given = a.get(0) { index = try cx.sizeArgument(given) }
      if array.bytes.isEmpty { throw .indexError("pop from empty bytearray") }
      if index < 0 { index += array.bytes.count }
      guard array.bytes.indices.contains(index) else {
        throw .indexError("pop index out of range")
      }
      try checkResizable(array)
      return .int(Int(array.bytes.remove(at: index)))
    }
    type.method("remove", .one) { a, cx throws(PyException) in
      let array = try array(a)
      guard let index = array.bytes.firstIndex(of: try byte(a[0], cx)) else {
        throw .valueError("value not found in bytearray")
      }
      try checkResizable(array)
      array.bytes.remove(at: index)
      return .none
    }
    type.method("clear", .none) { a, _ throws(PyException) in
      let array = try array(a)
      if !array.bytes.isEmpty { try checkResizable(array) }
      array.bytes = []
      return .none
    }
    type.method("reverse", .none) { a, _ throws(PyException) in
      try array(a).bytes.reverse()
      return .none
    }
    type.method("copy", .none) { a, _ in .object(PyByteArray(receiver(a))) }
  }

  private static func extend(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let array = try array(a)
    var added: [UInt8] = []
    if let bytes = a[0].bytesLike {
      added = bytes
    } else {
      guard a[0].type.slots.iter != nil || a[0].type.slots.getItem != nil else {
        throw .typeError("can't extend bytearray with \(a[0].type.title)")
      }
      let iterator = try cx.iter(a[0])
      if a[0].type.isHeap { try cx.askLength(a[0]) }
      try cx.iterate(over: iterator) { (item: Value) throws(PyException) -> Bool in
        added.append(try byte(item, cx))
        return true
      }
    }
    if !added.isEmpty { try checkResizable(array) }
    array.bytes.append(contentsOf: added)
    return .none
  }

  /// `array[key] = value` and `del array[key]`.
  static func setItem(
    _ container: Value, _ key: Value, _ value: Value, _ cx: Context
  ) throws(PyException) {
    guard let array = container.asByteArray else { return }
    if let slice = key.asSlice { return try setSlice(array, slice, value, cx) }
    guard cx.isIndex(key) else {
      throw .typeError("bytearray indices must be integers or slices, not \(key.type.title)")
    }
    if value.isUnbound {
      let index = try cx.position(key, count: array.bytes.count, "bytearray")
      try checkResizable(array)
      array.bytes.remove(at: index)
      return
    }
    // The value comes first: taking it may change the length.
    let index = Value.int(try cx.itemIndex(key))
    let byte = try byte(value, cx)
    array.bytes[try cx.position(index, count: array.bytes.count, "bytearray")] = byte
  }

  private static func setSlice(
    _ array: PyByteArray, _ slice: PySlice, _ value: Value, _ cx: Context
  ) throws(PyException) {
    var new: [UInt8] = []
    _ = try cx.walk(slice, length: array.bytes.count)
    if let bytes = value.bytesLike {
      new = bytes
    } else if !value.isUnbound {
      guard value.asStr == nil, !cx.isIndex(value), value.type.slots.float == nil else {
        throw .typeError(
          "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
      }
      new = try bytes(
        from: value, cx, range: "byte must be in range(0, 256)", target: "bytearray")
    }
    let walk = try cx.walk(slice, length: array.bytes.count)
    if walk.step == 1 {
      if walk.count != new.count { try checkResizable(array) }
      array.bytes.replaceSubrange(walk.range, with: new)
    } else if new.isEmpty {
      // An empty value deletes, whatever the step.
      try checkResizable(array)
      array.bytes = Context.removing(walk, from: array.bytes)
    } else {
      guard new.count == walk.count else {
        throw .valueError(
          "attempt to assign bytes of size \(new.count) to extended slice of size \(walk.count)")
      }
      for index in 0..<walk.count { array.bytes[walk.position(index)] = new[index] }
    }
  }
}

extension Context {
  /// An array without the items of a walk.
  static func removing<T>(_ walk: SliceWalk, from items: [T]) -> [T] {
    if walk.count == 0 { return items }
    let low = walk.step > 0 ? walk.start : walk.position(walk.count - 1)
    let step = abs(walk.step)
    let high = low + (walk.count - 1) * step
    var result: [T] = []
    result.reserveCapacity(items.count - walk.count)
    for (index, item) in items.enumerated()
    where index < low || index > high || (index - low) % step != 0 {
      result.append(item)
    }
    return result
  }
}
