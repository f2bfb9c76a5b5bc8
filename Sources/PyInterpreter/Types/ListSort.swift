/// Sorting: stable, by `<` alone, interruptible; numbers and texts compare without calls.
enum ListSort {
  /// `list.sort(key=, reverse=)`.
  static func sort(
    _ list: PyList, key: Value, reverse: Value?, _ cx: Context
  ) throws(PyException) {
    let isReversed =
      try reverse.map { (value: Value) throws(PyException) in try cx.int32Argument(value) != 0 }
      ?? false
    let items = list.items
    list.items = []
    var order: [Int] = []
    do throws(PyException) {
      order = try mapped(items.count, cx) { isReversed ? items.count - 1 - $0 : $0 }
      let keys = try keys(items, key, cx)
      try sort(&order, by: keys, cx)
    } catch {
      if error.isFromOutside || order.count != items.count {
        // Ctrl-C is answered at once; any order will do then.
        replace(list, by: items)
      } else {
        replace(list, by: (isReversed ? order.reversed() : order).map { items[$0] })
      }
      throw error
    }
    if isReversed { order.reverse() }
    let isModified = !list.items.isEmpty
    do throws(PyException) {
      replace(list, by: try mapped(order.count, cx) { items[order[$0]] })
    } catch {
      replace(list, by: items)
      throw error
    }
    if isModified { throw .valueError("list modified during sort") }
  }

  /// An array made of as many numbers in turn; a long one can be interrupted.
  @inline(__always)
  private static func mapped<T>(
    _ count: Int, _ cx: Context, _ item: (Int) -> T
  ) throws(PyException) -> [T] {
    var result: [T] = []
    result.reserveCapacity(count)
    for index in 0..<count {
      if index & 0xFFFF == 0xFFFF { try cx.checkInterrupt() }
      result.append(item(index))
    }
    return result
  }

  /// Gives a list other items; the old ones are let go when it has them.
  private static func replace(_ list: PyList, by items: [Value]) {
    let old = list.items
    list.items = items
    withExtendedLifetime(old) {}
  }

  private static func keys(
    _ items: [Value], _ key: Value, _ cx: Context
  ) throws(PyException) -> [Value] {
    if key.isNone { return items }
    var keys: [Value] = []
    keys.reserveCapacity(items.count)
    for item in items { keys.append(try cx.call(key, item)) }
    return keys
  }

  private enum Sort { case ints, floats, texts, bytes, mixed }

  private static func kind(_ keys: [Value], _ cx: Context) throws(PyException) -> Sort {
    var ints = 0
    var floats = 0
    var texts = 0
    var bytes = 0
    for (index, key) in keys.enumerated() {
      if index & 0xFFFF == 0xFFFF { try cx.checkInterrupt() }
      switch key {
      case .int: ints += 1
      case .float: floats += 1
      case .object(let object) where object.kind == .str && object.type === Types.str: texts += 1
      case .object(let object) where object.kind == .bytes && object.type === Types.bytes:
        bytes += 1
      case .object, .bool, .none, .unbound: return .mixed
      }
    }
    if ints == keys.count { return .ints }
    if floats == keys.count { return .floats }
    if texts == keys.count { return .texts }
    return bytes == keys.count ? .bytes : .mixed
  }

  /// The comparison of a program's class that all keys have: it is asked by itself first, as CPython does.
  private static func sharedComparison(_ keys: [Value]) -> CompareSlot? {
    guard let type = keys.first?.type, type.isHeap, keys.allSatisfy({ $0.type === type }) else {
      return nil
    }
    return type.slots.compare
  }

  private static func sort(
    _ order: inout [Int], by keys: [Value], _ cx: Context
  ) throws(PyException) {
    switch try kind(keys, cx) {
    case .ints:
      let numbers = try mapped(keys.count, cx) { keys[$0].asInt ?? 0 }
      try merge(&order, cx) { numbers[$0] < numbers[$1] }
    case .floats:
      let numbers = try mapped(keys.count, cx) { keys[$0].asDouble ?? 0 }
      try merge(&order, cx) { numbers[$0] < numbers[$1] }
    case .texts:
      let texts = keys.compactMap(\.asStr)
      let areASCII = texts.allSatisfy(\.isASCII)
      let prefixes = texts.map { areASCII ? $0.octets.prefix : $0.prefix }
      try merge(&order, cx) { (a: Int, b: Int) -> Bool in
        let (left, right) = (prefixes[a], prefixes[b])
        return left == right ? StrType.order(texts[a], texts[b]) < 0 : left < right
      }
    case .bytes:
      let octets = keys.compactMap { $0.asBytes?.octets }
      let prefixes = octets.map(\.prefix)
      try merge(&order, cx) { (a: Int, b: Int) -> Bool in
        let (left, right) = (prefixes[a], prefixes[b])
        return left == right ? Octets.order(octets[a], octets[b]) < 0 : left < right
      }
    case .mixed:
      let slot = sharedComparison(keys)
      var made = 0
      let sorting = Timsort(order) { (a: Int, b: Int) throws(PyException) -> Bool in
        made &+= 1
        if made & 0xFFF == 0 { try cx.checkInterrupt() }
        if let slot {
          let result = try slot(keys[a], keys[b], .less, cx)
          if !result.isNotImplemented { return try cx.truth(result) }
        }
        return try cx.truth(cx.compare(.less, keys[a], keys[b]))
      }
      defer { order = sorting.order }
      try sorting.sort()
    }
  }

