/// A class's `__dict__`: it can only be read, and what is set on the class later is seen.
final class PyMappingProxy: PyObject {
  /// The class whose attributes it shows.
  let shown: PyType

  /// The view of a class's own attributes.
  init(_ shown: PyType) {
    self.shown = shown
    super.init(kind: .other, type: Types.mappingProxy)
  }

  /// What the class holds at this moment, in the order of definition.
  func snapshot(_ cx: Context) throws(PyException) -> PyDict {
    let dict = PyDict()
    if shown.isHeap {
      try dict.set("__module__", .string(shown.module), cx)
      if let annotations = shown.ownValue(Names.annotations) {
        try dict.set("__annotations__", annotations, cx)
      }
    }
    for name in shown.ownNames {
      // What the class statement adds by itself comes last.
      let value = shown.ownValue(name) ?? .none
      if value.isNone, name == Names.doc || name == Names.hash { continue }
      try dict.set(name.name, value, cx)
    }
    if shown.isHeap { try addImplied(dict, cx) }
    if let hash = shown.ownValue(Names.hash) { try dict.set("__hash__", hash, cx) }
    return dict
  }

  /// What every `class` statement adds besides the reader's own lines.
  private func addImplied(_ dict: PyDict, _ cx: Context) throws(PyException) {
    let isFirst = !shown.bases.contains { $0.hasAttributes && $0.hasDictionary }
    if shown.hasDictionary, isFirst {
      for attribute in shown.impliedAttributes {
        try dict.set(attribute.name.name, .object(attribute), cx)
      }
    }
    if try dict.get(.string("__doc__"), cx) == nil { try dict.set("__doc__", .none, cx) }
  }
}

/// `mappingproxy`.
enum MappingProxyType {
  private static func dict(_ value: Value, _ cx: Context) throws(PyException) -> PyDict {
    try (value.object as? PyMappingProxy)?.snapshot(cx) ?? PyDict()
  }

  /// Fills the type.
  static func install() {
    let type = Types.mappingProxy
    type.slots.repr = .calling { (value, cx) throws(PyException) in
      .string("mappingproxy(\(try cx.repr(.object(dict(value, cx)))))")
    }
    type.slots.str = .calling { (value, cx) throws(PyException) in
      .string(try cx.repr(.object(dict(value, cx))))
    }
    type.slots.isUnhashable = true
    type.slots.compare = .calling { (a, b, comparison, cx) throws(PyException) in
      let other = b.object is PyMappingProxy ? .object(try dict(b, cx)) : b
      return try cx.compare(comparison, .object(dict(a, cx)), other)
    }
    type.slots.length = .calling { (value, cx) throws(PyException) in try dict(value, cx).count }
    type.slots.getItem = .calling { (value, key, cx) throws(PyException) in
      try cx.getItem(.object(dict(value, cx)), key)
    }
    type.slots.contains = .calling { (value, key, cx) throws(PyException) in
      try cx.contains(.object(dict(value, cx)), key)
    }
    type.slots.iter = .calling { (value, cx) throws(PyException) in
      try cx.iter(.object(dict(value, cx)))
    }
    type.slots[.or] = .calling { (a, b, cx) throws(PyException) in
      let left = a.object is PyMappingProxy ? Value.object(try dict(a, cx)) : a
      let right = b.object is PyMappingProxy ? Value.object(try dict(b, cx)) : b
      guard left.asDict != nil, right.asDict != nil else { return .notImplemented }
      return try cx.binary(.or, left, right)
    }
    for name in ["keys", "values", "items", "copy", "__reversed__"] {
      type.method(name, .none) { (a, cx) throws(PyException) in
        try cx.callMethod(.object(dict(a.receiver, cx)), Symbol(name))
      }
    }
    type.method("get", .expected(1...2)) { (a, cx) throws(PyException) in
      try cx.callMethod(.object(dict(a.receiver, cx)), "get", a.positional)
    }
  }
}
