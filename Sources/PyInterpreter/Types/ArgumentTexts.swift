/// The words in which CPython refuses an argument of the wrong type, and the usual conversions.
extension Context {
  /// `replace() argument 1 must be str, not int`.
  func badArgument(
    _ function: String, _ place: String, _ expected: String, _ value: Value
  ) -> PyException {
    .typeError(
      "\(function)() \(place) must be \(expected), not \(value.isNone ? "None" : value.type.title)")
  }

  /// A `str` argument by position, from 1.
  func textArgument(
    _ value: Value, _ function: String, _ number: Int
  ) throws(PyException) -> PyStr {
    if let text = value.asStr { return text }
    throw badArgument(function, "argument \(number)", "str", value)
  }

  /// A `str` argument by name.
  func textArgument(
    _ value: Value, _ function: String, named name: String
  ) throws(PyException) -> PyStr {
    if let text = value.asStr { return text }
    throw badArgument(function, "argument '\(name)'", "str", value)
  }

  /// A `str` argument by name that is a C string: one that UTF-8 can hold, without a null character.
  func wordArgument(
    _ value: Value, _ function: String, named name: String
  ) throws(PyException) -> String {
    let text = try textArgument(value, function, named: name)
    if !text.isASCII { try checkEncodable(text) }
    if text.codePoints.contains(0) { throw .valueError("embedded null character") }
    return text.string
  }

  /// A `str` that is the only argument.
  func onlyText(_ value: Value, _ function: String) throws(PyException) -> PyStr {
    if let text = value.asStr { return text }
    throw badArgument(function, "argument", "str", value)
  }

  /// A bytes-like argument; `message` is `a bytes-like object is required, not 'X'` unless told otherwise.
  func bufferArgument(_ value: Value) throws(PyException) -> [UInt8] {
    if value.isScattered { throw Self.scattered }
    return try copiedArgument(value)
  }

  /// The same where the bytes are copied, so that those of a memoryview may have gaps.
  func copiedArgument(_ value: Value) throws(PyException) -> [UInt8] {
    if let memory = value.asMemoryView, memory.base == nil { throw Self.released }
    if let bytes = value.bytesLike { return bytes }
    throw .typeError("a bytes-like object is required, not '\(value.type.title)'")
  }

  /// A `ValueError` whose words quote the `repr` of a value; where that fails, it has no words.
  func valueError(
    quoting value: Value, _ words: (PyStr) -> String
  ) throws(PyException) -> PyException {
    let shown: PyStr
    do throws(PyException) {
      shown = try reprObject(value)
    } catch  where !error.isFromOutside {
      return .make(Types.valueError, arguments: [])
    }
    return .valueError(words(shown))
  }

  /// The error of a memoryview whose bytes do not lie side by side, where they have to.
  package static var scattered: PyException {
    .bufferError("memoryview: underlying buffer is not C-contiguous")
  }

  /// The error of a memoryview after `release()`.
  static var released: PyException {
    .valueError("operation forbidden on released memoryview object")
  }

  /// An optional limit such as `maxsplit`: -1 when left out.
  func limitArgument(_ value: Value?) throws(PyException) -> Int {
    guard let value else { return -1 }
    return try sizeArgument(value)
  }

  /// A C `ssize_t` argument of a function; indices have other words for those that are too large.
  package func sizeArgument(_ value: Value) throws(PyException) -> Int {
    guard let small = try index(value).asInt else {
      throw .overflowError("Python int too large to convert to C ssize_t")
    }
    return small
  }

  /// A C `int` argument: larger ones are an `OverflowError`.
  func int32Argument(_ value: Value) throws(PyException) -> Int {
    guard let small = try index(value).asInt, Int(Int32.min)...Int(Int32.max) ~= small else {
      throw .overflowError("Python int too large to convert to C int")
    }
    return small
  }
}

/// Binds the arguments of a constructor (`cls(...)`), whose slot gets them as they were given.
struct ConstructorSignature: Sendable {
  private let name: String
  private let parameters: String
  private let required: Int
  private let total: Int

  /// A signature for `name(...)`, its parameters written as in `Signature.clinic`.
  init(_ name: String, _ parameters: String) {
    self.name = name
    self.parameters = parameters
    let words = parameters.split(separator: ",").filter { !$0.hasSuffix("/") && !$0.hasSuffix("*") }
    total = words.count
    required = words.count { !$0.hasSuffix("=") }
  }

  /// The parameters in order, `.unbound` where left out.
  func bind(_ arguments: Arguments, _ cx: Context) throws(PyException) -> [Value] {
    if !arguments.hasKeywords, required...total ~= arguments.count {
      var bound = arguments.positional
      while bound.count < total { bound.append(.unbound) }
      return bound
    }
    let native = PyNative(name, .clinic(parameters)) { arguments, _ in
      .tuple((0..<arguments.count).map { arguments[$0] })
    }
    let bound = try cx.call(.object(native), passing: arguments)
    return bound.asTuple?.items ?? []
  }
}

extension Arguments {
  /// Refuses keywords of a constructor whose exact type takes none; subclasses may have an `__init__` that does.
  func refuseKeywords(_ name: String, unless isSubclass: Bool = false) throws(PyException) {
    if hasKeywords, !isSubclass { throw .typeError("\(name)() takes no keyword arguments") }
  }

  /// Checks the number of positional arguments: `range expected at most 3 arguments, got 4`.
  func expect(_ name: String, _ range: ClosedRange<Int>) throws(PyException) {
    if !range.contains(count) { throw .typeError(PyNative.expected(name, range, count)) }
  }
}

extension Context {
  /// A number for a C `double` argument, from a float, an int or `__float__`.
  ///
  /// Anything else is a `TypeError`: `must be real number, not str`.
  package func realNumber(_ value: Value) throws(PyException) -> Double {
    try FloatType.number(value, self)
  }
}
