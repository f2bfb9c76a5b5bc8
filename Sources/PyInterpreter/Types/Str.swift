/// `str`: the constructor, operators and protocols.
///
/// The methods are in the files beside this one.
enum StrType {
  /// Fills the type.
  static func install() {
    let type = Types.str
    var slots = TypeSlots()
    slots.repr = .calling { value, _ in
      guard let text = value.asStr else { return .notImplemented }
      return .object(StrRepr.repr(text))
    }
    slots.str = .calling { value, _ in
      guard let text = value.asStr, text.type !== Types.str else { return value }
      return .object(text.plain)
    }
    slots.hash = .calling { value, _ in value.asStr?.hash ?? 0 }
    slots.compare = .calling(compare)
    slots.format = .calling { value, specification, cx throws(PyException) in
      guard let text = value.asStr else { return .notImplemented }
      return .object(try Formatting.text(text, specification, cx))
    }
    slots.concatenate = .calling(concatenate)
    slots.repeated = .calling(repeated)
    slots[.modulo] = .calling { a, b, cx throws(PyException) in
      guard let template = a.asStr else { return .notImplemented }
      return .object(try PercentFormat.text(template, b, cx))
    }
    slots.length = .calling { value, _ in value.asStr?.count ?? 0 }
    slots.getItem = .calling(getItem)
    slots.contains = .calling(contains)
    slots.iter = .calling(iterate)
    slots.new = .calling(make)
    type.slots = slots
    installSearch(type)
    installSplit(type)
    installStrip(type)
    installPadding(type)
    installCase(type)
    installPredicates(type)
    installCoding(type)
    type.method("format", .any) { arguments, cx throws(PyException) in
      try StrFormat.format(arguments.receiver, arguments, cx)
    }
    type.method("format_map", .one) { arguments, cx throws(PyException) in
      try StrFormat.format(arguments.receiver, mapping: arguments[0], cx)
    }
    type.method("__getnewargs__", .none) { arguments, _ in .tuple([arguments.receiver]) }
  }

  private static let signature = ConstructorSignature(
    "str", "object=, encoding=, errors=")

  private static func make(
    _ type: PyType, _ arguments: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    var result: PyStr
    if arguments.count == 1, !arguments.hasKeywords {
      result = try cx.strObject(arguments[0])
    } else {
      let bound = try signature.bind(arguments, cx)
      let encoding = try optionalText(bound[1], "encoding", cx)
      let errors = try optionalText(bound[2], "errors", cx)
      if bound[0].isUnbound {
        result = PyStr.empty
      } else if encoding == nil, errors == nil {
        result = try cx.strObject(bound[0])
      } else {
        result = try decode(bound[0], encoding, errors, cx)
      }
    }
    if result.type !== type {
      result =
        result.isASCII
        ? PyStr(result.octets, type: type)
        : PyStr(codePoints: result.wide, type: type)
    }
    return .object(result)
  }

  private static func optionalText(
    _ value: Value, _ name: String, _ cx: Context
  ) throws(PyException) -> String? {
    if value.isUnbound { return nil }
    return try cx.wordArgument(value, "str", named: name)
  }

  private static func decode(
    _ value: Value, _ encoding: String?, _ errors: String?, _ cx: Context
  ) throws(PyException) -> PyStr {
    if value.asStr != nil { throw .typeError("decoding str is not supported") }
    guard let bytes = value.bytesLike, !value.isScattered else {
      throw .typeError(
        "decoding to str: need a bytes-like object, \(value.type.title) found")
    }
    return try Codecs.decode(bytes, encoding ?? "utf-8", errors ?? "strict", cx)
  }

  private static func compare(
    _ a: Value, _ b: Value, _ comparison: Comparison, _ cx: Context
  ) throws(PyException) -> Value {
    guard let left = a.asStr, let right = b.asStr else { return .notImplemented }
    switch comparison {
    case .equal: return .bool(left.equals(right))
    case .notEqual: return .bool(!left.equals(right))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      return .bool(comparison.holds(order(left, right)))
    }
  }

