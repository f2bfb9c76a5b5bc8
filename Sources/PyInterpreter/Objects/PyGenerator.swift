/// A generator: a frame on the heap and a body that can be entered again where it left.
package final class PyGenerator: PyObject {
  enum State {
    case fresh, suspended, running, finished
  }

  let function: PyFunction
  /// The function's code, which the function holds.
  let code: Unmanaged<FunctionCode>
  let slots: UnsafeMutablePointer<Value>
  @exclusivity(unchecked) final var state = State.fresh
  /// The result, once it has ended.
  @exclusivity(unchecked) final var sent: Value = .none
  /// The line at which it stopped.
  @exclusivity(unchecked) final var line = 0
  /// The exception that was being handled when it stopped.
  @exclusivity(unchecked) final var handled: PyExceptionObject?
  init(function: PyFunction, slots: UnsafeMutablePointer<Value>) {
    self.function = function
    code = Unmanaged.passUnretained(function.code)
    self.slots = slots
    line = function.code.firstLine
    super.init(kind: .generator, type: Types.generator)
  }

  deinit {
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

  /// Gives up the frame.
  func release() {
    (slots - 1).deinitialize(count: function.code.slotCount + 1)
    (slots - 1).deallocate()
    state = .finished
  }
}
