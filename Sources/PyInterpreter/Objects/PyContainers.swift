/// A Python `list`.
public final class PyList: PyObject {
  /// The items.
  ///
  /// Python code called while you hold a copy may change the list: re-read after calls.
  @exclusivity(unchecked) package final var items: [Value]

  /// A `list` of these values, or of a subclass.
  package init(_ items: [Value], type: PyType? = nil) {
    self.items = items
    super.init(kind: .list, type: type ?? Types.list)
  }

  deinit {
    if items.isEmpty { return }
    ReleaseQueue.nested {
      items = []
    } deferred: {
      ReleaseQueue.adopt(items)
    }
  }
}

/// A Python `range` within 64 bits.
public final class PyRange: PyObject {
  /// The first number.
  package let start: Int
  /// The end, not included.
  package let stop: Int
  /// The distance, never zero.
  package let step: Int
  /// How many numbers there are.
  package let count: Int

  /// A range; `step` must not be zero.
  package init(start: Int, stop: Int, step: Int) {
    self.start = start
    self.stop = stop
    self.step = step
    if step > 0 ? start >= stop : start <= stop {
      count = 0
    } else {
      // The difference of two words as a word without sign: exact, whatever their signs.
      let span =
        step > 0
        ? UInt(bitPattern: stop) &- UInt(bitPattern: start)
        : UInt(bitPattern: start) &- UInt(bitPattern: stop)
      count = Int(clamping: (span - 1) / step.magnitude + 1)
    }
    super.init(kind: .range, type: Types.range)
  }
}

/// A Python `slice`, its three parts as given.
public final class PySlice: PyObject {
  /// The start, or none.
  package let start: Value
  /// The stop, or none.
  package let stop: Value
  /// The step, or none.
  package let step: Value

  /// A slice of these parts.
  package init(start: Value, stop: Value, step: Value) {
    self.start = start
    self.stop = stop
    self.step = step
    super.init(kind: .slice, type: Types.slice)
  }
}
