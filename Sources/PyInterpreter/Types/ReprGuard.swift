extension Context {
  /// The repr of a container, or `ellipsis` when it is being made already further out.
  func containerRepr(
    _ object: PyObject, ellipsis: String, _ body: (inout TextBuilder) throws(PyException) -> Void
  ) throws(PyException) -> Value {
    let identity = ObjectIdentifier(object)
    if record.pointee.reprsInProgress.contains(identity) { return .string(ellipsis) }
    record.pointee.reprsInProgress.append(identity)
    defer { record.pointee.reprsInProgress.removeLast() }
    var result = TextBuilder()
    try body(&result)
    return .object(result.text)
  }

  /// Adds the reprs of items, with commas between them.
  func appendReprs(
    _ result: inout TextBuilder, count: () -> Int, _ item: (Int) -> Value?
  ) throws(PyException) {
    var index = 0
    var isFirst = true
    while index < count() {
      if let value = item(index) {
        if !isFirst { result.append(", ") }
        isFirst = false
        result.append(try reprObject(value))
        try checkSize(result.count)
        try checkInterrupt()
      }
      index += 1
    }
  }

  /// The comparison of two arrays of items, by the first that differ; nil when the types do not compare.
  func compareItems(
    _ comparison: Comparison, count: () -> (Int, Int), _ item: (Int) -> (Value, Value)
  ) throws(PyException) -> Value {
    let sizes = count()
    if sizes.0 != sizes.1 {
      if comparison == .equal { return .bool(false) }
      if comparison == .notEqual { return .bool(true) }
    }
    var index = 0
    while true {
      let sizes = count()
      guard index < sizes.0, index < sizes.1 else {
        let order = sizes.0 < sizes.1 ? -1 : sizes.0 == sizes.1 ? 0 : 1
        return .bool(comparison.holds(order))
      }
      let (a, b) = item(index)
      if try !equal(a, b) {
        switch comparison {
        case .equal: return .bool(false)
        case .notEqual: return .bool(true)
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return try compare(comparison, a, b)
        }
      }
      index += 1
      if index & 0xFFF == 0 { try checkInterrupt() }
    }
  }
}
