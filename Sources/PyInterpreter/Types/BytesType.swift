/// `bytes` and `bytearray`: constructors, operators and protocols.
///
/// What both share is written once.
enum BytesType {
  /// Fills both types.
  static func install() {
    var slots = shared()
    slots.repr = .calling { value, _ in
      .object(PyStr(ascii: StrRepr.quoted(value.bytesLike ?? [], prefix: [98])))
    }
    slots.hash = .calling { value, _ in value.asBytes?.hash ?? 0 }
    slots.new = .calling(makeBytes)
    slots.getItem = .calling { container, key, cx throws(PyException) in
      try getItem(container, key, "byte", "index out of range", cx)
    }
    Types.bytes.slots = slots
    installMethods(Types.bytes)
    installArray()
    MemoryViewType.install()
  }

  private static func installArray() {
    var slots = shared()
    slots.repr = .calling { value, cx throws(PyException) in
      let name = Array("\(value.type.name)(b".utf8)
      let text =
        StrRepr.quoted(
          value.bytesLike ?? [], prefix: name, escapingSingle: true) + [41]
      return value.type.name.utf8.allSatisfy({ $0 < 128 })
        ? .object(PyStr(ascii: text)) : .string(String(decoding: text, as: UTF8.self))
    }
    slots.isUnhashable = true
    slots.new = .calling { type, _, _ in .object(PyByteArray([], type: type)) }
    slots.initialise = .calling(fillArray)
    slots.getItem = .calling { container, key, cx throws(PyException) in
      try getItem(container, key, "bytearray", "bytearray index out of range", cx)
    }
    slots.setItem = .calling(setItem)
    slots.inplace[BinaryOperation.add.rawValue] = .calling { a, b, cx throws(PyException) in
      guard let array = a.asByteArray else { return .notImplemented }
      guard let other = b.bytesLike, !b.isScattered else {
        throw .typeError("can't concat \(b.type.title) to bytearray")
      }
      try checkResizable(array)
      array.bytes.append(contentsOf: other)
      return a
    }
    slots.inplace[BinaryOperation.multiply.rawValue] = .calling { a, b, cx throws(PyException) in
      guard let array = a.asByteArray, let times = try cx.repetitions(b) else {
        return .notImplemented
      }
      try checkResizable(array)
      array.bytes = try cx.repeating(array.bytes, times)
      return a
    }
    Types.byteArray.slots = slots
    installMethods(Types.byteArray)
    installMutation(Types.byteArray)
  }

  private static func shared() -> TypeSlots {
    var slots = TypeSlots()
    slots.compare = .calling(compare)
    slots.concatenate = .calling { a, b, _ throws(PyException) in
      guard let left = a.octets else { return .notImplemented }
      guard let right = b.octets, !b.isScattered else {
        throw .typeError("can't concat \(b.type.title) to \(a.type.title)")
      }
      if right.count == 0, a.type === Types.bytes { return a }
      return wrap(Octets(left, right), like: a)
    }
    slots.repeated = .calling { a, b, cx throws(PyException) in
      guard let bytes = a.octets, let times = try cx.repetitions(b) else {
        return .notImplemented
      }
      let kind = a.asByteArray == nil ? "bytes are" : nil
      return wrap(try cx.repeating(bytes, times, kind), like: a)
    }
    slots[.modulo] = .calling { a, b, cx throws(PyException) in
      guard a.asBytes != nil || a.asByteArray != nil, let template = a.octets else {
        return .notImplemented
      }
      return wrap(try PercentFormat.bytes(template, b, cx), like: a)
    }
    slots.length = .calling { value, _ in count(value) }
    slots.contains = .calling { container, item, cx throws(PyException) in
      let bytes = container.octets ?? Octets()
      if cx.isIndex(item), item.octets == nil {
        let wanted = try byte(item, cx)
        return bytes.withBytes { $0.contains(wanted) }
      }
      let part = Octets(try cx.bufferArgument(item))
      return try Search.first(part, in: bytes, from: 0, to: bytes.count, cx) != nil
    }
    slots.iter = .calling(iterate)
    return slots
  }

  /// The length without a copy.
  static func count(_ value: Value) -> Int {
    value.asBytes?.count ?? value.asByteArray?.bytes.count ?? 0
  }

