internal import PySyntax

/// Subscripts and slices.
extension Compiler {
  func slice(
    _ lower: Expression?, _ upper: Expression?, _ step: Expression?
  ) throws(CompileError) -> Evaluate {
    let none: Evaluate = Evaluate { (frame: Frame) throws(PyException) -> Value in Value.none }
    let start = try lower.map(expression) ?? none
    let stop = try upper.map(expression) ?? none
    let step = try step.map(expression) ?? none
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let a = try start(frame)
      let b = try stop(frame)
      return .object(PySlice(start: a, stop: b, step: try step(frame)))
    }
  }

  func item(_ container: Expression, _ index: Expression) throws(CompileError) -> Evaluate {
    let holder = try compiled(container)
    let evaluate = holder.evaluate
    if case .slice(let lower, let upper, nil) = index.kind {
      return try part(holder, lower, upper)
    }
    let index = try expression(index)
    if case .local(let slot, _) = holder.form {
      return Evaluate { (frame: Frame) throws(PyException) -> Value in
        let key = try index(frame)
        if let heap = (frame.slots + slot).borrowedObject {
          let found = try heap.borrow { (heap: PyObject) throws(PyException) in
            try Self.directItem(heap, key, frame.cx)
          }
          if !found.isUnbound { return found }
        }
        return try frame.cx.getItem(try evaluate(frame), key)
      }
    }
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let object = try evaluate(frame)
      defer { withExtendedLifetime(object) {} }
      let key = try index(frame)
      if let heap = object.lentObject {
        let found = try heap.borrow { (heap: PyObject) throws(PyException) in
          try Self.directItem(heap, key, frame.cx)
        }
        if !found.isUnbound { return found }
      }
      return try frame.cx.getItem(object, key)
    }
  }

  /// `container[lower:upper]`: without a slice object where the container is a plain sequence.
  private func part(
    _ holder: Compiled, _ lower: Expression?, _ upper: Expression?
  ) throws(CompileError) -> Evaluate {
    let container = holder.evaluate
    let start = try lower.map(compiled) ?? Compiled(constant: .none)
    let stop = try upper.map(compiled) ?? Compiled(constant: .none)
    let first = start.evaluate
    let second = stop.evaluate
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let object = try container(frame)
      defer { withExtendedLifetime(object) {} }
      let a = try first(frame)
      let b = try second(frame)
      if let heap = object.lentObject, let from = SliceWalk.bound(a, absent: 0),
        let to = SliceWalk.bound(b, absent: Int.max)
      {
        let found = heap.lend { Self.directPart($0, from, to) }
        if !found.isUnbound { return found }
      }
      return try frame.cx.getItem(object, .object(PySlice(start: a, stop: b, step: .none)))
    }
  }

  /// A part of a plain sequence; `.unbound` where the general way has to be gone.
  private static func directPart(_ heap: PyObject, _ start: Int, _ stop: Int) -> Value {
    switch heap.kind {
    case .bytes where heap.isExactly(TypeAddress.bytes):
      let bytes = unsafeDowncast(heap, to: PyBytes.self)
      let range = SliceWalk.range(start, stop, bytes.count)
      if range.count == bytes.count { return .object(heap) }
      if range.isEmpty { return .object(PyBytes.empty) }
      if range.count == 1 { return .object(PyBytes.single(bytes.octets[range.lowerBound])) }
      return .bytes(bytes.octets.part(range))
    case .str where heap.isExactly(TypeAddress.str):
      let text = unsafeDowncast(heap, to: PyStr.self)
      return .object(text.slice(SliceWalk.range(start, stop, text.count)))
    case .list where heap.isExactly(TypeAddress.list):
      let list = unsafeDowncast(heap, to: PyList.self)
      return .list(Array(list.items[SliceWalk.range(start, stop, list.items.count)]))
    case .byteArray where heap.isExactly(TypeAddress.byteArray):
      let array = unsafeDowncast(heap, to: PyByteArray.self)
      return .object(
        PyByteArray(Array(array.bytes[SliceWalk.range(start, stop, array.bytes.count)])))
    default: return .unbound
    }
  }

  /// An item of a plain list, tuple or dict; `.unbound` where the general way has to be gone.
  @inline(__always)
  static func directItem(
    _ heap: PyObject, _ key: Value, _ cx: Context
  ) throws(PyException) -> Value {
    if case .int(let position) = key {
      if heap.kind == .list {
        let list = unsafeDowncast(heap, to: PyList.self)
        let count = list.items.count
        let place = position < 0 ? position + count : position
        if place >= 0, place < count, list.isExactly(TypeAddress.list) { return list.items[place] }
      } else if heap.kind == .tuple {
        let tuple = unsafeDowncast(heap, to: PyTuple.self)
        let count = tuple.count
        let place = position < 0 ? position + count : position
        if place >= 0, place < count, tuple.isExactly(TypeAddress.tuple) { return tuple[place] }
      } else if heap.kind == .bytes {
        let bytes = unsafeDowncast(heap, to: PyBytes.self)
        let count = bytes.count
        let place = position < 0 ? position + count : position
        if place >= 0, place < count, bytes.isExactly(TypeAddress.bytes) {
          return .int(Int(bytes.octets[place]))
        }
      } else if heap.kind == .str, heap.isExactly(TypeAddress.str) {
        let text = unsafeDowncast(heap, to: PyStr.self)
        let count = text.count
        let place = position < 0 ? position + count : position
        if place >= 0, place < count { return .object(PyStr.character(text[place])) }
      }
    }
    if heap.kind == .dict, heap.isExactly(TypeAddress.dict) {
      if let value = try unsafeDowncast(heap, to: PyDict.self).get(key, cx) { return value }
      throw .keyError(key)
    }
    return .unbound
  }
}
