internal import PyInterpreter

/// A Python object that received bytes are written into: `bytearray`, or a `memoryview` of one.
struct WritableBuffer {
  private let array: PyByteArray
  private let start: Int
  private let step: Int
  /// How many bytes it holds.
  let count: Int

  /// The buffer behind a value; other values are refused in the words of `function`.
  init(
    _ value: Value, of function: String, argument: String = "argument 1", _ cx: Context
  ) throws(PyException) {
    if let array = value.asByteArray {
      self.array = array
      (start, step, count) = (0, 1, array.bytes.count)
    } else if let view = value.asMemoryView, let array = view.base as? PyByteArray {
      self.array = array
      (start, step, count) = (view.start, view.step, view.count)
      if step != 1, count > 1 { throw Self.refusal(value, function, argument) }
    } else {
      throw Self.refusal(value, function, argument)
    }
  }

  private static func refusal(
    _ value: Value, _ function: String, _ argument: String
  ) -> PyException {
    .typeError(
      "\(function)() \(argument) must be read-write bytes-like object, not \(value.type.noneOrName)"
    )
  }

  /// Writes bytes to its start; what no longer fits, because the array shrank meanwhile, is dropped.
  func write(_ bytes: Octets) {
    let room = max(0, min(bytes.count, count, array.bytes.count - start))
    guard room > 0 else { return }
    array.bytes.withUnsafeMutableBytes { target in
      bytes.withBytes { source in
        UnsafeMutableRawBufferPointer(rebasing: target[start..<start + room])
          .copyMemory(from: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: source[..<room])))
      }
    }
  }
}
