/// A generator: a frame on the heap and a body that can be entered again where it left.
public final class PyGenerator: PyObject {
  enum State {
    case fresh, suspended, running, finished
  }

  let function: PyFunction
  /// The function's code, which the function holds.
  let code: Unmanaged<FunctionCode>
  let slots: UnsafeMutablePointer<Value>
  /// Whether the code has a `try` or `with` around a yield.
  let hasCleanup: Bool
  @exclusivity(unchecked) final var state = State.fresh
  /// The result, once it has ended.
  @exclusivity(unchecked) final var sent: Value = .none
  /// The line at which it stopped.
  @exclusivity(unchecked) final var line = 0
  /// Where a generator that is dropped in the middle of a `try`, `with` or `yield from` is handed in, to be closed.
  unowned(unsafe) let interpreter: Interpreter

  init(
    function: PyFunction, slots: UnsafeMutablePointer<Value>, interpreter: Interpreter,
    state: State = .fresh, line: Int? = nil
  ) {
    self.interpreter = interpreter
    self.state = state
    self.function = function
    code = Unmanaged.passUnretained(function.code)
    hasCleanup = function.code.hasCleanup
    self.slots = slots
    self.line = line ?? function.code.firstLine
    super.init(kind: .generator, type: Types.generator)
  }

  deinit {
    if state == .suspended, hasCleanup || delegate != nil {
      // The frame lives on in a new object, whose cleaning up runs at the next safe point.
      interpreter.handIn(
        PyGenerator(
          function: function, slots: slots, interpreter: interpreter, state: .suspended,
          line: line))
      return
    }
    if state != .finished {
      ReleaseQueue.nested {
        release()
      } deferred: {
        ReleaseQueue.adopt(
          Array(UnsafeBufferPointer(start: slots - 1, count: function.code.slotCount + 1)))
        release()
      }
    }
  }

  /// What the `yield from` at which it stands waits for; nil at a `yield` of its own.
  var delegate: Value? {
    delegateSlot.map { slots[$0] }
  }

  private var delegateSlot: Int? {
    guard state == .suspended else { return nil }
    return function.code.delegateSlots.first { !slots[$0].isUnbound }
  }

  /// Puts the exception that a delegate raised in its place: it is raised when the generator goes on.
  func delegateFailed(with object: PyExceptionObject) {
    if let delegateSlot { slots[delegateSlot] = .object(object) }
  }

  /// Gives up the frame.
  func release() {
    (slots - 1).deinitialize(count: function.code.slotCount + 1)
    (slots - 1).deallocate()
    state = .finished
  }
}
