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
    case 3:
      let a = plain[0]
      let b = plain[1]
      let c = plain[2]
      return { (frame: Frame) throws(PyException) -> [Value] in
        [try a(frame), try b(frame), try c(frame)]
      }
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
      throw .typeError("Value after * must be an iterable, not \(value.type.title)")
    }
    return try cx.items(value)
  }

  func tuple(_ items: [Expression]) throws(CompileError) -> Evaluate {
    let (plain, mixed) = try parts(items)
    if mixed == nil, plain.count == 2 {
      let a = plain[0]
      let b = plain[1]
      return Evaluate { (frame: Frame) throws(PyException) -> Value in
        let first = try a(frame)
        return .object(PyTuple(first, try b(frame)))
      }
    }
    if mixed == nil, plain.count == 3 {
      let a = plain[0]
      let b = plain[1]
      let c = plain[2]
      return Evaluate { (frame: Frame) throws(PyException) -> Value in
        let first = try a(frame)
        let second = try b(frame)
        return .object(PyTuple(first, second, try c(frame)))
      }
    }
    let values = try values(items)
    return Evaluate { (frame: Frame) throws(PyException) -> Value in .tuple(try values(frame)) }
  }

  func list(_ items: [Expression]) throws(CompileError) -> Evaluate {
    let values = try values(items)
    return Evaluate { (frame: Frame) throws(PyException) -> Value in .list(try values(frame)) }
  }

  func set(_ items: [Expression]) throws(CompileError) -> Evaluate {
    if items.contains(where: \.isStarred) { return try unpackingSet(items) }
    if items.count >= 3, items.allSatisfy(\.isConstant) {
      // CPython merges a display of three constants or more from a constant: the order shows it.
      let constant = try constantSet(items)
      return Evaluate { (frame: Frame) throws(PyException) -> Value in
        let merged = PySet()
        try SetType.fill(merged, try constant(frame), frame.cx)
        return .object(merged)
      }
    }
    let values = try values(items)
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let set = PySet()
      for value in try values(frame) { try set.insert(value, frame.cx) }
      return .object(set)
    }
  }

  /// What a loop walks: a set display of constants is a constant there.
  func iterated(_ iterable: Expression) throws(CompileError) -> Evaluate {
    guard case .set(let items) = iterable.kind, items.allSatisfy(\.isConstant) else {
      return try expression(iterable)
    }
    return try constantSet(items)
  }

  /// A set that CPython's compiler makes of constants, and then makes anew from its members.
  private func constantSet(_ items: [Expression]) throws(CompileError) -> Evaluate {
    let values = try values(items)
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let first = PySet()
      for value in try values(frame) { try first.insert(value, frame.cx) }
      let set = PySet()
      for member in first.entries { try set.insert(member, frame.cx) }
      return .object(set)
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
      throw .typeError("'\(mapping.type.title)' object is not a mapping")
    }
    for key in try cx.items(cx.call(keys)) {
      try dict.set(key, try cx.getItem(mapping, key), cx)
    }
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
}
