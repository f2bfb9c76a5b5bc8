/// An operator with two operands, as slots are numbered.
package enum BinaryOperation: Int, CaseIterable, Sendable {
  case add, subtract, multiply, matrixMultiply, divide, floorDivide, modulo, power
  case shiftLeft, shiftRight, and, or, xor, divmod

  /// How the operator is written in messages: `+`, `** or pow()`.
  package var sign: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .matrixMultiply: "@"
    case .divide: "/"
    case .floorDivide: "//"
    case .modulo: "%"
    case .power: "** or pow()"
    case .shiftLeft: "<<"
    case .shiftRight: ">>"
    case .and: "&"
    case .or: "|"
    case .xor: "^"
    case .divmod: "divmod()"
    }
  }

  /// The middle of the dunder names: `add` for `__add__`, `__radd__`, `__iadd__`.
  var stem: String {
    switch self {
    case .add: "add"
    case .subtract: "sub"
    case .multiply: "mul"
    case .matrixMultiply: "matmul"
    case .divide: "truediv"
    case .floorDivide: "floordiv"
    case .modulo: "mod"
    case .power: "pow"
    case .shiftLeft: "lshift"
    case .shiftRight: "rshift"
    case .and: "and"
    case .or: "or"
    case .xor: "xor"
    case .divmod: "divmod"
    }
  }
}

/// A rich comparison.
package enum Comparison: Int, CaseIterable, Sendable {
  case less, lessOrEqual, equal, notEqual, greater, greaterOrEqual

  /// How the comparison is written: `<`.
  package var sign: String {
    switch self {
    case .less: "<"
    case .lessOrEqual: "<="
    case .equal: "=="
    case .notEqual: "!="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }

  /// The comparison with its sides exchanged.
  package var reflected: Comparison {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  /// Whether an ordering (−1, 0, 1 by sign) satisfies the comparison.
  package func holds(_ order: Int) -> Bool {
    switch self {
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .equal: order == 0
    case .notEqual: order != 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}

/// An operator with one operand that a slot serves.
package enum UnaryOperation: Int, CaseIterable, Sendable {
  case negative, positive, invert, absolute
}

/// What a type does for operators and protocols, as CPython's slots.
///
/// A slot that is nil is inherited from the bases by `ready()`; what is still nil then is not supported. For
/// classes written in Python every slot calls the dunder method.
package struct TypeSlots {
  /// `repr(x)`: a `str`.
  package var repr: UnarySlot?
  /// `str(x)`; without it `repr`.
  package var str: UnarySlot?
  /// `hash(x)`.
  package var hash: NumberSlot?
  /// Says that instances are unhashable although a base is hashable (`__hash__ = None`).
  package var isUnhashable = false
  /// A rich comparison with the left operand of this type, or `.notImplemented`.
  package var compare: CompareSlot?
  /// `x.__format__(spec)`: a `str`.
  package var format: FormatSlot?

  /// Operators with two operands, by `BinaryOperation.rawValue`.
  package var binary: [BinarySlot?]
  /// Their assigning forms; missing ones fall back to `binary`.
  package var inplace: [BinarySlot?]
  /// Operators with one operand, by `UnaryOperation.rawValue`.
  package var unary: [UnarySlot?]
  /// Sequence `+` and `*`, tried after `binary` of both sides: `[] + []`, `'a' * 3`, `3 * 'a'`.
  package var concatenate: BinarySlot?
  /// See `concatenate`; called as (sequence, count).
  package var repeated: BinarySlot?

  /// `bool(x)`; without it `length`, without that true.
  package var bool: TestSlot?
  /// `int(x)`.
  package var int: UnarySlot?
  /// `float(x)`.
  package var float: UnarySlot?
  /// `x.__index__()`.
  package var index: UnarySlot?

  /// `len(x)`.
  package var length: NumberSlot?
  /// `x[key]`.
  package var getItem: BinarySlot?
  /// `x[key] = value`, or `del x[key]` when the value is `.unbound`.
  package var setItem: SetSlot?
  /// `item in x`; without it the iterator is searched.
  package var contains: ContainsSlot?

  /// `iter(x)`.
  package var iter: UnarySlot?
  /// `next(x)`, `.unbound` at the end (no StopIteration).
  package var next: UnarySlot?

  /// `x(arguments)`.
  package var call: CallSlot?
  /// `cls(arguments)`, first half: makes the object.
  ///
  /// `cls` may be a subclass.
  package var new: NewSlot?
  /// `cls(arguments)`, second half: `__init__`.
  package var initialise: InitialiseSlot?

  /// `x.name` when the generic way will not do.
  package var getAttribute: GetAttributeSlot?
  /// What is asked when the generic way finds nothing (`__getattr__`).
  package var missingAttribute: GetAttributeSlot?
  /// `x.name = value`, or `del x.name` when the value is `.unbound`, when the generic way will not do.
  package var setAttribute: SetAttributeSlot?
  /// `descriptor.__get__(instance or .unbound, owner)`.
  package var descriptorGet: DescriptorGetSlot?
  /// `descriptor.__set__(instance, value)`; `.unbound` deletes.
  package var descriptorSet: SetSlot?

  /// The operators, one bit each by number, whose slot calls dunder methods of Python code.
  var dispatched: UInt32 = 0

  /// No slots.
  package init() {
    binary = Array(repeating: nil, count: BinaryOperation.allCases.count)
    inplace = binary
    unary = Array(repeating: nil, count: UnaryOperation.allCases.count)
  }

  /// Access to an operator's slot by name.
  package subscript(operation: BinaryOperation) -> BinarySlot? {
    get { binary[operation.rawValue] }
    set { binary[operation.rawValue] = newValue }
  }

  /// Access to a unary operator's slot by name.
  package subscript(operation: UnaryOperation) -> UnarySlot? {
    get { unary[operation.rawValue] }
    set { unary[operation.rawValue] = newValue }
  }

  /// Fills what is missing from a base's slots.
  ///
  /// Hash and comparison go together, as in CPython.
  mutating func inherit(from base: TypeSlots) {
    repr = repr ?? base.repr
    str = str ?? base.str
    if compare == nil, hash == nil, !isUnhashable {
      compare = base.compare
      hash = base.hash
      isUnhashable = base.isUnhashable
    } else if compare == nil {
      compare = base.compare
    }
    format = format ?? base.format
    for index in binary.indices {
      binary[index] = binary[index] ?? base.binary[index]
      inplace[index] = inplace[index] ?? base.inplace[index]
    }
    for index in unary.indices { unary[index] = unary[index] ?? base.unary[index] }
    concatenate = concatenate ?? base.concatenate
    repeated = repeated ?? base.repeated
    bool = bool ?? base.bool
    int = int ?? base.int
    float = float ?? base.float
    index = index ?? base.index
    length = length ?? base.length
    getItem = getItem ?? base.getItem
    setItem = setItem ?? base.setItem
    contains = contains ?? base.contains
    iter = iter ?? base.iter
    next = next ?? base.next
    call = call ?? base.call
    new = new ?? base.new
    initialise = initialise ?? base.initialise
    getAttribute = getAttribute ?? base.getAttribute
    missingAttribute = missingAttribute ?? base.missingAttribute
    setAttribute = setAttribute ?? base.setAttribute
    descriptorGet = descriptorGet ?? base.descriptorGet
    descriptorSet = descriptorSet ?? base.descriptorSet
  }
}
