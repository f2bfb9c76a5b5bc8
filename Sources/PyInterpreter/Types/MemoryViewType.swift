/// `memoryview` of bytes (format `B`).
enum MemoryViewType {
  /// Fills the type.
  static func install() {
    let type = Types.memoryView
    var slots = TypeSlots()
    slots.repr = .calling { value, _ in
      let word = value.asMemoryView?.base == nil ? "released memory" : "memory"
      return .string("<\(word) at 0x\(String(value.object?.address ?? 0, radix: 16))>")
    }
    slots.new = .calling(make)
    slots.length = .calling { value, _ throws(PyException) in try live(value).count }
    slots.getItem = .calling(getItem)
    slots.setItem = .calling(setItem)
    slots.hash = .calling { value, cx throws(PyException) in
      let view = try live(value)
      guard view.base is PyBytes else {
        throw .valueError("cannot hash writable memoryview object")
      }
      return PyBytes(view.bytes ?? []).hash
    }
    slots.compare = .calling { a, b, comparison, _ in
      guard comparison == .equal || comparison == .notEqual, let view = a.asMemoryView else {
        return .notImplemented
      }
      guard let left = view.bytes, let right = b.bytesLike else {
        if view.bytes != nil, b.asMemoryView == nil, b.bytesLike == nil { return .notImplemented }
        return .bool((view === b.object) == (comparison == .equal))
      }
      return .bool((left == right) == (comparison == .equal))
    }
    slots.iter = .calling { value, _ throws(PyException) in
      let view = try live(value)
      var index = 0
      return .object(
        ClosureIterator(Types.memoryIterator) { cx throws(PyException) in
          guard index < view.count else { return .unbound }
          guard let byte = view.byte(at: index) else { throw Context.released }
          index += 1
          return .int(Int(byte))
        })
    }
    type.slots = slots
    installMethods(type)
    installAttributes(type)
  }

  /// The view, unless it has been released.
  private static func live(_ value: Value) throws(PyException) -> PyMemoryView {
    guard let view = value.asMemoryView, view.base != nil else { throw Context.released }
    return view
  }

  private static let signature = ConstructorSignature("memoryview", "object")

  private static func make(
    _ type: PyType, _ arguments: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    let source = try signature.bind(arguments, cx)[0]
    if let view = source.asMemoryView {
      _ = try live(source)
      guard let base = view.base else { throw Context.released }
      return .object(
        PyMemoryView(base: base, start: view.start, count: view.count, step: view.step))
    }
    guard let object = source.object, source.asBytes != nil || source.asByteArray != nil else {
      throw .typeError(
        "memoryview: a bytes-like object is required, not '\(source.type.title)'")
    }
    return .object(PyMemoryView(base: object, start: 0, count: BytesType.count(source)))
  }

  private static func getItem(
    _ container: Value, _ key: Value, _ cx: Context
  ) throws(PyException) -> Value {
    let view = try live(container)
    if let slice = key.asSlice {
      let walk = try cx.walk(slice, length: view.count)
      guard let base = view.base else { throw Context.released }
      return .object(
        PyMemoryView(
          base: base, start: view.start + walk.start * view.step, count: walk.count,
          step: view.step * walk.step))
    }
    return .int(Int(view.byte(at: try position(view, key, cx)) ?? 0))
  }

  private static func position(
    _ view: PyMemoryView, _ key: Value, _ cx: Context
  ) throws(PyException) -> Int {
    if let parts = key.asTuple?.items, parts.allSatisfy({ cx.isIndex($0) }) {
      if parts.count == 1 { return try position(view, parts[0], cx) }
      // CPython's own answer, word for word: it has none of these views either.
      if parts.isEmpty {
        throw .make(Types.notImplementedError, "sub-views are not implemented")
      }
      throw .typeError("cannot index 1-dimension view with \(parts.count)-element tuple")
    }
    guard cx.isIndex(key) else { throw .typeError("memoryview: invalid slice key") }
    var index = try cx.itemIndex(key)
    if index < 0 { index += view.count }
    guard index >= 0, index < view.count else {
      throw .indexError("index out of bounds on dimension 1")
    }
    return index
  }

