/// A description of a Python value that can leave the interpreter's thread.
package struct Record: Sendable, Hashable {
  /// The value itself where it is simple.
  package enum Content: Sendable, Hashable {
    case none
    case bool(Bool)
    case int(Int)
    case float(Double)
    case str(String)
    case bytes([UInt8])
    /// Anything else: only `repr` and `typeName` tell.
    case other
  }

  /// The name of the value's class.
  package let typeName: String
  /// `repr(value)`, cut to `Record.longestRepr` characters with `…` at the end.
  package let repr: String
  /// The value itself where it is simple.
  package let content: Content

  /// How many characters of a repr are kept.
  package static let longestRepr = 10_000

  /// A description from its parts.
  package init(typeName: String, repr: String, content: Content) {
    self.typeName = typeName
    self.repr = repr
    self.content = content
  }
}

extension Context {
  /// Describes a value; a `__repr__` that fails is told in the text.
  package func snapshot(_ value: Value) -> Record {
    let content: Record.Content
    switch value {
    case .none, .unbound: content = .none
    case .bool(let value): content = .bool(value)
    case .int(let value): content = .int(value)
    case .float(let value): content = .float(value)
    case .object:
      if let text = value.text {
        content = .str(text)
      } else if let bytes = value.bytesLike {
        content = .bytes(bytes)
      } else if let small = value.asInt {
        content = .int(small)
      } else {
        content = .other
      }
    }
    var text: String
    let wasDescribing = record.pointee.isDescribing
    record.pointee.isDescribing = true
    defer { record.pointee.isDescribing = wasDescribing }
    do throws(PyException) {
      text = try repr(value)
    } catch {
      text = "<\(value.type.name) object whose repr fails>"
    }
    if text.utf8.count > Record.longestRepr, text.count > Record.longestRepr {
      text = String(text.prefix(Record.longestRepr)) + "…"
    }
    return Record(typeName: value.type.name, repr: text, content: content)
  }

  /// As much of the repr of a long text or of long bytes as a description keeps; nil for every other value.
  ///
  /// The megabytes that a program holds are not written out to be cut off again.
  func beginning(of value: Value) -> PyStr? {
    if let text = value.asStr {
      guard text.isExactly(TypeAddress.str), text.count > Record.longestRepr else { return nil }
      var start = TextBuilder()
      start.append(text, 0..<Record.longestRepr)
      return StrRepr.repr(start.text)
    }
    guard let bytes = value.asBytes, bytes.isExactly(TypeAddress.bytes),
      bytes.count > Record.longestRepr
    else { return nil }
    return PyStr(
      ascii: StrRepr.quoted(bytes.octets.part(0..<Record.longestRepr).array, prefix: [98]))
  }
}
