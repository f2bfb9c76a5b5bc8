internal import PyInterpreter

/// An `IntEnum` or `IntFlag` of CPython: ints that print as `<AddressFamily.AF_INET: 2>`.
final class Enumeration {
  /// The class of the members.
  let type: PyType
  private let isFlag: Bool
  private var names: [(name: String, value: Int)] = []
  private var members: [Int: Value] = [:]

  /// An enumeration without members; flags can be combined.
  init(_ name: String, module: String, isFlag: Bool = false) {
    self.isFlag = isFlag
    type = PyType(native: name, module: module, base: Types.int)
    install()
  }

  /// Adds members, the first name of a value being its main one, and completes the class.
  func fill(_ members: [(String, Int)]) {
    for (name, value) in members {
      let member: Value
      if let known = self.members[value] {
        member = known
      } else {
        names.append((name, value))
        member = .object(PyInt(enumeration: type, name: name, value: value))
        self.members[value] = member
      }
      type.set(Symbol(name), member)
    }
    type.ready()
  }

  /// The member for a value; for flags also combinations; the plain int where there is none.
  func member(_ value: Int) -> Value {
    if let member = members[value] { return member }
    guard isFlag, value != 0 else { return .int(value) }
    return .object(PyInt(enumeration: type, name: flagName(value), value: value))
  }

  private func flagName(_ value: Int) -> String {
    var rest = value
    var parts: [String] = []
    for (name, bit) in names.sorted(by: { $0.value < $1.value })
    where bit > 0 && bit & (bit - 1) == 0 && rest & bit != 0 {
      parts.append(name)
      rest &= ~bit
    }
    if rest != 0 { parts.append(String(rest)) }
    return parts.joined(separator: "|")
  }

  private func install() {
    let title = type.name
    type.slots.repr = { (value, _) throws(PyException) in
      let number = value.asInt ?? 0
      let label = value.asIntObject?.label ?? ""
      return .string("<\(title).\(label): \(number)>")
    }
    type.slots.str = { (value, _) throws(PyException) in .string("\(value.asInt ?? 0)") }
    type.attribute("name") { (value, _) throws(PyException) in
      .string(value.asIntObject?.label ?? "")
    }
    type.attribute("value") { (value, _) throws(PyException) in .int(value.asInt ?? 0) }
    type.slots.new = { [unowned self] (_, arguments, cx) throws(PyException) in
      guard arguments.count == 1, let number = arguments[0].asInt else {
        throw .valueError("\(try cx.repr(arguments[0])) is not a valid \(title)")
      }
      let member = self.member(number)
      if case .int = member { throw .valueError("\(number) is not a valid \(title)") }
      return member
    }
    if isFlag { installFlagOperators() }
  }

  private func installFlagOperators() {
    let operations: [(BinaryOperation, (Int, Int) -> Int)] = [(.or, |), (.and, &), (.xor, ^)]
    for (operation, combine) in operations {
      type.slots[operation] = { [unowned self] (a, b, _) throws(PyException) in
        guard let a = a.asInt, let b = b.asInt else { return .notImplemented }
        return self.member(combine(a, b))
      }
    }
  }
}
