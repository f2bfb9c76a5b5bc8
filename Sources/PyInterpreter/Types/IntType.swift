internal import BigInt

/// `int`: the constructor, operators and protocols.
enum IntType {
  /// Fills the type.
  static func install() {
    let type = Types.int
    var slots = TypeSlots()
    slots.repr = .calling { value, cx throws(PyException) in
      if let object = value.asIntObject, let label = object.label {
        let name = label.contains(".") ? label : "\(object.type.title).\(label)"
        return .string("<\(name): \(object.value)>")
      }
      if case .int(let number) = value { return .object(IntText.text(number)) }
      return .object(PyStr(ascii: try IntText.decimal(value, cx)))
    }
    slots.hash = .calling { value, _ in
      if let small = value.asInt { return Context.hash(small) }
      if let wide = value.asWide { return BigNumbers.hash(wide) }
      return BigNumbers.hash(value.asBigInt ?? 0)
    }
    slots.compare = .calling(compare)
    slots.format = .calling { value, specification, cx throws(PyException) in
      .object(try Formatting.int(value, specification, cx))
    }
    slots.bool = .calling { value, _ in
      if let small = value.asInt { return small != 0 }
      return true
    }
    slots.int = .calling { value, _ in plain(value) }
    slots.index = slots.int
    slots.float = .calling { value, _ throws(PyException) in .float(try FloatType.exact(value)) }
    slots.new = .calling(make)
    installArithmetic(&slots)
    installBits(&slots)
    slots[.negative] = .calling { value, _ in
      if let small = value.asInt, small != .min { return .int(-small) }
      if let wide = value.asWide, wide != .min { return Value(-wide) }
      return Value(-(value.asBigInt ?? 0))
    }
    slots[.positive] = .calling { value, _ in plain(value) }
    slots[.absolute] = .calling { value, _ in
      if let small = value.asInt, small != .min { return .int(abs(small)) }
      if let wide = value.asWide, wide != .min { return Value(abs(wide)) }
      return Value(BigInt((value.asBigInt ?? 0).magnitude))
    }
    slots[.invert] = .calling { value, _ in
      if let small = value.asInt { return .int(~small) }
      if let wide = value.asWide { return Value(~wide) }
      return Value(-(value.asBigInt ?? 0) - 1)
    }
    type.slots = slots
    installMethods(type)
  }

  /// The number as a plain `int`.
  static func plain(_ value: Value) -> Value {
    switch value {
    case .int: return value
    case .bool(let flag): return .int(flag ? 1 : 0)
    case .object(let object) where object.type === Types.int: return value
    case .object, .float, .none, .unbound: return Value(value.asBigInt ?? 0)
    }
  }

  private static func compare(
    _ a: Value, _ b: Value, _ comparison: Comparison, _ cx: Context
  ) throws(PyException) -> Value {
    if let left = a.asInt, let right = b.asInt {
      return .bool(comparison.holds(left < right ? -1 : left == right ? 0 : 1))
    }
    if let left = a.asWide, let right = b.asWide {
      return .bool(comparison.holds(left < right ? -1 : left == right ? 0 : 1))
    }
    guard a.isInt, b.isInt, let left = a.asBigInt, let right = b.asBigInt else {
      return .notImplemented
    }
    return .bool(comparison.holds(left < right ? -1 : left == right ? 0 : 1))
  }

  // MARK: Construction

  private static let signature = ConstructorSignature("int", "x=, /, base=")

  private static func make(
    _ type: PyType, _ arguments: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    var number: Value
    if !arguments.hasKeywords, arguments.count <= 1 {
      number = arguments.count == 0 ? .int(0) : try convert(arguments[0], cx)
    } else {
      if arguments.count + arguments.names.count > 2 {
        throw .typeError(
          "int() takes at most 2 arguments (\(arguments.count + arguments.names.count) given)")
      }
      let bound = try signature.bind(arguments, cx)
      if bound[0].isUnbound {
        if !bound[1].isUnbound { throw .typeError("int() missing string argument") }
        number = .int(0)
      } else if bound[1].isUnbound {
        number = try convert(bound[0], cx)
      } else {
        number = try parse(bound[0], base: cx.smallBase(bound[1]), cx)
      }
    }
    if type === Types.int { return number }
    return .object(PyInt(big: number.asBigInt ?? 0, type: type))
  }

  private static func parse(_ value: Value, base: Int, _ cx: Context) throws(PyException) -> Value {
    guard base == 0 || 2...36 ~= base else {
      throw .valueError("int() base must be >= 2 and <= 36, or 0")
    }
    let number: Value?
    if let text = value.asStr {
      number = try IntText.parse(text, base: base, cx)
    } else if let bytes = value.asBytes?.bytes ?? value.asByteArray?.bytes {
      number = try IntText.parse(bytes, base: base, cx)
    } else {
      throw .typeError("int() can't convert non-string with explicit base")
    }
    if let number { return number }
    // Bytes of both kinds are shown as bytes.
    throw try cx.valueError(quoting: value.asByteArray.map { .bytes($0.bytes) } ?? value) { shown in
      "invalid literal for int() with base \(base): "
        + shown.slice(0..<min(200, shown.count)).string
    }
  }

  /// `int(value)`.
  static func convert(_ value: Value, _ cx: Context) throws(PyException) -> Value {
    let type = value.type
    if value.isInt, type === Types.int || type === Types.bool { return plain(value) }
    if type === Types.str || type === Types.bytes { return try parse(value, base: 10, cx) }
    if type.slots.int == nil, type.slots.index != nil { return plain(try cx.index(value)) }
    if let slot = type.slots.int {
      let result = try slot(value, cx)
      guard result.isInt else {
        throw .typeError("__int__ returned non-int (type \(result.type.title))")
      }
      return plain(result)
    }
    if let truncated = try cx.callSpecial(value, Names.truncate) {
      guard cx.isIndex(truncated) else {
        throw .typeError("__trunc__ returned non-Integral (type \(truncated.type.title))")
      }
      return try cx.index(truncated)
    }
    if value.asStr != nil { return try parse(value, base: 10, cx) }
    if let bytes = value.bytesLike {
      let object = value.asMemoryView == nil ? value : .bytes(bytes)
      return try parse(object, base: 10, cx)
    }
    throw .typeError(
      "int() argument must be a string, a bytes-like object or a real number, not '\(value.type.title)'"
    )
  }
}

extension Context {
  /// The base for `int(text, base)`: absurd ones count as wrong.
  fileprivate func smallBase(_ value: Value) throws(PyException) -> Int {
    clamped(try index(value))
  }
}
