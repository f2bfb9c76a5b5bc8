internal import PyInterpreter

/// What can be waited for: an int, or an object with `fileno()`.
enum FileNumber {
  /// The descriptor of a value, in CPython's words where it has none.
  static func of(_ value: Value, _ cx: Context) throws(PyException) -> Int32 {
    let fd = value.lentNative?._withUnsafeGuaranteedRef { native in
      Swift.type(of: native) == SocketOwner.self
        ? unsafeDowncast(native, to: SocketOwner.self).state.descriptor : -1
    }
    if let fd, fd >= 0 { return fd }
    let number: Value
    if value.isInt {
      number = value
    } else if let owner = value.native(SocketOwner.self),
      value.type.lookup(Names.fileno)?.asFunction == nil
    {
      number = .int(Int(owner.state.descriptor))
    } else {
      guard let method = try cx.attribute(value, Names.fileno) else {
        throw .typeError("argument must be an int, or have a fileno() method.")
      }
      number = try cx.call(method)
      guard number.isInt else { throw .typeError("fileno() returned a non-integer") }
    }
    guard let fd = number.asInt.flatMap(Int32.init(exactly:)) else {
      throw .overflowError("Python int too large to convert to C int")
    }
    if fd < 0 { throw .valueError("file descriptor cannot be a negative integer (\(fd))") }
    return fd
  }
}
