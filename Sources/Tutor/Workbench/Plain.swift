internal import PyInterpreter

/// Plain data that becomes Python values: what grade expressions can read beside the program's own names.
indirect enum Plain: Hashable, Sendable {
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case str(String)
  case bytes([UInt8])
  case tuple([Plain])
  case list([Plain])
  case dict([String: Plain])
  /// An object with these attributes.
  case record([String: Plain])
  /// The value that was echoed last, whatever it is: Python's own `_`.
  case echoed

  /// The Python value; the interpreter's lock must be held.
  func value(_ context: Context) -> Value {
    switch self {
    case .none: return .none
    case .bool(let flag): return .bool(flag)
    case .int(let number): return .int(number)
    case .float(let number): return .float(number)
    case .str(let text): return .string(text)
    case .bytes(let bytes): return .bytes(bytes)
    case .tuple(let items): return .tuple(items.map { $0.value(context) })
    case .list(let items): return .list(items.map { $0.value(context) })
    case .dict(let items):
      let dict = PyDict()
      for (key, item) in items.sorted(by: { $0.key < $1.key }) {
        try? dict.set(.string(key), item.value(context), context)
      }
      return .object(dict)
    case .echoed: return .none
    case .record(let fields):
      let record = PyModule("record")
      for (name, field) in fields { record.set(name, field.value(context)) }
      return .object(record)
    }
  }
}

extension Plain {
  /// A described value, where the description holds it whole.
  init(_ record: Record) {
    switch record.content {
    case .none: self = .none
    case .bool(let flag): self = .bool(flag)
    case .int(let number): self = .int(number)
    case .float(let number): self = .float(number)
    case .str(let text): self = .str(text)
    case .bytes(let bytes): self = .bytes(bytes)
    case .other: self = .echoed
    }
  }
}
