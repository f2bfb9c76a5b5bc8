extension TypeSlots {
  /// The slots of a class written in Python: the dunder methods it has, then its bases' slots.
  static func forHeapType(_ type: PyType) -> TypeSlots {
    var slots = TypeSlots()
    for base in type.mro {
      if base.isHeap {
        for name in base.ownNames {
          if let adopt = adopters[name] { adopt(&slots, base.ownValue(name)?.isNone ?? false) }
        }
        let defines = base.ownNames
        if defines.contains(Names.eq), !defines.contains(Names.hash), slots.hash == nil {
          slots.isUnhashable = true
        }
      } else {
        let needsHash = slots.hash == nil && !slots.isUnhashable
        let before = slots
        slots.inherit(from: base.slots)
        if base !== Types.object { slots.leave(to: base, before) }
        if needsHash, slots.hash == nil, !base.isSubclass(of: Types.baseException) {
          slots.hash = base.slots.hash
          slots.isUnhashable = base.slots.isUnhashable
        }
      }
    }
    return slots
  }

  /// Takes back what a builtin class has from `object` alone: that comes after the other bases, as `object` does.
  ///
  /// CPython's classes of text and its exceptions have a `__str__` of their own, numbers and containers have not.
  private mutating func leave(to base: PyType, _ before: TypeSlots) {
    func isObjects(_ name: Symbol) -> Bool { base.entry(name)?.owner === Types.object }
    let isException = base.isSubclass(of: Types.baseException)
    let hasText = [Types.str, Types.bytes, Types.byteArray].contains { base.isSubclass(of: $0) }
    if before.initialise == nil, isObjects(Names.initialise) { initialise = nil }
    if before.str == nil, !hasText, !isException { str = nil }
    if before.format == nil, isObjects(Names.format) { format = nil }
    if before.compare == nil, isException || isObjects(Names.eq) { compare = nil }
    if before.hash == nil, !before.isUnhashable, isException { hash = nil }
  }

  /// How a dunder method found on a class fills its slot; the flag says that it was set to None.
  private typealias Adopter = (inout TypeSlots, Bool) -> Void

  nonisolated(unsafe) private static let adopters: [Symbol: Adopter] = {
    var table: [Symbol: Adopter] = [:]
    addText(&table)
    addOperators(&table)
    addContainers(&table)
    addAttributes(&table)
    return table
  }()

  private static func addText(_ table: inout [Symbol: Adopter]) {
    table["__repr__"] = { slots, _ in slots.repr = slots.repr ?? special("__repr__") }
    table["__str__"] = { slots, _ in slots.str = slots.str ?? special("__str__") }
    table["__hash__"] = { slots, isNone in
      if slots.hash != nil || slots.isUnhashable { return }
      if isNone {
        slots.isUnhashable = true
        return
      }
      slots.hash = .calling { (value: Value, cx: Context) throws(PyException) -> Int in
        let result = try cx.special(value, Names.hash)
        guard let number = result.asBigInt else {
          throw .typeError("__hash__ method should return an integer")
        }
        return try cx.hash(Value(number))
      }
    }
    table["__format__"] = { slots, _ in
      if slots.format == nil {
        slots.format = .calling { (value: Value, spec: PyStr, cx: Context) throws(PyException) in
          try cx.special(value, Names.format, .object(spec))
        }
      }
    }
    for name in DunderNames.comparisons {
      table[Symbol(name)] = { slots, _ in
        if slots.compare == nil {
          slots.compare = .calling {
            (a: Value, b: Value, c: Comparison, cx: Context) throws(PyException) in
            try compare(a, b, c, cx)
          }
        }
      }
    }
  }

  private static let comparisonNames = DunderNames.comparisons.map { Symbol($0) }

  private static func compare(
    _ a: Value, _ b: Value, _ comparison: Comparison, _ cx: Context
  ) throws(PyException) -> Value {
    let name = comparisonNames[comparison.rawValue]
    if comparison == .notEqual, let found = a.type.entry(name), !found.owner.isHeap {
      // `!=` without a `__ne__` of its own is the opposite of `==`.
      let equal = try cx.callMethodOrRefuse(a, Names.eq, b) ?? .notImplemented
      if equal.isNotImplemented { return equal }
      return .bool(try !cx.truth(equal))
    }
    return try cx.callMethodOrRefuse(a, name, b) ?? .notImplemented
  }

  private static func special(_ name: Symbol) -> UnarySlot {
    .calling { (value: Value, cx: Context) throws(PyException) -> Value in
      try cx.special(value, name)
    }
  }

  private static func addOperators(_ table: inout [Symbol: Adopter]) {
    for operation in BinaryOperation.allCases {
      let forward = Symbol("__\(operation.stem)__")
      let backward = Symbol("__r\(operation.stem)__")
      let adopter: Adopter = { slots, _ in
        if slots[operation] != nil { return }
        slots.dispatched |= 1 << UInt32(operation.rawValue)
        slots[operation] = .calling { (a: Value, b: Value, cx: Context) throws(PyException) in
          try cx.dispatch(operation, forward, backward, a, b)
        }
      }
      table[forward] = adopter
      table[backward] = adopter
      let name = Symbol("__i\(operation.stem)__")
      table[name] = { slots, _ in
        if slots.inplace[operation.rawValue] == nil {
          slots.inplace[operation.rawValue] = .calling {
            (a: Value, b: Value, cx: Context) throws(PyException) in
            try cx.special(a, name, b)
          }
        }
      }
    }
    for operation in UnaryOperation.allCases {
      let name = Symbol(DunderNames.unary[operation.rawValue])
      table[name] = { slots, _ in slots[operation] = slots[operation] ?? special(name) }
    }
    table["__int__"] = { slots, _ in slots.int = slots.int ?? special("__int__") }
    table["__float__"] = { slots, _ in slots.float = slots.float ?? special("__float__") }
    table["__index__"] = { slots, _ in slots.index = slots.index ?? special("__index__") }
    table["__bool__"] = { slots, _ in
      if slots.bool == nil {
        slots.bool = .calling { (value: Value, cx: Context) throws(PyException) -> Bool in
          let result = try cx.special(value, Names.bool)
          guard case .bool(let flag) = result else {
            throw .typeError("__bool__ should return bool, returned \(result.type.title)")
          }
          return flag
        }
      }
    }
  }

  private static func addContainers(_ table: inout [Symbol: Adopter]) {
    table["__len__"] = { slots, _ in
      if slots.length == nil {
        slots.length = .calling { (value: Value, cx: Context) throws(PyException) -> Int in
          let count = try cx.smallIndex(cx.special(value, Names.length))
          if count < 0 { throw .valueError("__len__() should return >= 0") }
          return count
        }
      }
    }
    table["__getitem__"] = { slots, _ in
      if slots.getItem == nil {
        slots.getItem = .calling { (value: Value, key: Value, cx: Context) throws(PyException) in
          try cx.special(value, Names.getItem, key)
        }
      }
    }
    let setItem: Adopter = { slots, _ in
      if slots.setItem == nil {
        slots.setItem = .calling {
          (value: Value, key: Value, new: Value, cx: Context) throws(PyException) in
          let name: Symbol = new.isUnbound ? Names.deleteItem : Names.setItem
          let result =
            new.isUnbound
            ? try cx.callSpecial(value, name, key) : try cx.callSpecial(value, name, key, new)
          guard result != nil else {
            throw .attributeError(name.name)
          }
        }
      }
    }
    table["__setitem__"] = setItem
    table["__delitem__"] = setItem
    table["__contains__"] = { slots, isNone in
      if slots.contains == nil {
        slots.contains = .calling {
          (value: Value, item: Value, cx: Context) throws(PyException) -> Bool in
          if isNone { throw .typeError("'\(value.type.title)' object is not a container") }
          return try cx.truth(cx.special(value, Names.contains, item))
        }
      }
    }
    table["__iter__"] = { slots, isNone in
      if slots.iter == nil {
        slots.iter = .calling { (value: Value, cx: Context) throws(PyException) in
          if isNone { throw .typeError("'\(value.type.title)' object is not iterable") }
          return try cx.special(value, Names.iter)
        }
      }
    }
    table["__next__"] = { slots, _ in
      if slots.next == nil {
        slots.next = .calling { (value: Value, cx: Context) throws(PyException) -> Value in
          do throws(PyException) {
            return try cx.special(value, Names.next)
          } catch  where error.matches(Types.stopIteration) {
            return .unbound
          }
        }
      }
    }
    table["__call__"] = { slots, _ in
      if slots.call == nil {
        slots.call = .calling {
          (value: Value, arguments: Arguments, cx: Context) throws(PyException) in
          guard let found = value.type.lookup(Names.call) else {
            throw .typeError("'\(value.type.title)' object is not callable")
          }
          return try cx.call(cx.bind(found, value, value.type), passing: arguments)
        }
      }
    }
  }

  private static func addAttributes(_ table: inout [Symbol: Adopter]) {
    table[Names.new] = { slots, _ in
      if slots.new == nil {
        slots.new = .calling {
          (type: PyType, arguments: Arguments, cx: Context) throws(PyException) in
          guard let found = type.lookup(Names.new) else { return .none }
          let function = try cx.bind(found, .unbound, type)
          return try cx.call(
            function, arguments: [.object(type)] + arguments.positional,
            keywords: arguments.keywords.map { ($0.name, $0.value) })
        }
      }
    }
    table[Names.initialise] = { slots, _ in
      if slots.initialise == nil {
        slots.initialise = .calling {
          (value: Value, arguments: Arguments, cx: Context) throws(PyException) in
          guard let found = value.type.lookup(Names.initialise) else { return }
          let result = try cx.call(cx.bind(found, value, value.type), passing: arguments)
          if !result.isNone {
            throw .typeError("__init__() should return None, not '\(result.type.title)'")
          }
        }
      }
    }
    table[Names.getattribute] = { slots, _ in
      if slots.getAttribute == nil {
        slots.getAttribute = .calling {
          (value: Value, name: Symbol, cx: Context) throws(PyException) in
          do throws(PyException) {
            return try cx.special(value, Names.getattribute, .string(name.name))
          } catch  where error.matches(Types.attributeError) {
            if let slot = value.type.slots.missingAttribute { return try slot(value, name, cx) }
            throw error
          }
        }
      }
    }
    table[Names.getattr] = { slots, _ in
      if slots.missingAttribute == nil {
        slots.missingAttribute = .calling {
          (value: Value, name: Symbol, cx: Context) throws(PyException) in
          try cx.special(value, Names.getattr, .string(name.name))
        }
      }
    }
    let setAttribute: Adopter = { slots, _ in
      if slots.setAttribute == nil {
        slots.setAttribute = .calling {
          (value: Value, name: Symbol, new: Value, cx: Context) throws(PyException) in
          let text = Value.string(name.name)
          if new.isUnbound {
            _ = try cx.special(value, Names.delattr, text)
          } else {
            _ = try cx.special(value, Names.setattr, text, new)
          }
        }
      }
    }
    table[Names.setattr] = setAttribute
    table[Names.delattr] = setAttribute
    table[Names.get] = { slots, _ in
      if slots.descriptorGet == nil {
        slots.descriptorGet = .calling {
          (descriptor: Value, instance: Value, owner: PyType, cx: Context) throws(PyException) in
          try cx.special(
            descriptor, Names.get, instance.isUnbound ? .none : instance, .object(owner))
        }
      }
    }
    let descriptorSet: Adopter = { slots, _ in
      if slots.descriptorSet == nil {
        slots.descriptorSet = .calling {
          (descriptor: Value, instance: Value, new: Value, cx: Context) throws(PyException) in
          if new.isUnbound {
            _ = try cx.special(descriptor, Names.delete, instance)
          } else {
            _ = try cx.special(descriptor, Names.set, instance, new)
          }
        }
      }
    }
    table[Names.set] = descriptorSet
    table[Names.delete] = descriptorSet
  }
}