  private static func setItem(
    _ container: Value, _ key: Value, _ value: Value, _ cx: Context
  ) throws(PyException) {
    let view = try live(container)
    guard let array = view.base as? PyByteArray else {
      throw .typeError("cannot modify read-only memory")
    }
    if value.isUnbound { throw .typeError("cannot delete memory") }
    if let slice = key.asSlice {
      let new = try cx.copiedArgument(value)
      let walk = try cx.walk(slice, length: view.count)
      guard new.count == walk.count else {
        throw .valueError(
          "memoryview assignment: lvalue and rvalue have different structures")
      }
      for index in 0..<walk.count {
        array.bytes[view.start + walk.position(index) * view.step] = new[index]
      }
      return
    }
    let index = try position(view, key, cx)
    guard cx.isIndex(value) else {
      throw .typeError("memoryview: invalid type for format 'B'")
    }
    guard let byte = try cx.index(value).asInt, 0...255 ~= byte else {
      throw .valueError("memoryview: invalid value for format 'B'")
    }
    array.bytes[view.start + index * view.step] = UInt8(byte)
  }

  private static func installMethods(_ type: PyType) {
    type.method("tobytes", .clinic("order=")) { a, cx throws(PyException) in
      let order = try a.get(0).map { value throws(PyException) in try orderWord(value, cx) }
      let view = try live(a.receiver)
      // With one dimension all orders are the same.
      guard ["C", "F", "A"].contains(order ?? "C") else {
        throw .valueError("order must be 'C', 'F' or 'A'")
      }
      return .bytes(view.bytes ?? [])
    }
    type.method("tolist", .none) { a, _ throws(PyException) in
      .list((try live(a.receiver).bytes ?? []).map { .int(Int($0)) })
    }
    type.method("hex", .clinic("sep=, bytes_per_sep=")) { a, cx throws(PyException) in
      try BytesType.hexadecimal(
        { () throws(PyException) in try live(a.receiver).bytes ?? [] }, a, cx)
    }
    type.method("release", .none) { a, _ in
      if let view = a.receiver.asMemoryView, view.base != nil { view.release() }
      return .none
    }
    type.method("toreadonly", .none) { a, _ throws(PyException) in
      let bytes = PyBytes(try live(a.receiver).bytes ?? [])
      return .object(PyMemoryView(base: bytes, start: 0, count: bytes.bytes.count))
    }
    type.method("__enter__", .none) { a, _ throws(PyException) in
      _ = try live(a.receiver)
      return a.receiver
    }
    type.method("__exit__", .any) { a, _ in
      if let view = a.receiver.asMemoryView, view.base != nil { view.release() }
      return .none
    }
    type.method("cast", .clinic("format, shape=")) { a, cx throws(PyException) in
      let view = try live(a.receiver)
      let format = try cx.textArgument(a[0], "cast", named: "format").string
      guard format == "B" || format == "@B", a.get(1) == nil, let base = view.base else {
        throw .make(
          Types.notImplementedError, "memoryview.cast() has only the format 'B' here; use struct")
      }
      return .object(
        PyMemoryView(base: base, start: view.start, count: view.count, step: view.step))
    }
  }

  /// The word for an order.
  private static func orderWord(_ order: Value, _ cx: Context) throws(PyException) -> String {
    if order.isNone { return "C" }
    guard order.asStr != nil else {
      throw .typeError("tobytes() argument 'order' must be str or None, not \(order.type.title)")
    }
    return try cx.wordArgument(order, "tobytes", named: "order")
  }

  private static func installAttributes(_ type: PyType) {
    type.attribute("nbytes", get: { value, _ throws(PyException) in .int(try live(value).count) })
    type.attribute(
      "itemsize",
      get: { value, _ throws(PyException) in
        _ = try live(value); return .int(1)
      })
    type.attribute(
      "ndim",
      get: { value, _ throws(PyException) in
        _ = try live(value); return .int(1)
      })
    type.attribute(
      "format",
      get: { value, _ throws(PyException) in
        _ = try live(value); return .string("B")
      })
    type.attribute(
      "shape", get: { value, _ throws(PyException) in .tuple([.int(try live(value).count)]) })
    type.attribute(
      "strides", get: { value, _ throws(PyException) in .tuple([.int(try live(value).step)]) })
    type.attribute(
      "suboffsets",
      get: { value, _ throws(PyException) in
        _ = try live(value); return .tuple([])
      })
    type.attribute(
      "readonly", get: { value, _ throws(PyException) in .bool(try live(value).base is PyBytes) })
    type.attribute(
      "obj",
      get: { value, _ throws(PyException) in try live(value).base.map { .object($0) } ?? .none })
    for name in ["contiguous", "c_contiguous", "f_contiguous"] {
      type.attribute(
        name,
        get: { value, _ throws(PyException) in
          _ = try live(value)
          return .bool(!value.isScattered)
        })
    }
  }
}

extension PyMemoryView {
  /// The byte at a position of the view, nil once released.
  fileprivate func byte(at index: Int) -> UInt8? {
    let place = start + index * step
    if let base = base as? PyBytes { return base.bytes[place] }
    return (base as? PyByteArray)?.bytes[place]
  }
}
