/// A builtin class with arguments, as annotations write it: `list[int]`.
package final class PyGenericAlias: PyObject {
  /// `__origin__`: the class.
  let origin: Value
  /// `__args__`.
  let arguments: [Value]

  init(_ origin: Value, _ key: Value) {
    self.origin = origin
    arguments = key.asTuple?.items ?? [key]
    super.init(kind: .other, type: Types.genericAlias)
  }
}

/// Several classes of which one is meant: `int | None`.
package final class PyUnion: PyObject {
  /// `__args__`, no member twice.
  let members: [Value]

  init(_ members: [Value]) {
    self.members = members
    super.init(kind: .other, type: Types.union)
  }
}

extension CoreTypes {
  /// `list[int]` and `int | None`: values that annotations and `isinstance` use.
  static func installGenericTypes() {
    for type in [Types.type, Types.none, Types.genericAlias, Types.union] {
      type.slots[.or] = .calling { (a: Value, b: Value, cx: Context) throws(PyException) in
        try cx.union(a, b)
      }
    }
    for type in [Types.genericAlias, Types.union] {
      type.isFinal = true
      type.slots.repr = .calling { (value: Value, cx: Context) throws(PyException) in
        .string(try cx.annotation(value))
      }
      type.slots.compare = .calling {
        (a: Value, b: Value, comparison: Comparison, cx: Context) throws(PyException) in
        guard comparison == .equal || comparison == .notEqual, a.type === b.type else {
          return .notImplemented
        }
        return .bool(try cx.isSameGeneric(a, b) == (comparison == .equal))
      }
    }
    installAlias(Types.genericAlias)
    installUnion(Types.union)
  }

  private static func installAlias(_ type: PyType) {
    type.slots.hash = .calling { (value: Value, cx: Context) throws(PyException) -> Int in
      guard let alias = value.asAlias else { return 0 }
      return try cx.hash(alias.origin) ^ cx.hash(.tuple(alias.arguments))
    }
    type.slots.call = .calling {
      (callee: Value, arguments: Arguments, cx: Context) throws(PyException) in
      try cx.call(callee.asAlias?.origin ?? .none, passing: arguments)
    }
    type.slots.missingAttribute = .calling {
      (value: Value, name: Symbol, cx: Context) throws(PyException) in
      try cx.getAttribute(value.asAlias?.origin ?? .none, name)
    }
    type.slots.getItem = .calling { (value: Value, _: Value, cx: Context) throws(PyException) in
      throw .typeError("\(try cx.repr(value)) is not a generic class")
    }
    type.attribute("__origin__", get: { value, _ in value.asAlias?.origin ?? .none })
    type.attribute("__args__", get: { value, _ in .tuple(value.asAlias?.arguments ?? []) })
    type.attribute("__parameters__", get: { _, _ in .tuple([]) })
  }

  private static func installUnion(_ type: PyType) {
    type.slots.hash = .calling { (value: Value, cx: Context) throws(PyException) -> Int in
      var hash = 0
      for member in value.asUnion?.members ?? [] { hash ^= try cx.hash(member) }
      return hash
    }
    type.attribute("__args__", get: { value, _ in .tuple(value.asUnion?.members ?? []) })
    type.attribute("__parameters__", get: { _, _ in .tuple([]) })
  }
}

extension Value {
  /// The value as a class with arguments.
  var asAlias: PyGenericAlias? { downcastOther(Types.genericAlias, PyGenericAlias.self) }
  /// The value as a union of classes.
  var asUnion: PyUnion? { downcastOther(Types.union, PyUnion.self) }

  private func downcastOther<T: PyObject>(_ type: PyType, _ class: T.Type) -> T? {
    guard case .object(let object) = self, object.type === type else { return nil }
    return unsafeDowncast(object, to: T.self)
  }
}

extension Context {
  /// `a | b` of classes; `.notImplemented` when one of them is something else.
  func union(_ a: Value, _ b: Value) throws(PyException) -> Value {
    var members: [Value] = []
    for side in [a, b] {
      if let union = side.asUnion {
        for member in union.members { try add(member, to: &members) }
      } else if side.isNone {
        try add(.object(Types.none), to: &members)
      } else if side.asType != nil || side.asAlias != nil {
        try add(side, to: &members)
      } else {
        return .notImplemented
      }
    }
    if a.isNone, b.isNone { return .notImplemented }
    return members.count == 1 ? members[0] : .object(PyUnion(members))
  }

  private func add(_ member: Value, to members: inout [Value]) throws(PyException) {
    for other in members where try equal(other, member) { return }
    members.append(member)
  }

  func isSameGeneric(_ a: Value, _ b: Value) throws(PyException) -> Bool {
    if let x = a.asAlias, let y = b.asAlias {
      guard x.origin.isIdentical(to: y.origin) else { return false }
      return try equal(.tuple(x.arguments), .tuple(y.arguments))
    }
    guard let x = a.asUnion?.members, let y = b.asUnion?.members, x.count == y.count else {
      return false
    }
    for member in x {
      var isThere = false
      for other in y where try equal(member, other) { isThere = true }
      if !isThere { return false }
    }
    return true
  }

  /// How an annotation is written: classes by name, `None` for its class, the rest by repr.
  func annotation(_ value: Value) throws(PyException) -> String {
    if let union = value.asUnion {
      var parts: [String] = []
      for member in union.members {
        parts.append(
          member.asType === Types.none ? "None" : try annotation(member))
      }
      return parts.joined(separator: " | ")
    }
    if let alias = value.asAlias {
      var parts: [String] = []
      for argument in alias.arguments { parts.append(try annotation(argument)) }
      if alias.arguments.isEmpty { parts = ["()"] }
      return "\(try annotation(alias.origin))[\(parts.joined(separator: ", "))]"
    }
    if let type = value.asType {
      return type.module == "builtins" ? type.qualifiedName : "\(type.module).\(type.qualifiedName)"
    }
    return value.isIdentical(to: .ellipsis) ? "..." : try repr(value)
  }
}
