internal import PyInterpreter

/// Arguments of C functions as CPython reads them, in its words where they do not fit.
extension Context {
  /// A C `int` (format `i`).
  func cInt(_ value: Value) throws(PyException) -> Int32 {
    if case .int(let number) = value, let small = Int32(exactly: number) { return small }
    let number = try index(value)
    guard let long = number.asInt else {
      throw .overflowError("Python int too large to convert to C long")
    }
    if long > Int(Int32.max) { throw .overflowError("signed integer is greater than maximum") }
    if long < Int(Int32.min) { throw .overflowError("signed integer is less than minimum") }
    return Int32(long)
  }

  /// A C `int` that is converted by `PyLong_AsInt`-like functions, whose words differ.
  func plainInt(_ value: Value) throws(PyException) -> Int32 {
    let number = try index(value)
    guard let long = number.asInt, let small = Int32(exactly: long) else {
      throw .overflowError("Python int too large to convert to C int")
    }
    return small
  }

  /// A C `long`.
  func long(_ value: Value) throws(PyException) -> Int {
    guard let number = try index(value).asInt else {
      throw .overflowError("Python int too large to convert to C long")
    }
    return number
  }

  /// A C `Py_ssize_t` (format `n`).
  func size(_ value: Value) throws(PyException) -> Int {
    if case .int(let number) = value { return number }
    guard let number = try index(value).asInt else {
      throw .overflowError("Python int too large to convert to C ssize_t")
    }
    return number
  }

  /// A bytes-like object that is only read (format `y*`).
  func readable(_ value: Value) throws(PyException) -> [UInt8] { try octets(value).array }

  /// The same, without an array for a few bytes.
  func octets(_ value: Value) throws(PyException) -> Octets {
    if value.isScattered { throw Self.scattered }
    if let bytes = value.octets { return bytes }
    if value.asMemoryView != nil {
      throw .valueError("operation forbidden on released memoryview object")
    }
    throw .typeError("a bytes-like object is required, not '\(value.type.title)'")
  }
}

extension Value {
  /// The native payload of an instance, when it is of that class.
  ///
  /// Here beside the interpreter's own, so that it is made for each class that this module asks about.
  @inline(__always)
  func native<T: AnyObject>(_ type: T.Type) -> T? {
    guard case .object(let object) = self, object.kind == .instance,
      let native = unsafeDowncast(object, to: PyInstance.self).native
    else { return nil }
    // A payload is nearly always of the very class, so that the search through its ancestors is spared.
    if Swift.type(of: native) == type { return unsafeDowncast(native, to: type) }
    return native as? T
  }

  /// What is behind an object of a native class; `title` names what is required: `a lock`.
  ///
  /// Methods are bound to their class already; only a class that derives from two native ones gets another's object.
  func native<T: AnyObject>(
    _ type: T.Type, or title: @autoclosure () -> String
  ) throws(PyException) -> T {
    if let native = native(type) { return native }
    throw .typeError("\(title()) is required, not '\(self.type.title)'")
  }
}

extension PyType {
  /// Names the class with its module in "has no attribute" messages, as CPython does for classes written in C.
  func tellsModule() {
    let title = "\(module).\(name)"
    slots.missingAttribute = .calling { (_, name, _) throws(PyException) in
      throw .attributeError("'\(title)' object has no attribute '\(name)'")
    }
  }
}
