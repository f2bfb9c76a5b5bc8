internal import PyInterpreter

/// A tuple with named fields, as `time.struct_time` and `selectors.SelectorKey` are.
struct RecordType {
  /// The class.
  let type: PyType

  /// A class of such tuples; named ones are what CPython makes by `namedtuple`.
  init(
    _ name: String, module: String, title: String? = nil, fields: [String], isNamed: Bool = false
  ) {
    type = PyType(native: name, module: module, base: Types.tuple)
    let title = title ?? name
    for (index, field) in fields.enumerated() {
      type.attribute(field) { (value, _) throws(PyException) in
        guard let items = value.asTuple?.items, index < items.count else { return .none }
        return items[index]
      }
    }
    type.slots.setAttribute = .calling { (value, name, new, cx) throws(PyException) in
      guard fields.contains(name.name) else {
        if name == Names.classCell { return try cx.genericSetAttribute(value, name, new) }
        throw cx.cannotSet(value, name, isFound: value.type.lookup(name) != nil)
      }
      throw .attributeError(isNamed ? "can't set attribute" : "readonly attribute")
    }
    type.slots.repr = .calling { (value, cx) throws(PyException) in
      var parts: [String] = []
      for (field, item) in zip(fields, value.asTuple?.items ?? []) {
        parts.append("\(field)=\(try cx.repr(item))")
      }
      return .string("\(title)(\(parts.joined(separator: ", ")))")
    }
  }

  /// Lets programs make records as of a named tuple: `SelectorKey(fileobj, fd, events, data)`.
  func makeCallable(fields: [String]) {
    type.set("_fields", .tuple(fields.map { .string($0) }))
    let maker = PyNative(
      "\(type.name).__new__", .python((["_cls"] + fields).joined(separator: ", "))
    ) { (a, _) throws(PyException) in
      .object(PyTuple(Array(a.positional.dropFirst()), type: a[0].asType))
    }
    type.slots.new = .calling { (type, a, cx) throws(PyException) in
      try cx.call(
        .object(maker), arguments: [.object(type)] + a.positional,
        keywords: a.keywords.map { ($0.name, $0.value) })
    }
    type.slots.initialise = .calling { (_, _, _) throws(PyException) in }
  }

  /// Lets programs make records from sequences of all items, as of `time.struct_time`.
  func takeSequences(of count: Int, title: String) {
    type.slots.new = .calling { (type, a, cx) throws(PyException) in
      if a.count == 0, !a.hasKeywords {
        throw .typeError("structseq() missing required argument 'sequence' (pos 1)")
      }
      if a.count > 2 { throw .typeError(PyNative.takes("structseq", 1...2, a.count)) }
      guard a.count == 1, a[0].type.slots.iter != nil || a[0].type.slots.getItem != nil else {
        throw .typeError("constructor requires a sequence")
      }
      let items = try cx.items(a[0])
      if items.count != count {
        let bound = items.count < count ? "at least" : "at most"
        throw .typeError(
          "\(title)() takes an \(bound) \(count)-sequence (\(items.count)-sequence given)")
      }
      return .object(PyTuple(items, type: type))
    }
    type.slots.initialise = .calling { (_, _, _) throws(PyException) in }
  }

  /// Keeps programs from making records: there is one only.
  func refuseMaking(title: String) {
    type.slots.new = .calling { (_, _, _) throws(PyException) in
      throw .typeError("cannot create '\(title)' instances")
    }
  }

  /// A record of these items.
  func make(_ items: [Value]) -> Value { .object(PyTuple(items, type: type)) }
}
