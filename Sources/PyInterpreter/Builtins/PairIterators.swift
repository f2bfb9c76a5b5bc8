/// `enumerate(iterable, start)`: pairs of a number and an item.
final class EnumerateIterator: PyIterator {
  private let source: Value
  private var number: Value
  private var pairs = PairMaker()

  init(_ type: PyType, _ source: Value, from number: Value) {
    self.source = source
    self.number = number
    super.init(type)
  }

  override func advance(_ cx: Context) throws(PyException) -> Value {
    let item = try cx.next(source)
    if item.isUnbound { return .unbound }
    let pair = pairs.make(number, item)
    if case .int(let small) = number, small < Int.max {
      number = .int(small + 1)
      return pair
    }
    number = try cx.binary(.add, number, .int(1))
    return pair
  }
}

/// `zip` of two iterators, which is how it is mostly called.
final class ZipPairsIterator: PyIterator {
  private let left: Value
  private let right: Value
  /// Called with the place of the iterator that ended first, where both must end together.
  private let check: ((Int, Context) throws(PyException) -> Void)?
  private var pairs = PairMaker()

  init(
    _ type: PyType, _ left: Value, _ right: Value,
    check: ((Int, Context) throws(PyException) -> Void)?
  ) {
    self.left = left
    self.right = right
    self.check = check
    super.init(type)
  }

  override func advance(_ cx: Context) throws(PyException) -> Value {
    let first = try cx.next(left)
    if first.isUnbound {
      try check?(0, cx)
      return .unbound
    }
    let second = try cx.next(right)
    if second.isUnbound {
      try check?(1, cx)
      return .unbound
    }
    return pairs.make(first, second)
  }
}
