internal import BigInt

/// A slice applied to a length: a walk of `count` steps.
struct SliceWalk {
  let start: Int
  let stop: Int
  let step: Int
  let count: Int

  /// The positions as a range, where the step is 1.
  var range: Range<Int> { start..<start + count }

  /// A bound of a slice that needs no Python code: a small integer, or none; nil for others.
  @inline(__always) static func bound(_ value: Value, absent: Int) -> Int? {
    switch value {
    case .int(let number): number
    case .none: absent
    case .bool, .float, .object, .unbound: nil
    }
  }

  /// The positions from one bound to another with the step 1.
  @inline(__always) static func range(_ start: Int, _ stop: Int, _ length: Int) -> Range<Int> {
    var first = start
    if first < 0 { first = max(0, first &+ length) }
    var end = stop
    if end < 0 { end = max(0, end &+ length) }
    first = min(first, length)
    end = min(end, length)
    return first..<max(first, end)
  }

  /// The position of an item of the walk.
  @inline(__always) func position(_ index: Int) -> Int { start + index * step }
}

extension Context {
  /// One part of a slice: none, or an index of any size cut to 64 bits.
  func sliceBound(_ value: Value, default other: Int) throws(PyException) -> Int {
    switch value {
    case .int(let number): return number
    case .none, .unbound: return other
    default: break
    }
    guard value.isInt || value.type.slots.index != nil else {
      throw .typeError("slice indices must be integers or None or have an __index__ method")
    }
    return clamped(try index(value))
  }

  /// An `int` cut to 64 bits.
  func clamped(_ value: Value) -> Int {
    if let small = value.asInt { return small }
    return (value.asBigInt?.sign ?? .plus) == .plus ? .max : .min
  }

  /// The optional bounds of `find`, `index`, `count`, `startswith`: adjusted to the length as slices are.
  ///
  /// The start may lie beyond the end; nothing is found then.
  func bounds(
    _ arguments: Arguments, from index: Int, length: Int
  ) throws(PyException) -> (from: Int, to: Int) {
    if arguments.count <= index { return (0, length) }
    var start = try sliceBound(arguments[index], default: 0)
    var end = try sliceBound(arguments.get(index + 1) ?? .none, default: length)
    if end > length {
      end = length
    } else if end < 0 {
      end = max(0, end + length)
    }
    if start < 0 { start = max(0, start + length) }
    return (start, end)
  }

  /// Applies a slice to a length.
  func walk(_ slice: PySlice, length: Int) throws(PyException) -> SliceWalk {
    let step = try sliceBound(slice.step, default: 1)
    if step == 0 { throw .valueError("slice step cannot be zero") }
    let isForward = step > 0
    let start = try sliceBound(slice.start, default: isForward ? 0 : Int.max)
    let stop = try sliceBound(slice.stop, default: isForward ? Int.max : Int.min)
    return Self.adjusted(start: start, stop: stop, step: max(step, -Int.max), length: length)
  }

  /// Adjusts bounds to a length, counting negative ones from the end.
  static func adjusted(start: Int, stop: Int, step: Int, length: Int) -> SliceWalk {
    let isForward = step > 0
    func adjust(_ bound: Int) -> Int {
      var bound = bound
      if bound < 0 {
        bound = bound < -length ? -1 : bound + length
        if bound < 0 { return isForward ? 0 : -1 }
      }
      return bound >= length ? (isForward ? length : length - 1) : bound
    }
    let start = adjust(start)
    let stop = stop == .min ? (isForward ? 0 : -1) : adjust(stop)
    var count = 0
    if isForward, start < stop { count = (stop - start - 1) / step + 1 }
    if !isForward, stop < start { count = (start - stop - 1) / -step + 1 }
    return SliceWalk(start: start, stop: stop, step: step, count: count)
  }

  /// A position for `sequence[key]`, counted from the end when negative; `what` names the sequence in messages.
  @inline(__always)
  func position(
    _ key: Value, count: Int, _ what: String, _ suffix: String = "index out of range"
  ) throws(PyException) -> Int {
    var index: Int
    if case .int(let number) = key { index = number } else { index = try itemIndex(key) }
    if index < 0 { index += count }
    guard index >= 0, index < count else { throw .indexError("\(what) \(suffix)") }
    return index
  }

  /// An index for items: too large ones are an `IndexError`.
  func itemIndex(_ key: Value) throws(PyException) -> Int {
    let number = try index(key)
    guard let small = number.asInt else {
      throw .indexError("cannot fit '\(key.type.title)' into an index-sized integer")
    }
    return small
  }

  /// Whether a value can stand as an index.
  func isIndex(_ value: Value) -> Bool { value.isInt || value.type.slots.index != nil }

  /// Picks the items of a walk out of an array.
  func pick<T>(_ items: [T], _ walk: SliceWalk) throws(PyException) -> [T] {
    if walk.step == 1 { return Array(items[walk.range]) }
    var result: [T] = []
    result.reserveCapacity(walk.count)
    for index in 0..<walk.count {
      result.append(items[walk.position(index)])
      if index & 0xFFFF == 0xFFFF { try checkInterrupt() }
    }
    return result
  }

  /// Refuses objects that would be larger than the limit of one object.
  @inline(__always) package func checkSize(_ count: Int, of size: Int = 1) throws(PyException) {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
    if bytes < MemoryGuard.noteworthy, !overflow { return }
    if overflow || bytes > interpreter.configuration.limits.objectBytes { throw .memoryError() }
    if MemoryGuard.admits(bytes) { return }
    LargeRelease.settle()
    if !MemoryGuard.admits(bytes) { throw .memoryError() }
  }

  /// An array repeated; long work can be interrupted.
  ///
  /// `kind` names texts and bytes, whose length is refused in words of its own.
  func repeating<T>(
    _ items: [T], _ times: Int, _ kind: String? = nil
  ) throws(PyException) -> [T] {
    if times <= 0 || items.isEmpty { return [] }
    if times == 1 { return items }
    let (total, overflow) = items.count.multipliedReportingOverflow(by: times)
    if overflow, let kind { throw .overflowError("repeated \(kind) too long") }
    if overflow { throw .memoryError() }
    try checkSize(total, of: MemoryLayout<T>.stride)
    if items.count == 1, total < 1 << 20 { return Array(repeating: items[0], count: total) }
    var result: [T] = []
    result.reserveCapacity(total)
    var block = items
    while block.count < 1 << 16, block.count * 2 <= total { block += block }
    while result.count + block.count <= total {
      result.append(contentsOf: block)
      do { try checkInterrupt() } catch {
        if total >= LargeRelease.worthwhile, var bytes = result as? [UInt8] {
          result = []
          LargeRelease.take(&bytes)
        }
        throw error
      }
    }
    result.append(contentsOf: block[..<(total - result.count)])
    return result
  }

  /// Bytes several times over.
  @inline(__always)
  func repeating(
    _ bytes: Octets, _ times: Int, _ kind: String?
  ) throws(PyException) -> Octets {
    if times <= 0 { return Octets() }
    if bytes.count == 1, times <= Octets.room { return Octets(repeating: bytes[0], count: times) }
    return Octets(try repeating(bytes.array, times, kind))
  }

  /// The number for a sequence's `*`: nil when the operand is no integer.
  func repetitions(_ value: Value) throws(PyException) -> Int? {
    if case .int(let number) = value { return number }
    guard isIndex(value) else { return nil }
    return try smallIndex(value)
  }
}
