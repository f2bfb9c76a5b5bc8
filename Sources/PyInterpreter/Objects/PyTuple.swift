/// A Python `tuple`.
///
/// Up to three items lie in the object itself: most tuples are pairs, made and given up again at once.
public final class PyTuple: PyObject {
  /// How many items there are.
  package let count: Int
  private final var first: Value
  private final var second: Value
  private final var third: Value
  /// All items, when there are more than three.
  private final var many: [Value]

  /// A `tuple` of these values, or of a subclass.
  package init(_ items: [Value], type: PyType? = nil) {
    count = items.count
    let isMany = items.count > 3
    first = isMany || items.isEmpty ? .unbound : items[0]
    second = isMany || items.count < 2 ? .unbound : items[1]
    third = isMany || items.count < 3 ? .unbound : items[2]
    many = isMany ? items : []
    super.init(kind: .tuple, type: type ?? Types.tuple)
  }

  /// A pair.
  package convenience init(_ first: Value, _ second: Value) {
    self.init(small: 2, first, second, .unbound)
  }

  /// Three items.
  package convenience init(_ first: Value, _ second: Value, _ third: Value) {
    self.init(small: 3, first, second, third)
  }

  /// Up to three items; those beyond the count are `.unbound`.
  package init(small count: Int, _ first: Value, _ second: Value, _ third: Value) {
    self.count = count
    self.first = first
    self.second = second
    self.third = third
    many = []
    super.init(kind: .tuple, typeAddress: TypeAddress.tuple ?? Types.tuple.ownAddress)
  }

  /// `()`, made once.
  nonisolated(unsafe) package static let empty = PyTuple([])

  /// The item at a position that is known to be there.
  @inline(__always) package subscript(index: Int) -> Value {
    if count > 3 { return many[index] }
    return index == 0 ? first : index == 1 ? second : third
  }

  /// The items; made anew for a small tuple, so take them once.
  package var items: [Value] {
    switch count {
    case 0: []
    case 1: [first]
    case 2: [first, second]
    case 3: [first, second, third]
    default: many
    }
  }

  /// Puts other items into a pair that nobody else holds: an iterator's last one.
  @inline(__always) func refill(_ first: Value, _ second: Value) {
    self.first = first
    self.second = second
  }

  deinit {
    guard count > 0, count > 3 || first.isContainer || second.isContainer || third.isContainer
    else { return }
    ReleaseQueue.nested {
      first = .unbound
      second = .unbound
      third = .unbound
      many = []
    } deferred: {
      ReleaseQueue.adopt(items)
    }
  }
}

/// The pairs of an iterator, one after the other: the same object again where the program has let go of the last.
struct PairMaker {
  private var last: PyTuple?

  /// A tuple of two values.
  @inline(__always) mutating func make(_ first: Value, _ second: Value) -> Value {
    if isKnownUniquelyReferenced(&last), let last {
      last.refill(first, second)
      return .object(last)
    }
    let pair = PyTuple(first, second)
    last = pair
    return .object(pair)
  }
}

extension Value {
  /// Whether giving up the value may give up others: everything on the heap but texts, bytes and numbers.
  @inline(__always) var isContainer: Bool {
    guard case .object(let object) = self else { return false }
    switch object.kind {
    case .str, .bytes, .byteArray, .int, .float: return false
    default: return true
    }
  }
}