extension Context {
  /// Calls a dunder method that a slot says is there.
  func special(_ value: Value, _ name: Symbol) throws(PyException) -> Value {
    if let result = try callSpecial(value, name) { return result }
    throw absent(value, name)
  }

  /// The same with one argument.
  func special(_ value: Value, _ name: Symbol, _ a: Value) throws(PyException) -> Value {
    if let result = try callSpecial(value, name, a) { return result }
    throw absent(value, name)
  }

  /// The same with two arguments.
  func special(
    _ value: Value, _ name: Symbol, _ a: Value, _ b: Value
  ) throws(PyException) -> Value {
    if let result = try callSpecial(value, name, a, b) { return result }
    throw absent(value, name)
  }

  /// Calls a dunder method where there is one; a class that sets it to None forbids the operation.
  func callMethodOrRefuse(
    _ value: Value, _ name: Symbol, _ a: Value
  ) throws(PyException) -> Value? {
    if let result = try callSpecial(value, name, a) { return result }
    if value.type.lookup(name)?.isNone == true { throw absent(value, name) }
    return nil
  }

  /// The error of a dunder method that is missing, or set to None.
  private func absent(_ value: Value, _ name: Symbol) -> PyException {
    value.type.lookup(name)?.isNone == true
      ? .typeError("'NoneType' object is not callable") : .attributeError(name.name)
  }

  /// A binary operator whose slot is a Python class's: the left method, then the reflected one of the right.
  func dispatch(
    _ operation: BinaryOperation, _ forward: Symbol, _ backward: Symbol, _ a: Value, _ b: Value
  ) throws(PyException) -> Value {
    let bit = UInt32(1) << UInt32(operation.rawValue)
    let left = a.type
    let right = b.type
    var tryRight = left !== right && right.slots.dispatched & bit != 0
    if left.slots.dispatched & bit != 0 {
      if tryRight, right.isSubclass(of: left),
        right.entry(backward)?.value.object !== left.entry(backward)?.value.object
      {
        let result = try callMethodOrRefuse(b, backward, a) ?? .notImplemented
        if !result.isNotImplemented { return result }
        tryRight = false
      }
      let result = try callMethodOrRefuse(a, forward, b) ?? .notImplemented
      if !result.isNotImplemented || left === right { return result }
    }
    if tryRight { return try callMethodOrRefuse(b, backward, a) ?? .notImplemented }
    return .notImplemented
  }
}
