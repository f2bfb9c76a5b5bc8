package import PyInterpreter

/// The module `struct`: C values as bytes.
package final class StructModule {
  private let errorType = PyType(native: "error", module: "struct", base: Types.exception)
  let type = PyType(native: "Struct", module: "_struct", hasAttributes: false)
  private let iteratorType = PyType(
    native: "unpack_iterator", module: "_struct", layout: .iterator, hasAttributes: false)
  /// Formats read lately, by their text.
  private var formats: [[UInt8]: StructFormat] = [:]
  /// The last format objects: a literal in a loop is the same object each time.
  private var recent: [(key: PyStr, format: StructFormat)] = []
  /// The very last of them.
  private var last: StructFormat?
  /// Its text, by address; `recent` holds it.
  private var lastKey: ObjectIdentifier?

  private init() {
    errorType.ready()
    iteratorType.slots.iter = .calling { value, _ in value }
    iteratorType.slots.next = .calling { value, cx throws(PyException) in
      try cx.next(value)
    }
    iteratorType.ready()
  }

  /// Makes the module.
  package static func load(
    _ interpreter: Interpreter, _ cx: Context
  ) throws(PyException) -> PyModule {
    let home = StructModule()
    home.fillType()
    interpreter.own([home.iteratorType])
    let module = PyModule("struct")
    module.path = "/usr/lib/python3.11/struct.py"
    module.type(home.errorType)
    module.type(home.type)
    home.addFunctions(to: module)
    return module
  }

  func failure(
    _ message: String, _ file: StaticString = #fileID, _ line: Int = #line
  ) -> PyException { .make(errorType, message, file, line) }

  // MARK: Formats

  /// The parsed form of a format argument.
  func format(
    _ value: Value, isLookedUp: Bool = true, _ cx: Context
  ) throws(PyException) -> StructFormat {
    if let last, case .object(let object) = value, ObjectIdentifier(object) == lastKey {
      return last
    }
    if let text = value.asStr {
      for entry in recent where entry.key === text {
        last = entry.format
        lastKey = ObjectIdentifier(text)
        return entry.format
      }
    }
    let units: [UInt8]
    if let text = value.asStr {
      units = try Codecs.encode(text, "ascii", "strict", cx)
    } else if let bytes = value.asBytes {
      units = bytes.bytes
    } else {
      // Formats are looked up in a dict of those in use.
      if isLookedUp { _ = try cx.hash(value) }
      throw .typeError(
        "Struct() argument 1 must be a str or bytes object, not \(value.type.title)")
    }
    let format: StructFormat
    if let known = formats[units] {
      format = known
    } else {
      do throws(StructFormat.Mistake) {
        format = try StructFormat(units)
      } catch {
        throw failure(error.message)
      }
      if formats.count >= 100 { formats.removeAll() }
      formats[units] = format
    }
    if let text = value.asStr {
      if recent.count >= 8 {
        recent.removeFirst()
        last = nil
      }
      recent.append((text, format))
    }
    return format
  }

  func packing(_ format: StructFormat) -> StructPacking {
    StructPacking(format: format, errorType: errorType)
  }

  // MARK: The operations, shared by functions and methods

  /// The packed values; `arguments` are the values alone.
  func pack(
    _ format: StructFormat, _ arguments: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    guard arguments.count == format.valueCount else {
      throw failure(
        "pack expected \(format.valueCount) items for packing (got \(arguments.count))")
    }
    return .bytes(try packing(format).pack(cx) { arguments[$0] })
  }

  /// `unpack(buffer)`.
  func unpack(
    _ format: StructFormat, _ buffer: Value, _ cx: Context
  ) throws(PyException) -> Value {
    try reading(buffer) { (bytes: UnsafeBufferPointer<UInt8>) throws(PyException) in
      guard bytes.count == format.size else {
        throw failure("unpack requires a buffer of \(format.size) bytes")
      }
      return packing(format).unpack(bytes, from: 0)
    }
  }

  /// Lends the bytes of a bytes-like object.
  @inline(__always)
  private func reading(
    _ value: Value, _ body: (UnsafeBufferPointer<UInt8>) throws(PyException) -> Value
  ) throws(PyException) -> Value {
    if value.isScattered { throw Context.scattered }
    if let octets = value.octets { return try octets.withBytes(body) }
    throw notBytes(value)
  }

  private func notBytes(_ value: Value) -> PyException {
    .typeError("a bytes-like object is required, not '\(value.type.title)'")
  }

  func bytes(_ value: Value) throws(PyException) -> [UInt8] {
    if let bytes = value.bytesLike { return bytes }
    throw notBytes(value)
  }

  /// `unpack_from(buffer, offset)`.
  func unpackFrom(
    _ format: StructFormat, _ buffer: Value, _ offset: Value?, _ cx: Context
  ) throws(PyException) -> Value {
    try reading(buffer) { (bytes: UnsafeBufferPointer<UInt8>) throws(PyException) in
      try unpackFrom(format, bytes, offset.map(cx.sizeArgument) ?? 0)
    }
  }

  private func unpackFrom(
    _ format: StructFormat, _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int
  ) throws(PyException) -> Value {
    var start = offset
    let size = format.size
    if start < 0 {
      if start + size > 0 {
        throw failure("not enough data to unpack \(size) bytes at offset \(start)")
      }
      if start + bytes.count < 0 {
        throw failure("offset \(start) out of range for \(bytes.count)-byte buffer")
      }
      start += bytes.count
    }
    if bytes.count - start < size {
      throw failure(
        "unpack_from requires a buffer of at least \(start &+ size) bytes for unpacking \(size) bytes"
          + " at offset \(start) (actual buffer size is \(bytes.count))")
    }
    return packing(format).unpack(bytes, from: start)
  }

  /// `pack_into(buffer, offset, values…)`.
  func packInto(
    _ format: StructFormat, _ arguments: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    if arguments.count == 0 { throw failure("pack_into expected buffer argument") }
    if arguments.count == 1 { throw failure("pack_into expected offset argument") }
    let given = arguments.count - 2
    if given != format.valueCount {
      throw failure(
        "pack_into expected \(format.valueCount) items for packing (got \(given))")
    }
    let target = arguments[0]
    guard !target.isScattered, let window = Window(target) else {
      throw .typeError(
        "argument must be read-write bytes-like object, not \(target.type.title)")
    }
    var offset = try cx.sizeArgument(arguments[1])
    let size = format.size
    if offset < 0 {
      if offset + size > 0 {
        throw failure("no space to pack \(size) bytes at offset \(offset)")
      }
      if offset + window.count < 0 {
        throw failure("offset \(offset) out of range for \(window.count)-byte buffer")
      }
      offset += window.count
    }
    if window.count - offset < size {
      throw failure(
        "pack_into requires a buffer of at least \(offset &+ size) bytes for packing \(size) bytes"
          + " at offset \(offset) (actual buffer size is \(window.count))")
    }
    let packed = try packing(format).pack(cx) { arguments[$0 + 2] }
    for (index, byte) in packed.array.enumerated() {
      let place = window.start + (offset + index) * window.step
      if place < window.array.bytes.count { window.array.bytes[place] = byte }
    }
    return .none
  }

  /// `iter_unpack(buffer)`.
  func iterate(
    _ format: StructFormat, _ buffer: Value, _ cx: Context
  ) throws(PyException) -> Value {
    let size = format.size
    if size == 0 { throw failure("cannot iteratively unpack with a struct of length 0") }
    let bytes = try bytes(buffer)
    guard bytes.count % size == 0 else {
      throw failure("iterative unpacking requires a buffer of a multiple of \(size) bytes")
    }
    let packing = packing(format)
    var offset = 0
    return .object(
      ClosureIterator(iteratorType) { _ in
        guard offset < bytes.count else { return .unbound }
        offset += size
        return bytes.withUnsafeBufferPointer { packing.unpack($0, from: offset - size) }
      })
  }

  /// The bytes that `pack_into` writes to.
  private struct Window {
    let array: PyByteArray
    var start = 0
    var step = 1
    let count: Int

    init?(_ value: Value) {
      if let array = value.asByteArray {
        self.array = array
        count = array.bytes.count
      } else if let view = value.asMemoryView, let array = view.base as? PyByteArray {
        self.array = array
        start = view.start
        step = view.step
        count = view.count
      } else {
        return nil
      }
    }
  }
}
