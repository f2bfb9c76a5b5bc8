/// An iterator written in Swift, over the items of a builtin container or of other iterators.
///
/// A subclass keeps its state in itself, which costs one allocation; `ClosureIterator` is for those that are rare.
public class PyIterator: PyObject {
  /// The sequence of a program's class behind it, whose length is asked for to make room.
  final var sequence: Value?

  init(_ type: PyType) {
    super.init(kind: .iterator, type: type)
  }

  /// The next value, `.unbound` at the end and from then on.
  func advance(_ cx: Context) throws(PyException) -> Value { .unbound }

  /// How many items remain, where that is known: lets `list()` make room.
  var remaining: Int? { nil }
}

/// An iterator whose closure returns the next value, `.unbound` at the end and from then on.
package final class ClosureIterator: PyIterator {
  private let body: (Context) throws(PyException) -> Value
  /// How many items remain, where that is known.
  var left: (() -> Int)?

  /// An iterator of a type over what the closure returns.
  package init(
    _ type: PyType, _ body: @escaping (Context) throws(PyException) -> Value
  ) {
    self.body = body
    super.init(type)
  }

  override func advance(_ cx: Context) throws(PyException) -> Value { try body(cx) }

  override var remaining: Int? { left?() }
}

/// `iter(list)`: it ends for good where the list ends.
final class ListIterator: PyIterator {
  private let list: PyList
  private var index = 0

  init(_ list: PyList) {
    self.list = list
    super.init(Types.listIterator)
  }

  override func advance(_ cx: Context) throws(PyException) -> Value {
    guard index < list.items.count else {
      index = .max
      return .unbound
    }
    index += 1
    return list.items[index - 1]
  }

  override var remaining: Int? { max(0, list.items.count - index) }
}

/// `iter(tuple)`.
final class TupleIterator: PyIterator {
  private let tuple: PyTuple
  private var index = 0

  init(_ tuple: PyTuple) {
    self.tuple = tuple
    super.init(Types.tupleIterator)
  }

  override func advance(_ cx: Context) throws(PyException) -> Value {
    guard index < tuple.count else { return .unbound }
    index += 1
    return tuple[index - 1]
  }

  override var remaining: Int? { tuple.count - index }
}

/// `iter(str)`: its characters.
final class StrIterator: PyIterator {
  private let text: PyStr
  private var index = 0

  init(_ text: PyStr) {
    self.text = text
    let isCompact = text.isASCII && text.isExactly(TypeAddress.str)
    super.init(isCompact ? Types.strASCIIIterator : Types.strIterator)
  }

  override func advance(_ cx: Context) throws(PyException) -> Value {
    guard index < text.count else { return .unbound }
    index += 1
    return .object(PyStr.character(text[index - 1]))
  }

  override var remaining: Int? { text.count - index }
}

/// `iter(bytes)`: its bytes as numbers.
final class BytesIterator: PyIterator {
  private let bytes: PyBytes
  private var index = 0

  init(_ bytes: PyBytes) {
    self.bytes = bytes
    super.init(Types.bytesIterator)
  }

  override func advance(_ cx: Context) throws(PyException) -> Value {
    guard index < bytes.octets.count else { return .unbound }
    index += 1
    return .int(Int(bytes.octets[index - 1]))
  }

  override var remaining: Int? { bytes.octets.count - index }
}

/// `iter(set)`: a change of its size is a `RuntimeError`.
final class SetIterator: PyIterator {
  private let set: PySet
  private let count: Int
  private var index = 0
  private var left: Int
  private var hasFailed = false

  init(_ set: PySet) {
    self.set = set
    count = set.count
    left = count
    super.init(Types.setIterator)
  }

  override func advance(_ cx: Context) throws(PyException) -> Value {
    if index < 0 { return .unbound }
    if hasFailed || count != set.count {
      hasFailed = true
      throw .runtimeError("Set changed size during iteration")
    }
    while index < set.slotCount {
      index += 1
      if let member = set.member(at: index - 1) {
        left -= 1
        return member
      }
    }
    index = -1
    return .unbound
  }

  override var remaining: Int? { left }
}

/// `iter(dict)` and those of its views: a change of its size is a `RuntimeError`.
final class DictIterator: PyIterator {
  private let dict: PyDict
  private let part: DictType.Part
  /// How many entries there were; -1 once that has changed.
  private var count: Int
  private var index = 0
  private var left: Int
  private var pairs = PairMaker()

  init(_ dict: PyDict, _ part: DictType.Part) {
    self.dict = dict
    self.part = part
    count = dict.count
    left = count
    let type =
      switch part {
      case .keys: Types.dictKeyIterator
      case .values: Types.dictValueIterator
      case .items: Types.dictItemIterator
      }
    super.init(type)
  }

  override func advance(_ cx: Context) throws(PyException) -> Value {
    if index < 0 { return .unbound }
    if count != dict.count {
      count = -1
      throw .runtimeError("dictionary changed size during iteration")
    }
    while index < dict.entryCount {
      index += 1
      if let (key, value) = dict.entry(at: index - 1) {
        if left == 0 { throw .runtimeError("dictionary keys changed during iteration") }
        left -= 1
        switch part {
        case .keys: return key
        case .values: return value
        case .items: return pairs.make(key, value)
        }
      }
    }
    index = -1
    return .unbound
  }

  override var remaining: Int? { count == dict.count ? left : 0 }
}
