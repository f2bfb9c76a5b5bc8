/// A compiled expression, with what is known of it for choosing faster closures around it.
struct Compiled {
  enum Form {
    case local(Int, Symbol)
    case global(UnsafeMutablePointer<Value>)
    case int(Int)
    case constant(Value)
    case other
  }

  let evaluate: Evaluate
  let form: Form

  /// Where the value lies, when it is a variable of the frame or a global one; it may be unbound there.
  var place: Place? {
    switch form {
    case .local(let slot, _): Place(slot: slot, global: nil)
    case .global(let variable): Place(slot: 0, global: variable)
    case .int, .constant, .other: nil
    }
  }

  init(_ evaluate: Evaluate, _ form: Form = .other) {
    self.evaluate = evaluate
    self.form = form
  }

  init(_ body: @escaping (Frame) throws(PyException) -> Value) {
    self.init(Evaluate(body))
  }

  init(constant value: Value) {
    evaluate = Evaluate { (frame: Frame) throws(PyException) -> Value in value }
    if case .int(let number) = value { form = .int(number) } else { form = .constant(value) }
  }
}

/// Where a variable lies: looking there costs no call.
struct Place {
  let slot: Int
  let global: UnsafeMutablePointer<Value>?

  @inline(__always) func callAsFunction(_ frame: Frame) -> UnsafeMutablePointer<Value> {
    global ?? frame.slots + slot
  }
}
