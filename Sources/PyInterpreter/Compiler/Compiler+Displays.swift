internal import PySyntax

extension Compiler {
  /// The parts of a display: values, and iterables to unpack.
  private func parts(
    _ items: [Expression]
  ) throws(CompileError) -> (plain: [Evaluate], mixed: [(Evaluate, Bool)]?) {
    var parts: [(Evaluate, Bool)] = []
    var hasStar = false
    for item in items {
      if case .starred(let inner) = item.kind {
        hasStar = true
        parts.append((try expression(inner), true))
      } else {
        parts.append((try expression(item), false))
      }
    }
    return (parts.map { $0.0 }, hasStar ? parts : nil)
  }

  /// Evaluates the items of a display into an array.
  private func values(
    _ items: [Expression]
  ) throws(CompileError) -> (Frame) throws(PyException) -> [Value] {
    let (plain, mixed) = try parts(items)
    if let mixed {
      return { (frame: Frame) throws(PyException) -> [Value] in
        var values: [Value] = []
        for (part, isStar) in mixed {
          let value = try part(frame)
          if isStar {
            values += try Self.unpack(value, frame.cx)
          } else {
            values.append(value)
          }
        }
        return values
      }
    }
    switch plain.count {
    case 0: return { (frame: Frame) throws(PyException) -> [Value] in [] }
    case 1:
      let a = plain[0]
      return { (frame: Frame) throws(PyException) -> [Value] in [try a(frame)] }
    case 2:
      let a = plain[0]
      let b = plain[1]
      return { (frame: Frame) throws(PyException) -> [Value] in [try a(frame), try b(frame)] }
    default:
      return { (frame: Frame) throws(PyException) -> [Value] in
        var values: [Value] = []
        values.reserveCapacity(plain.count)
        for part in plain { values.append(try part(frame)) }
        return values
      }
    }
  }

  static func unpack(_ value: Value, _ cx: Context) throws(PyException) -> [Value] {
    if value.type.slots.iter == nil, value.type.slots.getItem == nil {
      throw .typeError("Value after * must be an iterable, not \(value.type.name)")
    }
    return try cx.items(value)
  }

  func tuple(_ items: [Expression]) throws(CompileError) -> Evaluate {
    let values = try values(items)
    return Evaluate { (frame: Frame) throws(PyException) -> Value in .tuple(try values(frame)) }
  }

  func list(_ items: [Expression]) throws(CompileError) -> Evaluate {
    let values = try values(items)
    return Evaluate { (frame: Frame) throws(PyException) -> Value in .list(try values(frame)) }
  }

