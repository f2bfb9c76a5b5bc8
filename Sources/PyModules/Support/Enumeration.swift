internal import PyInterpreter

/// An `IntEnum` or `IntFlag` of CPython: ints that print as `<AddressFamily.AF_INET: 2>`.
final class Enumeration {
  /// The class of the members.
  let type: PyType
  let isFlag: Bool
  /// The main names with their values, ascending.
  private(set) var names: [(name: String, value: Int)] = []
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
    names.sort { $0.value < $1.value }
    type.metaclass = EnumerationClass(self).type
    type.ready()
  }

  /// The member for a value; for flags also combinations; the plain int where there is none.
  func member(_ value: Int) -> Value {
    if let member = members[value] { return member }
    guard isFlag else { return .int(value) }
    // What lies below zero is the complement within the bits that have names, and those below them.
    let positive = value < 0 ? value + (1 << (Int.bitWidth - allBits.leadingZeroBitCount)) : value
    if positive != value, let member = members[positive] { return member }
    return .object(PyInt(enumeration: type, name: flagName(positive), value: positive))
  }

  /// The members that a combination of flags is made of.
  func parts(of value: Int) -> [Value] {
    names.filter { isSingleBit($0.value) && value & $0.value != 0 }.compactMap {
      members[$0.value]
    }
  }

  private var allBits: Int { names.reduce(0) { $0 | $1.value } }

  private func isSingleBit(_ value: Int) -> Bool { value > 0 && value & (value - 1) == 0 }

  /// `MSG_OOB|MSG_PEEK`; empty where no bit has a name.
  private func flagName(_ value: Int) -> String {
    let known = names.filter { isSingleBit($0.value) && value & $0.value != 0 }
    let rest = value & ~known.reduce(0) { $0 | $1.value }
    if known.isEmpty { return "" }
    return (known.map(\.name) + (rest == 0 ? [] : [String(rest)])).joined(separator: "|")
  }

  // MARK: The members

  private func install() {
    let title = type.name
    type.slots.repr = .calling { (value, _) throws(PyException) in
      let label = value.asIntObject?.label ?? ""
      let name = label.isEmpty ? "" : ".\(label)"
      return .string("<\(title)\(name): \(value.asInt ?? 0)>")
    }
    type.slots.str = .calling { (value, _) throws(PyException) in .string("\(value.asInt ?? 0)") }
    type.attribute("name") { (value, _) throws(PyException) in
      let label = value.asIntObject?.label ?? ""
      return label.isEmpty ? .none : .string(label)
    }
    type.attribute("value") { (value, _) throws(PyException) in .int(value.asInt ?? 0) }
    type.slots.new = .calling { [unowned self] (_, arguments, cx) throws(PyException) in
      guard arguments.count > 0 else {
        throw .typeError("EnumType.__call__() missing 1 required positional argument: 'value'")
      }
      if let number = arguments[0].asInt {
        let member = self.member(number)
        if case .object = member { return member }
      }
      throw .valueError("\(try cx.repr(arguments[0])) is not a valid \(title)")
    }
    if isFlag { installFlagOperators() }
  }

  private func installFlagOperators() {
    let operations: [(BinaryOperation, (Int, Int) -> Int)] = [(.or, |), (.and, &), (.xor, ^)]
    for (operation, combine) in operations {
      type.slots[operation] = .calling { [unowned self] (a, b, _) throws(PyException) in
        guard let a = a.asInt, let b = b.asInt else { return .notImplemented }
        return self.member(combine(a, b))
      }
    }
    type.slots.unary[UnaryOperation.invert.rawValue] = .calling {
      [unowned self] (value, _) throws(PyException) in
      self.member(~(value.asInt ?? 0))
    }
    let title = type.name
    type.slots.contains = .calling { (value, other, _) throws(PyException) in
      guard let whole = value.asInt, let part = other.asInt, other.asIntObject?.label != nil else {
        throw .typeError(
          "unsupported operand type(s) for 'in': '\(other.type.qualifiedName)' and '\(title)'")
      }
      return whole & part == part
    }
    type.slots.iter = .calling { [unowned self] (value, cx) throws(PyException) in
      try cx.iter(.list(self.parts(of: value.asInt ?? 0)))
    }
    type.slots.length = .calling { [unowned self] (value, _) throws(PyException) in
      self.parts(of: value.asInt ?? 0).count
    }
  }
}

/// The class of an enumeration's class: it can be iterated, asked for its length, and looked up by name.
struct EnumerationClass {
  /// `enum.EnumType`, for one enumeration.
  let type = PyType(native: "EnumType", module: "enum", base: Types.type)

  /// The class of an enumeration that has its members.
  init(_ enumeration: Enumeration) {
    let own = enumeration.type
    let isFlag = enumeration.isFlag
    let members = { [unowned enumeration, unowned own] in
      enumeration.names.filter { !isFlag || $0.value & ($0.value - 1) == 0 }
        .compactMap { own.lookup(Symbol($0.name)) }
    }
    type.slots.repr = .calling { (value, _) throws(PyException) in
      .string("<\(isFlag ? "flag" : "enum") '\(value.asType?.name ?? "")'>")
    }
    type.slots.length = .calling { (_, _) throws(PyException) in members().count }
    type.slots.iter = .calling { (_, cx) throws(PyException) in try cx.iter(.list(members())) }
    type.slots.getItem = .calling { [unowned own] (_, key, cx) throws(PyException) in
      if let name = key.text, let member = own.ownValue(Symbol(name)), member.isInt {
        return member
      }
      throw .keyError(key)
    }
    type.slots.contains = .calling { (_, item, _) throws(PyException) in
      guard item.asIntObject?.label != nil else {
        throw .typeError(
          "unsupported operand type(s) for 'in': '\(item.type.qualifiedName)' and 'EnumType'")
      }
      return members().contains { $0.isIdentical(to: item) }
    }
    type.slots.getAttribute = .calling { (value, name, cx) throws(PyException) in
      if name == Symbol("__members__") {
        let names = PyDict()
        for member in members() {
          try names.set(.string(member.asIntObject?.label ?? ""), member, cx)
        }
        return .object(names)
      }
      do throws(PyException) {
        guard let slot = Types.type.slots.getAttribute else { return .none }
        return try slot(value, name, cx)
      } catch  where error.matches(Types.attributeError) {
        throw .attributeError(name.name)
      }
    }
    type.ready()
  }
}
