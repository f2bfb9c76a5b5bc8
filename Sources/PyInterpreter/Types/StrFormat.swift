/// `str.format`: replacement fields in braces.
enum StrFormat {
  /// Where the fields take their values from.
  private struct Source {
    var positional: [Value] = []
    var keywords: [(name: Symbol, value: Value)] = []
    /// `format_map`'s mapping.
    var mapping: Value?
  }

  /// Whether fields are numbered by themselves or by hand.
  private struct Numbering {
    var next = 0
    var isAutomatic: Bool?
  }

  /// `text.format(...)`.
  static func format(
    _ receiver: Value, _ arguments: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    guard let template = receiver.asStr else { return .notImplemented }
    let source = Source(positional: arguments.positional, keywords: arguments.keywords)
    var numbering = Numbering()
    return .object(try expand(template, source, &numbering, depth: 2, cx))
  }

  /// `text.format_map(mapping)`.
  static func format(
    _ receiver: Value, mapping: Value, _ cx: Context
  ) throws(PyException) -> Value {
    guard let template = receiver.asStr else { return .notImplemented }
    var numbering = Numbering()
    return .object(
      try expand(template, Source(mapping: mapping), &numbering, depth: 2, cx))
  }

  private static func expand(
    _ template: PyStr, _ source: Source, _ numbering: inout Numbering, depth: Int, _ cx: Context
  ) throws(PyException) -> PyStr {
    var result = TextBuilder()
    var position = 0
    let end = template.count
    while position < end {
      let start = position
      var mark: UInt32 = 0
      while position < end {
        let point = template[position]
        position += 1
        if point == 123 || point == 125 {
          mark = point
          break
        }
      }
      if mark == 0 {
        result.append(template, start..<position)
        break
      }
      let isDoubled = position < end && template[position] == mark
      if mark == 125, !isDoubled {
        throw .valueError("Single '}' encountered in format string")
      }
      if position == end { throw .valueError("Single '{' encountered in format string") }
      if isDoubled {
        result.append(template, start..<position)
        position += 1
        continue
      }
      result.append(template, start..<position - 1)
      let field = try FormatField(template, &position)
      var value = try resolve(field.name, source, &numbering, cx)
      switch field.conversion {
      case 0: break
      case 114: value = .object(try cx.reprObject(value))
      case 115: value = .object(try cx.strObject(value))
      case 97: value = .object(StrRepr.asciiOnly(try cx.reprObject(value)))
      default: throw unknownConversion(field.conversion)
      }
      var specification = field.specification
      if field.isNested {
        if depth <= 1 { throw .valueError("Max string recursion exceeded") }
        specification = try expand(specification, source, &numbering, depth: depth - 1, cx)
      }
      if specification.count == 0, append(value, to: &result) { continue }
      result.append(try cx.format(value, specification))
    }
    return result.text
  }

  /// Writes what is formatted as `str` shows it: a small integer or a text; false for anything else.
  private static func append(_ value: Value, to result: inout TextBuilder) -> Bool {
    if case .int(let number) = value {
      result.append(decimal: number)
      return true
    }
    guard let text = value.asStr, text.isExactly(TypeAddress.str) else { return false }
    result.append(text)
    return true
  }

  private static func unknownConversion(_ point: UInt32) -> PyException {
    if point > 32, point < 127, let scalar = Unicode.Scalar(point) {
      return .valueError("Unknown conversion specifier \(Character(scalar))")
    }
    return .valueError("Unknown conversion specifier \\x\(String(point, radix: 16))")
  }

  /// The value of a field's name: `0.peer[1]`.
  private static func resolve(
    _ name: PyStr, _ source: Source, _ numbering: inout Numbering, _ cx: Context
  ) throws(PyException) -> Value {
    var position = 0
    while position < name.count, name[position] != 46, name[position] != 91 { position += 1 }
    let first = name.slice(0..<position)
    var value = try root(first, source, &numbering, cx)
    while position < name.count {
      let mark = name[position]
      position += 1
      let start = position
      if mark == 46 {
        while position < name.count, name[position] != 46, name[position] != 91 { position += 1 }
        if start == position { throw .valueError("Empty attribute in format string") }
        value = try cx.getAttribute(value, Symbol(name.slice(start..<position).string))
      } else if mark == 91 {
        while position < name.count, name[position] != 93 { position += 1 }
        guard position < name.count else {
          throw .valueError("Missing ']' in format string")
        }
        let key = name.slice(start..<position)
        if key.count == 0 { throw .valueError("Empty attribute in format string") }
        position += 1
        if let index = try integer(key) {
          value = try cx.getItem(value, .int(index))
        } else {
          value = try cx.getItem(value, .object(key))
        }
      } else {
        throw .valueError("Only '.' or '[' may follow ']' in format field specifier")
      }
    }
    return value
  }

  private static func root(
    _ name: PyStr, _ source: Source, _ numbering: inout Numbering, _ cx: Context
  ) throws(PyException) -> Value {
    var index = try integer(name)
    let isAutomatic = name.count == 0
    if isAutomatic || index != nil {
      if let before = numbering.isAutomatic, before != isAutomatic {
        throw .valueError(
          before
            ? "cannot switch from automatic field numbering to manual field specification"
            : "cannot switch from manual field specification to automatic field numbering")
      }
      numbering.isAutomatic = isAutomatic
    }
    if isAutomatic {
      index = numbering.next
      numbering.next += 1
    }
    if let index {
      if source.mapping != nil {
        throw .valueError("Format string contains positional fields")
      }
      guard index < source.positional.count else {
        throw .indexError(
          "Replacement index \(index) out of range for positional args tuple")
      }
      return source.positional[index]
    }
    if let mapping = source.mapping { return try cx.getItem(mapping, .object(name)) }
    let wanted = name.string
    for (keyword, value) in source.keywords where keyword.name == wanted { return value }
    throw .keyError(.object(name))
  }

  private static func integer(_ text: PyStr) throws(PyException) -> Int? {
    var position = 0
    let number = try FormatSpecification.number(text, &position)
    return position == text.count ? number : nil
  }
}

/// One replacement field: `{name!conversion:specification}`.
struct FormatField {
  let name: PyStr
  var conversion: UInt32 = 0
  var specification = PyStr.empty
  /// Whether the specification holds fields itself.
  var isNested = false

  /// Reads the field that begins after an opening brace.
  init(_ text: PyStr, _ position: inout Int) throws(PyException) {
    let start = position
    var mark: UInt32 = 0
    scan: while position < text.count {
      mark = text[position]
      position += 1
      switch mark {
      case 123: throw .valueError("unexpected '{' in field name")
      case 91: while position < text.count, text[position] != 93 { position += 1 }
      case 125, 58, 33: break scan
      default: break
      }
    }
    guard mark == 125 || mark == 58 || mark == 33 else {
      throw .valueError("expected '}' before end of string")
    }
    name = text.slice(start..<position - 1)
    if mark == 125 { return }
    if mark == 33 {
      guard position < text.count else {
        throw .valueError("end of string while looking for conversion specifier")
      }
      conversion = text[position]
      position += 1
      if position < text.count {
        let next = text[position]
        position += 1
        if next == 125 { return }
        if next != 58 { throw .valueError("expected ':' after conversion specifier") }
      }
    }
    let first = position
    var open = 1
    while position < text.count {
      let point = text[position]
      position += 1
      if point == 123 {
        isNested = true
        open += 1
      } else if point == 125 {
        open -= 1
        if open == 0 {
          specification = text.slice(first..<position - 1)
          return
        }
      }
    }
    throw .valueError("unmatched '{' in format spec")
  }
}