  /// -1, 0 or 1, by code points.
  static func order(_ a: PyStr, _ b: PyStr) -> Int {
    if a.isASCII, b.isASCII { return Octets.order(a.octets, b.octets) }
    return Search.order(a.codePoints, b.codePoints)
  }

  private static func concatenate(
    _ a: Value, _ b: Value, _ cx: Context
  ) throws(PyException) -> Value {
    guard let left = a.asStr else { return .notImplemented }
    guard let right = b.asStr else {
      throw .typeError("can only concatenate str (not \"\(b.type.title)\") to str")
    }
    return .object(left.appending(right))
  }

  private static func repeated(
    _ a: Value, _ b: Value, _ cx: Context
  ) throws(PyException) -> Value {
    guard let text = a.asStr, let times = try cx.repetitions(b) else { return .notImplemented }
    if text.isASCII {
      return .object(PyStr(try cx.repeating(text.octets, times, "string is")))
    }
    return .object(PyStr(codePoints: try cx.repeating(text.wide, times, "string is")))
  }

  private static func getItem(
    _ container: Value, _ key: Value, _ cx: Context
  ) throws(PyException) -> Value {
    guard let text = container.asStr else { return .notImplemented }
    if let slice = key.asSlice {
      let walk = try cx.walk(slice, length: text.count)
      if walk.step == 1 { return .object(text.slice(walk.range)) }
      if text.isASCII { return .object(PyStr(ascii: try cx.pick(text.ascii, walk))) }
      return .object(PyStr(codePoints: try cx.pick(text.wide, walk)))
    }
    guard cx.isIndex(key) else {
      throw .typeError("string indices must be integers, not '\(key.type.title)'")
    }
    return .object(
      PyStr.character(text[try cx.position(key, count: text.count, "string")]))
  }

  private static func contains(
    _ container: Value, _ item: Value, _ cx: Context
  ) throws(PyException) -> Bool {
    guard let text = container.asStr else { return false }
    guard let part = item.asStr else {
      throw .typeError("'in <string>' requires string as left operand, not \(item.type.title)")
    }
    return try text.firstIndex(of: part, from: 0, to: text.count, cx) != nil
  }

  private static func iterate(_ value: Value, _ cx: Context) throws(PyException) -> Value {
    guard let text = value.asStr else { return .notImplemented }
    return .object(StrIterator(text))
  }
}

extension PyStr {
  /// The same text as a plain `str`.
  var plain: PyStr {
    if type === Types.str { return self }
    return isASCII ? PyStr(octets) : PyStr(codePoints: wide)
  }

  /// A part of the text.
  func slice(_ range: Range<Int>) -> PyStr {
    if range.count == 1 { return .character(self[range.lowerBound]) }
    if range.isEmpty { return .empty }
    if range.count == count { return plain }
    if isASCII { return PyStr(octets.part(range)) }
    return PyStr(codePoints: Array(wide[range]))
  }

  /// Both texts, one after the other.
  func appending(_ other: PyStr) -> PyStr {
    if count == 0, other.type === Types.str { return other }
    if other.count == 0 { return plain }
    if isASCII, other.isASCII {
      return PyStr(Octets(octets, other.octets))
    }
    return PyStr(codePoints: codePoints + other.codePoints)
  }

  /// Where another text first occurs within bounds.
  func firstIndex(
    of other: PyStr, from: Int, to: Int, _ cx: Context
  ) throws(PyException) -> Int? {
    if isASCII {
      guard other.isASCII else { return nil }
      return try Search.first(other.octets, in: octets, from: from, to: to, cx)
    }
    return try Search.first(other.codePoints, in: wide, from: from, to: to, cx)
  }

  /// Where another text last occurs within bounds.
  func lastIndex(
    of other: PyStr, from: Int, to: Int, _ cx: Context
  ) throws(PyException) -> Int? {
    if isASCII {
      guard other.isASCII else { return nil }
      return try Search.last(other.octets, in: octets, from: from, to: to, cx)
    }
    return try Search.last(other.codePoints, in: wide, from: from, to: to, cx)
  }
}
