/// `generator.throw(…)`: the exception goes to the generator at the end of a chain of `yield from`.
extension Context {
  /// Throws what the arguments say, and runs the generator to its next yield; `.unbound` when it ended.
  func throwInto(_ generator: PyGenerator, _ a: Arguments) throws(PyException) -> Value {
    if (a[0].asType ?? a[0].type).isSubclass(of: Types.generatorExit) {
      return try resume(generator, throwing: .raised(try thrownException(a)))
    }
    var around: PyGenerator?
    var innermost = generator
    while let inner = innermost.delegate?.asGenerator { (around, innermost) = (innermost, inner) }
    if let delegate = innermost.delegate, let method = try attribute(delegate, "throw") {
      do throws(PyException) {
        return try call(method, arguments: (0..<a.count).map { a[$0] }, keywords: [])
      } catch {
        return try resume(generator, afterFailure: error, ofDelegateOf: innermost)
      }
    }
    let object: PyExceptionObject
    do throws(PyException) {
      object = try thrownException(a)
    } catch {
      // What cannot be thrown disturbs only the generator around: the innermost one does not hear of it.
      guard let around else { throw error }
      return try resume(generator, afterFailure: error, ofDelegateOf: around)
    }
    object.hasContextSettled = true
    return try resume(generator, throwing: .raised(object))
  }

  /// Goes on where a delegate has failed: its exception is raised at the `yield from`, or has the result.
  private func resume(
    _ generator: PyGenerator, afterFailure error: PyException, ofDelegateOf inner: PyGenerator
  ) throws(PyException) -> Value {
    guard let object = error.object else { throw error }
    inner.delegateFailed(with: object)
    if error.matches(Types.stopIteration) { return try resume(generator) }
    return try resume(generator, throwing: error)
  }

  /// The exception that the arguments of `throw` stand for: `throw(value)` or, of old, `throw(type, value, traceback)`.
  private func thrownException(_ a: Arguments) throws(PyException) -> PyExceptionObject {
    if let trace = a.get(2), !trace.isNone, trace.type !== Types.traceback {
      throw .typeError("throw() third argument must be a traceback object")
    }
    let value = a.get(1) ?? .none
    if let object = a[0].asException {
      if !value.isNone { throw .typeError("instance exception may not have a separate value") }
      return object
    }
    guard let type = a[0].asType, type.isSubclass(of: Types.baseException) else {
      throw .typeError(
        "exceptions must be classes or instances deriving from BaseException, not \(a[0].type.title)"
      )
    }
    if value.isNone { return try exceptionToRaise(a[0]) }
    if let object = value.asException, object.type.isSubclass(of: type) { return object }
    let arguments = value.asTuple?.items ?? [value]
    return try exceptionToRaise(try call(a[0], arguments: arguments, keywords: []))
  }
}