  func set(_ items: [Expression]) throws(CompileError) -> Evaluate {
    if items.contains(where: \.isStarred) { return try unpackingSet(items) }
    let values = try values(items)
    // CPython merges a display of three constants or more from a frozenset, which its compiler made and then made
    // anew from its members: the order shows it.
    let isMerged = items.count >= 3 && items.allSatisfy(\.isConstant)
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let set = PySet()
      for value in try values(frame) { try set.insert(value, frame.cx) }
      if !isMerged { return .object(set) }
      let again = PySet()
      for member in set.entries { try again.insert(member, frame.cx) }
      let merged = PySet()
      try merged.formUnion(again, frame.cx)
      return .object(merged)
    }
  }

  /// A set display with stars: what is starred is merged as `update` does.
  private func unpackingSet(_ items: [Expression]) throws(CompileError) -> Evaluate {
    var parts: [(isStarred: Bool, value: Evaluate)] = []
    for item in items {
      if case .starred(let inner) = item.kind {
        parts.append((true, try expression(inner)))
      } else {
        parts.append((false, try expression(item)))
      }
    }
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let set = PySet()
      for part in parts {
        let value = try part.value(frame)
        if part.isStarred {
          try SetType.fill(set, value, frame.cx)
        } else {
          try set.insert(value, frame.cx)
        }
      }
      return .object(set)
    }
  }

  func dict(_ items: [DictItem]) throws(CompileError) -> Evaluate {
    var parts: [(Evaluate?, Evaluate)] = []
    for item in items {
      switch item {
      case .pair(let key, let value):
        parts.append((try expression(key), try expression(value)))
      case .unpack(let mapping):
        parts.append((nil, try expression(mapping)))
      }
    }
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let dict = PyDict()
      for (key, value) in parts {
        if let key {
          let name = try key(frame)
          try dict.set(name, try value(frame), frame.cx)
        } else {
          try Self.merge(try value(frame), into: dict, frame.cx)
        }
      }
      return .object(dict)
    }
  }

  private static func merge(
    _ mapping: Value, into dict: PyDict, _ cx: Context
  ) throws(PyException) {
    if let other = mapping.asDict {
      for (key, value) in other.items { try dict.set(key, value, cx) }
      return
    }
    guard let keys = try cx.attribute(mapping, "keys") else {
      throw .typeError("'\(mapping.type.name)' object is not a mapping")
    }
    for key in try cx.items(cx.call(keys)) {
      try dict.set(key, try cx.getItem(mapping, key), cx)
    }
  }

  // MARK: Subscripts

  func slice(
    _ lower: Expression?, _ upper: Expression?, _ step: Expression?
  ) throws(CompileError) -> Evaluate {
    let none: Evaluate = Evaluate { (frame: Frame) throws(PyException) -> Value in Value.none }
    let start = try lower.map(expression) ?? none
    let stop = try upper.map(expression) ?? none
    let step = try step.map(expression) ?? none
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let a = try start(frame)
      let b = try stop(frame)
      return .object(PySlice(start: a, stop: b, step: try step(frame)))
    }
  }

  func item(_ container: Expression, _ index: Expression) throws(CompileError) -> Evaluate {
    let holder = try compiled(container)
    let index = try expression(index)
    let evaluate = holder.evaluate
    if case .local(let slot, _) = holder.form {
      return Evaluate { (frame: Frame) throws(PyException) -> Value in
        let key = try index(frame)
        if let heap = (frame.slots + slot).borrowedObject {
          let found = try heap.borrow { (heap: PyObject) throws(PyException) in
            try Self.directItem(heap, key, frame.cx)
          }
          if !found.isUnbound { return found }
        }
        return try frame.cx.getItem(try evaluate(frame), key)
      }
    }
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let object = try evaluate(frame)
      let key = try index(frame)
      if case .object(let heap) = object {
        let found = try Self.directItem(heap, key, frame.cx)
        if !found.isUnbound { return found }
      }
      return try frame.cx.getItem(object, key)
    }
  }

  /// An item of a plain list, tuple or dict; `.unbound` where the general way has to be gone.
  @inline(__always)
  static func directItem(
    _ heap: PyObject, _ key: Value, _ cx: Context
  ) throws(PyException) -> Value {
    if case .int(let position) = key {
      if heap.kind == .list {
        let list = unsafeDowncast(heap, to: PyList.self)
        let count = list.items.count
        let place = position < 0 ? position + count : position
        if place >= 0, place < count, list.type === Types.list { return list.items[place] }
      } else if heap.kind == .tuple {
        let tuple = unsafeDowncast(heap, to: PyTuple.self)
        let count = tuple.items.count
        let place = position < 0 ? position + count : position
        if place >= 0, place < count, tuple.type === Types.tuple { return tuple.items[place] }
      }
    }
    if heap.kind == .dict, heap.type === Types.dict {
      if let value = try unsafeDowncast(heap, to: PyDict.self).get(key, cx) { return value }
      throw .keyError(key)
    }
    return .unbound
  }

  // MARK: f-strings

  func formatted(_ pieces: [FormattedPiece]) throws(CompileError) -> Evaluate {
    let parts = try formattedParts(pieces)
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      .object(try Self.join(parts, frame))
    }
  }

  /// A piece of an f-string, compiled.
  enum TextPart {
    case text(PyStr)
    case field(Evaluate, FormattedField.Conversion?, [TextPart]?)
  }

  func formattedParts(_ pieces: [FormattedPiece]) throws(CompileError) -> [TextPart] {
    var parts: [TextPart] = []
    for piece in pieces {
      switch piece {
      case .text(let constant):
        let text = PyStr(codePoints: constant.codePoints)
        parts.append(.text(text))
      case .field(let field):
        parts.append(try formattedField(field))
      }
    }
    return parts
  }

  func formattedField(_ field: FormattedField) throws(CompileError) -> TextPart {
    let value = try expression(field.value)
    var specification: [TextPart]?
    if let pieces = field.specification { specification = try formattedParts(pieces) }
    return .field(value, field.conversion, specification)
  }

  private static func text(_ part: TextPart, _ frame: Frame) throws(PyException) -> PyStr {
    switch part {
    case .text(let text): return text
    case .field(let value, let conversion, let specification):
      var operand = try value(frame)
      switch conversion {
      case .str: operand = .object(try frame.cx.strObject(operand))
      case .repr: operand = .object(try frame.cx.reprObject(operand))
      case .ascii: operand = .object(PyStr(ascii: try frame.cx.ascii(operand)))
      case nil: break
      }
      guard let specification else { return try frame.cx.format(operand, PyStr.empty) }
      return try frame.cx.format(operand, try join(specification, frame))
    }
  }

  private static func join(_ parts: [TextPart], _ frame: Frame) throws(PyException) -> PyStr {
    var ascii: [UInt8] = []
    var wide: [UInt32]?
    for part in parts {
      let text = try text(part, frame)
      if wide == nil, text.isASCII {
        ascii += text.ascii
      } else {
        if wide == nil { wide = ascii.map(UInt32.init) }
        wide?.append(contentsOf: text.codePoints)
      }
    }
    if let wide { return PyStr(codePoints: wide) }
    return PyStr(ascii: ascii)
  }
}

extension Context {
  /// `ascii(value)`: the repr with everything beyond ASCII escaped.
  func ascii(_ value: Value) throws(PyException) -> [UInt8] {
    let text = try reprObject(value)
    if text.isASCII { return text.ascii }
    var result: [UInt8] = []
    for point in text.wide {
      let digits = String(point, radix: 16)
      switch point {
      case ..<128: result.append(UInt8(point))
      case ..<256: result += Array("\\x\(digits)".utf8)
      case ..<65536:
        result += Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
      default:
        result += Array("\\U\(String(repeating: "0", count: 8 - digits.count))\(digits)".utf8)
      }
    }
    return result
  }
}

extension Expression {
  fileprivate var isStarred: Bool {
    if case .starred = kind { true } else { false }
  }

  /// Whether CPython makes a constant of the expression when it compiles it.
  fileprivate var isConstant: Bool {
    switch kind {
    case .none, .true, .false, .ellipsis, .integer, .float, .string, .bytes: true
    case .unary(_, let operand): operand.isConstant
    case .binary(_, let left, let right): left.isConstant && right.isConstant
    case .tuple(let items): items.allSatisfy(\.isConstant)
    case .formatted, .name, .list, .set, .dict, .boolean, .comparison, .conditional, .lambda,
      .named, .call, .attribute, .subscript, .slice, .starred, .listComprehension,
      .setComprehension, .dictComprehension, .generator, .yield, .yieldFrom:
      false
    }
  }
}
