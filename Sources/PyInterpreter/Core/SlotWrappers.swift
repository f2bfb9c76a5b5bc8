extension PyType {
  private func wrapper(
    _ name: String, _ signature: Signature, _ body: @escaping NativeFunction
  ) {
    let symbol = Symbol(name)
    if ownValue(symbol) != nil { return }
    set(symbol, .object(PyNative(method: name, of: self, signature, isSlotWrapper: true, body)))
  }

  /// Exposes the slots of a builtin type as dunder methods: `int.__add__`, `list.__len__`.
  func addSlotWrappers() {
    let slots = slots
    addTextWrappers(slots)
    addOperatorWrappers(slots)
    addContainerWrappers(slots)
    if let slot = slots.call {
      wrapper("__call__", .any) { (a: Arguments, cx: Context) throws(PyException) in
        try slot(a.receiver, a, cx)
      }
    }
    if let slot = slots.initialise {
      wrapper("__init__", .any) { (a: Arguments, cx: Context) throws(PyException) in
        try slot(a.receiver, a, cx)
        return .none
      }
    }
    if let slot = slots.new { addNew(slot) }
  }

  private func addNew(_ slot: NewSlot) {
    if ownValue(Names.new) != nil { return }
    let owner = name
    let native = PyNative("__new__", .any) {
      [unowned(unsafe) self] (a: Arguments, cx: Context) throws(PyException) in
      guard let type = a.get(0)?.asType else {
        if a.count == 0 {
          throw .typeError("\(owner).__new__(): not enough arguments")
        }
        throw .typeError(
          "\(owner).__new__(X): X is not a type object (\(a[0].type.title))")
      }
      guard type.isSubclass(of: self) else {
        throw .typeError(
          "\(owner).__new__(\(type.title)): \(type.title) is not a subtype of \(owner)")
      }
      return try slot(type, a.dropFirst(1), cx)
    }
    set(Names.new, .object(PyMethodWrapper(.staticMethod, .object(native))))
  }

  private func addTextWrappers(_ slots: TypeSlots) {
    if let slot = slots.repr {
      wrapper("__repr__", .none) { (a: Arguments, cx: Context) throws(PyException) in
        try slot(a.receiver, cx)
      }
    }
    if let slot = slots.str {
      wrapper("__str__", .none) { (a: Arguments, cx: Context) throws(PyException) in
        try slot(a.receiver, cx)
      }
    }
    if let slot = slots.hash {
      wrapper("__hash__", .none) { (a: Arguments, cx: Context) throws(PyException) in
        .int(try slot(a.receiver, cx))
      }
    } else if slots.isUnhashable {
      set(Names.hash, .none)
    }
    if let slot = slots.format {
      wrapper("__format__", .one) { (a: Arguments, cx: Context) throws(PyException) in
        guard let text = a[0].asStr else {
          throw cx.badArgument("__format__", "argument", "str", a[0])
        }
        return try slot(a.receiver, text, cx)
      }
    }
    if let slot = slots.compare {
      for comparison in Comparison.allCases {
        wrapper(DunderNames.comparisons[comparison.rawValue], .one) {
          (a: Arguments, cx: Context) throws(PyException) in
          try slot(a.receiver, a[0], comparison, cx)
        }
      }
    }
  }

  private func addOperatorWrappers(_ slots: TypeSlots) {
    for operation in BinaryOperation.allCases {
      if let slot = slots[operation] {
        let signature = operation == .power ? Signature.expected(1...2) : .one
        wrapper("__\(operation.stem)__", signature) {
          (a: Arguments, cx: Context) throws(PyException) in
          if let modulus = a.get(1), !modulus.isNone {
            return try cx.builtinPower(a.receiver, a[0], modulus)
          }
          return try slot(a.receiver, a[0], cx)
        }
        wrapper("__r\(operation.stem)__", signature) {
          (a: Arguments, cx: Context) throws(PyException) in
          if let modulus = a.get(1), !modulus.isNone {
            return try cx.builtinPower(a[0], a.receiver, modulus)
          }
          return try slot(a[0], a.receiver, cx)
        }
      }
      if let slot = slots.inplace[operation.rawValue] {
        let isRepetition = operation == .multiply
        wrapper("__i\(operation.stem)__", .one) { (a: Arguments, cx: Context) throws(PyException) in
          if isRepetition { try cx.checkRepetitions(a[0]) }
          return try slot(a.receiver, a[0], cx)
        }
      }
    }
    if let slot = slots.concatenate {
      wrapper("__add__", .one) { (a: Arguments, cx: Context) throws(PyException) in
        try slot(a.receiver, a[0], cx)
      }
    }
    if let slot = slots.repeated {
      for name in ["__mul__", "__rmul__"] {
        wrapper(name, .one) { (a: Arguments, cx: Context) throws(PyException) in
          try cx.checkRepetitions(a[0])
          return try slot(a.receiver, a[0], cx)
        }
      }
    }
    for operation in UnaryOperation.allCases {
      if let slot = slots[operation] {
        wrapper(DunderNames.unary[operation.rawValue], .none) {
          (a: Arguments, cx: Context) throws(PyException) in try slot(a.receiver, cx)
        }
      }
    }
    if let slot = slots.bool {
      wrapper("__bool__", .none) { (a: Arguments, cx: Context) throws(PyException) in
        .bool(try slot(a.receiver, cx))
      }
    }
    for (name, slot) in [
      ("__int__", slots.int), ("__float__", slots.float), ("__index__", slots.index),
    ] {
      guard let slot else { continue }
      wrapper(name, .none) { (a: Arguments, cx: Context) throws(PyException) in
        try slot(a.receiver, cx)
      }
    }
  }

  private func addContainerWrappers(_ slots: TypeSlots) {
    if let slot = slots.length {
      wrapper("__len__", .none) { (a: Arguments, cx: Context) throws(PyException) in
        .int(try slot(a.receiver, cx))
      }
    }
    if let slot = slots.getItem {
      wrapper("__getitem__", .one) { (a: Arguments, cx: Context) throws(PyException) in
        try slot(a.receiver, a[0], cx)
      }
    }
    if let slot = slots.setItem {
      wrapper("__setitem__", .expected(2...2)) { (a: Arguments, cx: Context) throws(PyException) in
        try slot(a.receiver, a[0], a[1], cx)
        return .none
      }
      wrapper("__delitem__", .one) { (a: Arguments, cx: Context) throws(PyException) in
        try slot(a.receiver, a[0], .unbound, cx)
        return .none
      }
    }
    if let slot = slots.contains {
      wrapper("__contains__", .one) { (a: Arguments, cx: Context) throws(PyException) in
        .bool(try slot(a.receiver, a[0], cx))
      }
    }
    if let slot = slots.iter {
      wrapper("__iter__", .none) { (a: Arguments, cx: Context) throws(PyException) in
        try slot(a.receiver, cx)
      }
    }
    if let slot = slots.next {
      wrapper("__next__", .none) { (a: Arguments, cx: Context) throws(PyException) in
        let item = try slot(a.receiver, cx)
        if item.isUnbound { throw cx.stopIteration(a.receiver) }
        return item
      }
    }
  }
}

extension Context {
  /// Refuses what is no count of repetitions, as `__mul__` of a sequence does when it is called by name.
  fileprivate func checkRepetitions(_ value: Value) throws(PyException) {
    if !isIndex(value) { _ = try index(value) }
  }

  /// `__pow__` with its second argument, of a builtin number.
  fileprivate func builtinPower(
    _ base: Value, _ exponent: Value, _ modulus: Value
  ) throws(PyException) -> Value {
    if base.asDouble != nil || exponent.asDouble != nil && !base.isInt {
      throw .typeError("pow() 3rd argument not allowed unless all arguments are integers")
    }
    guard base.isInt, exponent.isInt, modulus.isInt, let a = base.asBigInt,
      let b = exponent.asBigInt, let c = modulus.asBigInt
    else { return .notImplemented }
    return Value(try BigNumbers.power(a, b, modulus: c, self))
  }
}

/// The names of dunder methods by operator.
enum DunderNames {
  /// By `Comparison.rawValue`.
  static let comparisons = ["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"]
  /// By `UnaryOperation.rawValue`.
  static let unary = ["__neg__", "__pos__", "__invert__", "__abs__"]
}
