/// `list`: the constructor, operators and protocols.
enum ListType {
  /// Fills the type.
  static func install() {
    let type = Types.list
    var slots = TypeSlots()
    slots.repr = .calling { value, cx throws(PyException) in
      guard let list = value.asList else { return .notImplemented }
      if list.items.isEmpty { return .string("[]") }
      return try cx.containerRepr(list, ellipsis: "[...]") { result throws(PyException) in
        result.append("[")
        try cx.appendReprs(&result, count: { list.items.count }, { list.items[$0] })
        result.append("]")
      }
    }
    slots.isUnhashable = true
    slots.compare = .calling { a, b, comparison, cx throws(PyException) in
      guard let left = a.asList, let right = b.asList else { return .notImplemented }
      return try cx.compareItems(
        comparison, count: { (left.items.count, right.items.count) },
        { (left.items[$0], right.items[$0]) })
    }
    slots.length = .calling { value, _ in value.asList?.items.count ?? 0 }
    slots.bool = .calling { value, _ in value.asList?.items.isEmpty == false }
    slots.getItem = .calling(getItem)
    slots.setItem = .calling(setItem)
    slots.contains = .calling { value, item, cx throws(PyException) in
      guard let list = value.asList else { return false }
      return try firstIndex(of: item, in: list, from: 0, to: .max, cx) != nil
    }
    slots.concatenate = .calling { a, b, cx throws(PyException) in
      guard let left = a.asList else { return .notImplemented }
      guard let right = b.asList else {
        throw .typeError("can only concatenate list (not \"\(b.type.title)\") to list")
      }
      try cx.checkSize(left.items.count + right.items.count, of: 16)
      return .list(left.items + right.items)
    }
    slots.repeated = .calling { a, b, cx throws(PyException) in
      guard let list = a.asList, let times = try cx.repetitions(b) else { return .notImplemented }
      return .list(try cx.repeating(list.items, times))
    }
    slots.inplace[BinaryOperation.add.rawValue] = .calling { a, b, cx throws(PyException) in
      guard let list = a.asList else { return .notImplemented }
      try extend(list, b, cx)
      return a
    }
    slots.inplace[BinaryOperation.multiply.rawValue] = .calling { a, b, cx throws(PyException) in
      guard let list = a.asList, let times = try cx.repetitions(b) else { return .notImplemented }
      list.items = try cx.repeating(list.items, times)
      return a
    }
    slots.iter = .calling { value, _ in
      guard let list = value.asList else { return .notImplemented }
      return .object(ListIterator(list))
    }
    slots.new = .calling { type, _, _ in .object(PyList([], type: type)) }
    slots.initialise = .calling(initialise)
    type.slots = slots
    installMethods(type)
  }

  private static func initialise(
    _ value: Value, _ arguments: Arguments, _ cx: Context
  ) throws(PyException) {
    guard let list = value.asList else { return }
    try arguments.refuseKeywords("list", unless: value.type !== Types.list)
    try arguments.expect("list", 0...1)
    if let source = arguments.get(0) {
      list.items = try cx.items(source)
    } else {
      list.items = []
    }
  }

  private static func getItem(
    _ container: Value, _ key: Value, _ cx: Context
  ) throws(PyException) -> Value {
    guard let list = container.asList else { return .notImplemented }
    if let slice = key.asSlice {
      return .list(try cx.pick(list.items, try cx.walk(slice, length: list.items.count)))
    }
    try requireIndex(key, cx)
    return list.items[try cx.position(key, count: list.items.count, "list")]
  }

  @inline(__always)
  private static func requireIndex(_ key: Value, _ cx: Context) throws(PyException) {
    if case .int = key { return }
    guard cx.isIndex(key) else {
      throw .typeError("list indices must be integers or slices, not \(key.type.title)")
    }
  }

  private static func setItem(
    _ container: Value, _ key: Value, _ value: Value, _ cx: Context
  ) throws(PyException) {
    guard let list = container.asList else { return }
    if let slice = key.asSlice { return try setSlice(list, slice, value, cx) }
    try requireIndex(key, cx)
    let index = try cx.position(
      key, count: list.items.count, "list", "assignment index out of range")
    if value.isUnbound {
      let old = list.items.remove(at: index)
      withExtendedLifetime(old) {}
    } else {
      let old = list.items[index]
      list.items[index] = value
      withExtendedLifetime(old) {}
    }
  }

  private static func setSlice(
    _ list: PyList, _ slice: PySlice, _ value: Value, _ cx: Context
  ) throws(PyException) {
    if value.isUnbound {
      let walk = try cx.walk(slice, length: list.items.count)
      let old = list.items
      list.items = Context.removing(walk, from: list.items)
      withExtendedLifetime(old) {}
      return
    }
    _ = try cx.walk(slice, length: list.items.count)
    let isPlain = slice.step.isNone || slice.step.asInt == 1
    guard value.type.slots.iter != nil || value.type.slots.getItem != nil else {
      throw .typeError(
        isPlain
          ? "can only assign an iterable" : "must assign iterable to extended slice")
    }
    // A program's own object is asked for its iterator first, which then counts as the iterable.
    let new = try cx.items(value.asInstance == nil ? value : cx.iter(value))
    let walk = try cx.walk(slice, length: list.items.count)
    if walk.step == 1 {
      let old = list.items
      list.items.replaceSubrange(walk.range, with: new)
      withExtendedLifetime(old) {}
      return
    }
    guard new.count == walk.count else {
      throw .valueError(
        "attempt to assign sequence of size \(new.count) to extended slice of size \(walk.count)")
    }
    let old = list.items
    for index in 0..<walk.count { list.items[walk.position(index)] = new[index] }
    withExtendedLifetime(old) {}
  }

  /// Adds all items of an iterable.
  static func extend(_ list: PyList, _ source: Value, _ cx: Context) throws(PyException) {
    if source.asList != nil || source.asTuple != nil {
      list.items.append(contentsOf: try cx.items(source))
      return
    }
    guard source.type.slots.iter != nil || source.type.slots.getItem != nil else {
      throw .typeError("'\(source.type.title)' object is not iterable")
    }
    let iterator = try cx.iter(source)
    if source.asInstance != nil { try cx.askLength(source) }
    if let sequence = source.asIterator?.sequence { try cx.askLength(sequence, orElse: false) }
    if let count = iterator.asIterator?.remaining {
      try cx.checkSize(count, of: MemoryLayout<Value>.stride)
    }
    try cx.iterate(over: iterator) { (item: Value) throws(PyException) -> Bool in
      list.items.append(item)
      return true
    }
  }

  /// Where an equal item first is, within bounds.
  static func firstIndex(
    of item: Value, in list: PyList, from: Int, to: Int, _ cx: Context
  ) throws(PyException) -> Int? {
    var index = from
    while index < min(to, list.items.count) {
      if try cx.equal(list.items[index], item) { return index }
      index += 1
      if index & 0xFFF == 0 { try cx.checkInterrupt() }
    }
    return nil
  }
}
