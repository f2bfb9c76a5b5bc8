/// Where a loop puts its items.
protocol Storing {
  func callAsFunction(_ frame: Frame, _ value: Value) throws(PyException)
}

extension Store: Storing {}

/// A global variable as the target of a loop.
struct GlobalStore: Storing {
  let variable: UnsafeMutablePointer<Value>

  @inline(__always) func callAsFunction(_ frame: Frame, _ value: Value) throws(PyException) {
    variable.pointee = value
  }
}

/// A variable of the frame as the target of a loop.
struct LocalStore: Storing {
  let slot: Int

  @inline(__always) func callAsFunction(_ frame: Frame, _ value: Value) throws(PyException) {
    frame.slots[slot] = value
  }
}
