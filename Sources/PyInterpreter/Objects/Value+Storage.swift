/// Looking at stored values without counting references: a copy of a `Value` costs two atomic operations.
extension Value {
  /// The tag of `object` in the ninth byte.
  ///
  /// Checked against the compiler's choice by a test.
  static let objectTag: UInt8 = 3
  /// The tag of `int` in the ninth byte.
  static let intTag: UInt8 = 1
}

/// The two words of a value, as they lie in memory.
private struct ValueWords {
  let payload: UInt
  let tag: UInt8
}

extension Value {
  /// The heap object without counting, nil for other values; the value must live on meanwhile.
  @inline(__always) var lentObject: Unmanaged<PyObject>? {
    let words = unsafeBitCast(self, to: ValueWords.self)
    guard words.tag == Value.objectTag, let place = UnsafeRawPointer(bitPattern: words.payload)
    else { return nil }
    return .fromOpaque(place)
  }
}

extension UnsafeMutablePointer where Pointee == Value {
  /// The tag of the stored value.
  @inline(__always) var tag: UInt8 {
    UnsafeRawPointer(self).load(fromByteOffset: 8, as: UInt8.self)
  }

  /// The stored small integer; nil for other values.
  @inline(__always) var smallInt: Int? {
    tag == Value.intTag ? UnsafeRawPointer(self).load(as: Int.self) : nil
  }

  /// The stored heap object, not retained; nil for other values.
  ///
  /// Valid while the place keeps its value.
  @inline(__always) var borrowedObject: Unmanaged<PyObject>? {
    guard tag == Value.objectTag else { return nil }
    return Unmanaged.fromOpaque(UnsafeRawPointer(self).load(as: UnsafeRawPointer.self))
  }

  /// Ends the lives of stored values; the same as `deinitialize(count:)`, which goes through the runtime.
  @inline(__always) func destroy(_ count: Int) {
    var place = self
    let end = self + count
    while place < end {
      if place.tag == Value.objectTag {
        Unmanaged<PyObject>.fromOpaque(UnsafeRawPointer(place).load(as: UnsafeRawPointer.self))
          .release()
      }
      place += 1
    }
  }

  /// Begins the lives of values that are not bound yet.
  @inline(__always) func clear(_ count: Int) {
    var place = self
    let end = self + count
    while place < end {
      place.initialize(to: .unbound)
      place += 1
    }
  }
}

extension Unmanaged {
  /// Lends the object without counting; somebody else must hold it for the while.
  ///
  /// The standard library's own way of lending does not carry typed errors, so they go through a variable.
  @inline(__always)
  func borrow<R>(_ body: (Instance) throws(PyException) -> R) throws(PyException) -> R {
    var failure: PyException?
    let result: R? = _withUnsafeGuaranteedRef { object in
      do throws(PyException) {
        return try body(object)
      } catch {
        failure = error
        return nil
      }
    }
    if let result { return result }
    throw failure.unsafelyUnwrapped
  }

  /// Lends the object without counting to a body that cannot fail.
  @inline(__always)
  func lend<R>(_ body: (Instance) -> R) -> R { _withUnsafeGuaranteedRef(body) }
}
