/// A compiled expression, with what is known of it for choosing faster closures around it.
struct Compiled {
  enum Form {
    case local(Int, Symbol)
    case int(Int)
    case constant(Value)
    case other
  }

  let evaluate: Evaluate
  let form: Form

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
