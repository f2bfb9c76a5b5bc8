internal import BigInt

extension Builtins {
  /// `abs`, `divmod`, `pow`, `round`.
  static func installNumbers(_ builtins: Namespace) {
    add("abs", .one, to: builtins) { a, cx throws(PyException) in try cx.unary(.absolute, a[0]) }
    add("divmod", .expected(2...2), to: builtins) { a, cx throws(PyException) in
      try cx.binary(.divmod, a[0], a[1])
    }
    add("pow", .clinic("base, exp, mod="), to: builtins) { a, cx throws(PyException) in
      guard let modulus = a.get(2), !modulus.isNone else {
        return try cx.binary(.power, a[0], a[1])
      }
      return try power(a[0], a[1], modulus, cx)
    }
    add("round", .clinic("number, ndigits="), to: builtins) { a, cx throws(PyException) in
      let digits = a.get(1) ?? .none
      let result =
        digits.isNone
        ? try cx.callSpecial(a[0], Names.round) : try cx.callSpecial(a[0], Names.round, digits)
      if let result { return result }
      throw .typeError("type \(a[0].type.title) doesn't define __round__ method")
    }
  }

  private static func power(
    _ base: Value, _ exponent: Value, _ modulus: Value, _ cx: Context
  ) throws(PyException) -> Value {
    if let a = base.asBigInt, let b = exponent.asBigInt, let c = modulus.asBigInt {
      return Value(try BigNumbers.power(a, b, modulus: c, cx))
    }
    if base.asInstance != nil,
      let result = try cx.callSpecial(base, Names.power, exponent, modulus),
      !result.isNotImplemented
    {
      return result
    }
    // A float among them refuses all three, whatever the others are.
    if [base, exponent, modulus].contains(where: { $0.asDouble != nil }) {
      throw .typeError("pow() 3rd argument not allowed unless all arguments are integers")
    }
    throw .typeError(
      "unsupported operand type(s) for ** or pow(): '\(base.type.title)', '\(exponent.type.title)', "
        + "'\(modulus.type.title)'")
  }

  /// `chr`, `ord`, `hex`, `oct`, `bin`.
  static func installTexts(_ builtins: Namespace) {
    add("chr", .one, to: builtins) { a, cx throws(PyException) in
      guard let number = try cx.index(a[0]).asInt, Int32(exactly: number) != nil else {
        throw .overflowError("Python int too large to convert to C int")
      }
      guard 0...0x10FFFF ~= number else {
        throw .valueError("chr() arg not in range(0x110000)")
      }
      return .object(PyStr.character(UInt32(number)))
    }
    add("ord", .one, to: builtins) { a, _ throws(PyException) in
      var count = 0
      if let text = a[0].asStr {
        if text.count == 1 { return .int(Int(text[0])) }
        count = text.count
      } else if let bytes = a[0].asBytes?.bytes ?? a[0].asByteArray?.bytes {
        if bytes.count == 1 { return .int(Int(bytes[0])) }
        count = bytes.count
      } else {
        throw .typeError(
          "ord() expected string of length 1, but \(a[0].type.title) found")
      }
      throw .typeError("ord() expected a character, but string of length \(count) found")
    }
    for (name, radix, prefix) in [("hex", 16, "0x"), ("oct", 8, "0o"), ("bin", 2, "0b")] {
      add(name, .one, to: builtins) { a, cx throws(PyException) in
        var digits = try IntText.digits(try cx.index(a[0]), radix: radix, cx)
        let isNegative = digits.first == 45
        if isNegative { digits.removeFirst() }
        return .object(PyStr(ascii: (isNegative ? [45] : []) + Array(prefix.utf8) + digits))
      }
    }
  }
}