  /// A bottom-up merge sort of indices; runs that are in order already are left alone.
  @inline(__always)
  private static func merge(
    _ order: inout [Int], _ cx: Context, _ isLess: (Int, Int) throws(PyException) -> Bool
  ) throws(PyException) {
    let count = order.count
    if count < 64 { return try sortRun(&order, isLess) }
    let run = 16
    for start in stride(from: 0, to: count, by: run) {
      try insertionSort(&order, start, min(start + run, count), isLess)
      if start & 0xFFF == 0 { try cx.checkInterrupt() }
    }
    var width = run
    var buffer: [Int] = []
    buffer.reserveCapacity(count)
    while width < count {
      for start in stride(from: 0, to: count - width, by: width * 2) {
        let middle = start + width
        let end = min(middle + width, count)
        // Runs may be merged without a step of the loop below: those of a list that was turned round.
        if start & 0x3FFF == 0 { try cx.checkInterrupt() }
        if try !isLess(order[middle], order[middle - 1]) { continue }
        buffer.removeAll(keepingCapacity: true)
        buffer.append(contentsOf: order[start..<middle])
        var left = 0
        var right = middle
        var place = start
        while left < buffer.count, right < end {
          let takesRight: Bool
          do throws(PyException) {
            takesRight = try isLess(order[right], buffer[left])
          } catch {
            refill(&order, buffer, left, place)
            throw error
          }
          if takesRight {
            order[place] = order[right]
            right += 1
          } else {
            order[place] = buffer[left]
            left += 1
          }
          place += 1
          if place & 0xFFF == 0 {
            do throws(PyException) {
              try cx.checkInterrupt()
            } catch {
              refill(&order, buffer, left, place)
              throw error
            }
          }
        }
        refill(&order, buffer, left, place)
      }
      width *= 2
    }
  }

  /// Sorts a short list: what is in order from the start, up or strictly down, is left or turned; the rest is put in.
  @inline(__always)
  private static func sortRun(
    _ order: inout [Int], _ isLess: (Int, Int) throws(PyException) -> Bool
  ) throws(PyException) {
    if order.count < 2 { return }
    var sorted = 2
    if try isLess(order[1], order[0]) {
      while sorted < order.count, try isLess(order[sorted], order[sorted - 1]) { sorted += 1 }
      order[..<sorted].reverse()
    } else {
      while sorted < order.count, try !isLess(order[sorted], order[sorted - 1]) { sorted += 1 }
    }
    while sorted < order.count {
      let item = order[sorted]
      var low = 0
      var high = sorted
      while low < high {
        let middle = (low + high) / 2
        if try isLess(item, order[middle]) { high = middle } else { low = middle + 1 }
      }
      var place = sorted
      while place > low {
        order[place] = order[place - 1]
        place -= 1
      }
      order[low] = item
      sorted += 1
    }
  }

  /// Puts the rest of the left run back: what remains is a permutation, also after an error.
  private static func refill(_ order: inout [Int], _ buffer: [Int], _ left: Int, _ place: Int) {
    for offset in 0..<(buffer.count - left) { order[place + offset] = buffer[left + offset] }
  }

  @inline(__always)
  private static func insertionSort(
    _ order: inout [Int], _ start: Int, _ end: Int,
    _ isLess: (Int, Int) throws(PyException) -> Bool
  ) throws(PyException) {
    var index = start + 1
    while index < end {
      let item = order[index]
      // Find the place first, so that a comparison that raises leaves a permutation behind.
      var low = start
      var high = index
      if try !isLess(item, order[index - 1]) { low = index }
      while low < high {
        let middle = (low + high) / 2
        if try isLess(item, order[middle]) { high = middle } else { low = middle + 1 }
      }
      var place = index
      while place > low {
        order[place] = order[place - 1]
        place -= 1
      }
      order[low] = item
      index += 1
    }
  }
}

extension PyStr {
  /// The first two code points as a number that has their order, zeros after fewer.
  fileprivate var prefix: UInt64 {
    count == 0 ? 0 : UInt64(self[0]) << 32 | (count == 1 ? 0 : UInt64(self[1]))
  }
}
