internal import PyInterpreter

/// A tuple with named fields, as `time.struct_time` and `selectors.SelectorKey` are.
struct RecordType {
  /// The class.
  let type: PyType

  /// A class of such tuples; `hidden` fields can be asked for and are not items, as `tm_zone`.
  init(_ name: String, module: String, title: String? = nil, fields: [String]) {
    type = PyType(native: name, module: module, base: Types.tuple)
    let title = title ?? name
    for (index, field) in fields.enumerated() {
      type.attribute(field) { (value, _) throws(PyException) in
        guard let items = value.asTuple?.items, index < items.count else { return .none }
        return items[index]
      }
    }
    type.slots.repr = { (value, cx) throws(PyException) in
      var parts: [String] = []
      for (field, item) in zip(fields, value.asTuple?.items ?? []) {
        parts.append("\(field)=\(try cx.repr(item))")
      }
      return .string("\(title)(\(parts.joined(separator: ", ")))")
    }
  }

  /// A record of these items.
  func make(_ items: [Value]) -> Value { .object(PyTuple(items, type: type)) }
}
