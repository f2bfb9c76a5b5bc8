internal import BigInt

/// A `range` with a bound, a step or a length beyond 64 bits.
final class PyWideRange: PyObject {
  let start: BigInt
  let stop: BigInt
  let step: BigInt
  let count: BigInt

  /// A range; `step` must not be zero.
  init(start: BigInt, stop: BigInt, step: BigInt) {
    self.start = start
    self.stop = stop
    self.step = step
    let span = step > 0 ? stop - start : start - stop
    count = span > 0 ? (span - 1) / BigInt(step.magnitude) + 1 : 0
    super.init(kind: .other, type: Types.range)
  }

  /// Where a number lies, nil when it is none of the range's.
  func index(of number: BigInt) -> BigInt? {
    if number.isZero, count.isZero { return nil }
    let isInside = step > 0 ? start <= number && number < stop : stop < number && number <= start
    guard isInside else { return nil }
    let (place, rest) = (number - start).quotientAndRemainder(dividingBy: step)
    return rest.isZero ? place : nil
  }

  /// The number at a place.
  func number(at place: BigInt) -> Value { Value(start + place * step) }
}

extension RangeType {
  nonisolated(unsafe) static let longIterator: PyType = {
    let type = PyType(builtin: "longrange_iterator", base: Types.object, layout: .iterator)
    type.slots.iter = .calling { value, _ in value }
    type.slots.next = .calling { value, cx throws(PyException) in
      try value.asIterator?.advance(cx) ?? .unbound
    }
    type.ready()
    return type
  }()

  /// A range of any size, as the small kind where it fits.
  static func range(_ start: BigInt, _ stop: BigInt, _ step: BigInt) -> Value {
    if let first = Int(exactly: start), let end = Int(exactly: stop), let by = Int(exactly: step) {
      let small = PyRange(start: first, stop: end, step: by)
      // The length is cut to 64 bits where it is larger.
      if small.count < Int.max { return .object(small) }
    }
    return .object(PyWideRange(start: start, stop: stop, step: step))
  }

  /// Any range as the wide kind, nil for other values.
  static func wide(_ value: Value) -> PyWideRange? {
    if let wide = value.object as? PyWideRange { return wide }
    return value.asRange.map {
      PyWideRange(start: BigInt($0.start), stop: BigInt($0.stop), step: BigInt($0.step))
    }
  }

  /// The numbers of a wide range, forward or backward.
  static func iterator(_ range: PyWideRange, isReversed: Bool = false) -> Value {
    var next = isReversed ? range.start + (range.count - 1) * range.step : range.start
    let step = isReversed ? -range.step : range.step
    var left = range.count
    let iterator = ClosureIterator(longIterator) { _ in
      if left.isZero { return .unbound }
      left -= 1
      defer { next += step }
      return Value(next)
    }
    if range.count <= BigInt(Int.max) { iterator.left = { Int(left) } }
    return .object(iterator)
  }

  /// `range[key]` of any size.
  static func item(
    _ range: PyWideRange, _ key: Value, _ cx: Context
  ) throws(PyException) -> Value {
    if let slice = key.asSlice {
      let bounds = try indices(slice, length: Value(range.count), cx).map { $0.asBigInt ?? 0 }
      return self.range(
        range.start + bounds[0] * range.step, range.start + bounds[1] * range.step,
        range.step * bounds[2])
    }
    guard cx.isIndex(key) else {
      throw .typeError("range indices must be integers or slices, not \(key.type.title)")
    }
    var place = try cx.index(key).asBigInt ?? 0
    if place < 0 { place += range.count }
    guard place >= 0, place < range.count else {
      throw .indexError("range object index out of range")
    }
    return range.number(at: place)
  }

  /// The first place whose number satisfies a test that may run a program's code.
  static func place(
    in range: PyWideRange, _ cx: Context, where body: (Value) throws(PyException) -> Bool
  ) throws(PyException) -> BigInt? {
    var place = BigInt(0)
    while place < range.count {
      if try body(range.number(at: place)) { return place }
      place += 1
      try cx.checkInterrupt()
    }
    return nil
  }
}