  /// A result of the kind of its receiver: `bytes`, or `bytearray`.
  static func wrap(_ bytes: [UInt8], like value: Value) -> Value {
    if value.asByteArray != nil { return .object(PyByteArray(bytes)) }
    return bytes.isEmpty ? .object(PyBytes.empty) : .bytes(bytes)
  }

  /// A result of the kind of its receiver: `bytes`, or `bytearray`.
  @inline(__always) static func wrap(_ bytes: Octets, like value: Value) -> Value {
    if value.asByteArray != nil { return .object(PyByteArray(bytes.array)) }
    if bytes.count > 1 { return .bytes(bytes) }
    return .object(bytes.count == 0 ? PyBytes.empty : PyBytes.single(bytes[0]))
  }

  /// An `int` from 0 to 255.
  static func byte(
    _ value: Value, _ cx: Context, _ message: String = "byte must be in range(0, 256)"
  ) throws(PyException) -> UInt8 {
    if case .int(let number) = value, 0...255 ~= number { return UInt8(number) }
    guard let number = try cx.index(value).asInt, 0...255 ~= number else {
      throw .valueError(message)
    }
    return UInt8(number)
  }

  private static func compare(
    _ a: Value, _ b: Value, _ comparison: Comparison, _ cx: Context
  ) throws(PyException) -> Value {
    guard let left = a.octets, let right = b.octets else { return .notImplemented }
    switch comparison {
    case .equal: return .bool(left == right)
    case .notEqual: return .bool(left != right)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      // A view has an order beside a bytearray only.
      let hasView = a.asMemoryView != nil || b.asMemoryView != nil
      if hasView, a.asByteArray == nil, b.asByteArray == nil {
        return .notImplemented
      }
      return .bool(comparison.holds(Search.order(left, right)))
    }
  }

  private static func getItem(
    _ container: Value, _ key: Value, _ what: String, _ outside: String, _ cx: Context
  ) throws(PyException) -> Value {
    if let slice = key.asSlice {
      let bytes = container.octets ?? Octets()
      let walk = try cx.walk(slice, length: bytes.count)
      if walk.step == 1 {
        if walk.count == bytes.count, container.type === Types.bytes { return container }
        return wrap(bytes.part(walk.range), like: container)
      }
      return wrap(try cx.pick(bytes.array, walk), like: container)
    }
    guard cx.isIndex(key) else {
      throw .typeError("\(what) indices must be integers or slices, not \(key.type.title)")
    }
    let index = try cx.itemIndex(key)
    let bytes = container.octets ?? Octets()
    let place = index < 0 ? index + bytes.count : index
    guard 0..<bytes.count ~= place else { throw .indexError(outside) }
    return .int(Int(bytes[place]))
  }

  private static func iterate(_ value: Value, _ cx: Context) throws(PyException) -> Value {
    if let bytes = value.asBytes { return .object(BytesIterator(bytes)) }
    guard let array = value.asByteArray else { return .notImplemented }
    var index = 0
    let iterator = ClosureIterator(Types.byteArrayIterator) { _ in
      guard index < array.bytes.count else {
        index = .max
        return .unbound
      }
      index += 1
      return .int(Int(array.bytes[index - 1]))
    }
    iterator.left = { max(0, array.bytes.count - index) }
    return .object(iterator)
  }

  // MARK: Construction

  private static let bytesSignature = ConstructorSignature(
    "bytes", "source=, encoding=, errors=")
  private static let arraySignature = ConstructorSignature(
    "bytearray", "source=, encoding=, errors=")

  private static func makeBytes(
    _ type: PyType, _ arguments: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    if arguments.count == 1, !arguments.hasKeywords, type === Types.bytes,
      arguments[0].type === Types.bytes
    {
      return arguments[0]
    }
    if arguments.count == 1, !arguments.hasKeywords, type === Types.bytes,
      let list = arguments[0].asList, list.isExactly(TypeAddress.list),
      let bytes = plainBytes(list.items)
    {
      return .object(bytes.count == 1 ? PyBytes.single(bytes[0]) : PyBytes(bytes))
    }
    if arguments.count == 1, !arguments.hasKeywords, type === Types.bytes,
      let array = arguments[0].asByteArray, array.type === Types.byteArray
    {
      return .object(PyBytes(Octets(array.bytes)))
    }
    let bound = try bytesSignature.bind(arguments, cx)
    if bound[1].isUnbound, bound[2].isUnbound, !bound[0].isUnbound,
      let result = try cx.callSpecial(bound[0], Names.bytes)
    {
      guard let bytes = result.asBytes else {
        throw .typeError("__bytes__ returned non-bytes (type \(result.type.title))")
      }
      return type === Types.bytes ? result : .object(PyBytes(bytes.octets, type: type))
    }
    return .object(PyBytes(Octets(try content(bound, "bytes", cx)), type: type))
  }

