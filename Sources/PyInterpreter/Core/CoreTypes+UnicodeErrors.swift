/// The errors of codecs: which text or bytes, from where to where, and why not.
extension CoreTypes {
  static func installUnicodeErrors() {
    for (type, names) in [
      (Types.unicodeDecodeError, ["encoding", "object", "start", "end", "reason"]),
      (Types.unicodeEncodeError, ["encoding", "object", "start", "end", "reason"]),
      (Types.unicodeTranslateError, ["object", "start", "end", "reason"]),
    ] {
      for (index, name) in names.enumerated() {
        field(type, name) { index < $0.arguments.count ? $0.arguments[index] : .none }
      }
      type.slots.initialise = .calling {
        (value: Value, a: Arguments, cx: Context) throws(PyException) in
        if a.hasKeywords { throw .typeError("\(type.name)() takes no keyword arguments") }
        try check(a, names, bytes: type === Types.unicodeDecodeError, cx)
        value.asException?.arguments = a.positional
      }
      type.slots.str = .calling { (value: Value, cx: Context) throws(PyException) in
        try text(value, cx)
      }
    }
  }

  /// Checks the arguments of a class with the fields named.
  private static func check(
    _ a: Arguments, _ names: [String], bytes: Bool, _ cx: Context
  ) throws(PyException) {
    guard a.count == names.count else {
      throw .typeError("function takes exactly \(names.count) arguments (\(a.count) given)")
    }
    for (index, name) in names.enumerated() {
      switch name {
      case "start", "end": _ = try cx.index(a[index])
      case "object" where bytes:
        guard a[index].bytesLike != nil else {
          throw .typeError("a bytes-like object is required, not '\(a[index].type.title)'")
        }
      default:
        guard a[index].asStr != nil else {
          let given = a[index].isNone ? "None" : a[index].type.title
          throw .typeError("argument \(index + 1) must be str, not \(given)")
        }
      }
    }
  }

  private static func text(_ value: Value, _ cx: Context) throws(PyException) -> Value {
    guard value.asException?.arguments.isEmpty == false else { return .object(PyStr.empty) }
    let object = try cx.getAttribute(value, "object")
    let start = try cx.getAttribute(value, "start").asInt ?? 0
    let end = try cx.getAttribute(value, "end").asInt ?? 0
    let reason = try cx.str(cx.getAttribute(value, "reason"))
    let isDecoding = value.type.isSubclass(of: Types.unicodeDecodeError)
    var subject = "can't translate"
    if !value.type.isSubclass(of: Types.unicodeTranslateError) {
      let codec = try cx.str(cx.getAttribute(value, "encoding"))
      subject = "'\(codec)' codec can't \(isDecoding ? "decode" : "encode")"
    }
    let one = isDecoding ? "byte" : "character"
    if end == start + 1, start >= 0 {
      if let bytes = object.bytesLike, start < bytes.count {
        let digits = String(bytes[start], radix: 16)
        let byte = "0x" + (digits.count == 1 ? "0\(digits)" : digits)
        return .string("\(subject) \(one) \(byte) in position \(start): \(reason)")
      }
      if let text = object.asStr, start < text.count {
        let shown = "'\(escape(text[start]))'"
        return .string("\(subject) \(one) \(shown) in position \(start): \(reason)")
      }
    }
    return .string("\(subject) \(one)s in position \(start)-\(end - 1): \(reason)")
  }

  private static func escape(_ point: UInt32) -> String {
    let digits = String(point, radix: 16)
    let width = point < 256 ? 2 : point < 65536 ? 4 : 8
    let letter = point < 256 ? "x" : point < 65536 ? "u" : "U"
    return "\\\(letter)\(String(repeating: "0", count: width - digits.count))\(digits)"
  }
}