  /// The bytes of small integers alone; nil when something else is among them.
  private static func plainBytes(_ items: [Value]) -> Octets? {
    var bytes = Octets()
    for item in items {
      guard case .int(let number) = item, 0...255 ~= number else { return nil }
      bytes.append(UInt8(truncatingIfNeeded: number))
    }
    return bytes
  }

  private static func fillArray(
    _ value: Value, _ arguments: Arguments, _ cx: Context
  ) throws(PyException) {
    guard let array = value.asByteArray else { return }
    let bytes = try content(arraySignature.bind(arguments, cx), "bytearray", cx)
    try checkResizable(array)
    array.bytes = bytes
  }

  private static func content(
    _ bound: [Value], _ name: String, _ cx: Context
  ) throws(PyException) -> [UInt8] {
    let source = bound[0]
    var texts: [String?] = []
    for (index, word) in [(1, "encoding"), (2, "errors")] {
      if bound[index].isUnbound {
        texts.append(nil)
      } else {
        texts.append(try cx.wordArgument(bound[index], name, named: word))
      }
    }
    let isCoded = texts[0] != nil || texts[1] != nil
    if let text = source.asStr {
      guard let encoding = texts[0] else {
        throw .typeError("string argument without an encoding")
      }
      return try Codecs.encode(text, encoding, texts[1] ?? "strict", cx)
    }
    if isCoded {
      throw .typeError("\(texts[0] != nil ? "encoding" : "errors") without a string argument")
    }
    if source.isUnbound { return [] }
    if cx.isIndex(source), source.bytesLike == nil, let count = try countOrNil(source, cx) {
      if count < 0 { throw .valueError("negative count") }
      if name == "bytes" { try checkLength(count) }
      return try cx.repeating([0], count)
    }
    let range =
      name == "bytes" ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)"
    return try bytes(from: source, cx, range: range, target: name)
  }

  /// Refuses a length that leaves no room for the head of a `bytes` object.
  static func checkLength(_ count: Int) throws(PyException) {
    if count > Int.max - 33 { throw .overflowError("byte string is too large") }
  }

  /// A count of bytes; where `__index__` gives none, the object may still be one of the other sources.
  private static func countOrNil(_ source: Value, _ cx: Context) throws(PyException) -> Int? {
    do throws(PyException) {
      return try cx.smallIndex(source)
    } catch  where error.matches(Types.typeError) {
      return nil
    }
  }

  /// The bytes of a bytes-like object, or of an iterable of integers.
  static func bytes(
    from source: Value, _ cx: Context, range: String = "bytes must be in range(0, 256)",
    target: String = "bytes"
  ) throws(PyException) -> [UInt8] {
    if source.asMemoryView != nil { return try cx.copiedArgument(source) }
    if let bytes = source.bytesLike { return bytes }
    guard source.asStr == nil,
      source.type.slots.iter != nil || source.type.slots.getItem != nil
    else {
      throw .typeError("cannot convert '\(source.type.title)' object to \(target)")
    }
    var iterator: Value?
    do throws(PyException) {
      if source.type.isHeap { iterator = try cx.iter(source) }
    } catch  where error.matches(Types.typeError) {
      throw .typeError("cannot convert '\(source.type.title)' object to \(target)")
    }
    if iterator != nil, target == "bytes" { try cx.askLength(source) }
    var result: [UInt8] = []
    func add(_ item: Value) throws(PyException) -> Bool {
      result.append(try byte(item, cx, range))
      return true
    }
    if let iterator { try cx.iterate(over: iterator, add) } else { try cx.iterate(source, add) }
    return result
  }
}
