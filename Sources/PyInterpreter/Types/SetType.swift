/// `set` and `frozenset`: constructors, operators and protocols.
enum SetType {
  /// Fills both types.
  static func install() {
    var slots = shared()
    slots.isUnhashable = true
    slots.new = .calling { type, _, _ in .object(PySet(type: type)) }
    slots.initialise = .calling { value, arguments, cx throws(PyException) in
      guard let set = value.asSet else { return }
      try arguments.refuseKeywords("set", unless: value.type !== Types.set)
      try arguments.expect("set", 0...1)
      set.removeAll()
      if let source = arguments.get(0) { try fill(set, source, cx) }
    }
    for operation in [BinaryOperation.and, .or, .subtract, .xor] {
      slots.inplace[operation.rawValue] = .calling { a, b, cx throws(PyException) in
        guard let set = a.asSet, b.asSet != nil else { return .notImplemented }
        try assign(set, operation, b, cx)
        return a
      }
    }
    Types.set.slots = slots
    var frozen = shared()
    frozen.hash = .calling(hash)
    frozen.new = .calling(makeFrozen)
    Types.frozenSet.slots = frozen
    for type in [Types.set, Types.frozenSet] { installMethods(type) }
    installMutation(Types.set)
  }

  private static func shared() -> TypeSlots {
    var slots = TypeSlots()
    slots.repr = .calling { value, cx throws(PyException) in
      guard let set = value.asSet else { return .notImplemented }
      let name = set.type.title
      if set.count == 0 { return .string("\(name)()") }
      return try cx.containerRepr(set, ellipsis: "\(name)(...)") { result throws(PyException) in
        result.append(set.type === Types.set ? "{" : "\(name)({")
        let members = set.members
        // CPython goes by way of a list.
        try cx.recursing(" while getting the repr of an object") { () throws(PyException) in
          try cx.appendReprs(&result, count: { members.count }, { members[$0] })
        }
        result.append(set.type === Types.set ? "}" : "})")
      }
    }
    slots.compare = .calling { a, b, comparison, cx throws(PyException) in
      guard let left = a.asSet, let right = b.asSet else { return .notImplemented }
      return .bool(try compare(left, right, comparison, cx))
    }
    slots.length = .calling { value, _ in value.asSet?.count ?? 0 }
    slots.bool = .calling { value, _ in value.asSet?.count != 0 }
    slots.contains = .calling { value, item, cx throws(PyException) in
      try value.asSet?.contains(key(item, cx), cx) ?? false
    }
    slots.iter = .calling { value, _ in
      guard let set = value.asSet else { return .notImplemented }
      return .object(SetIterator(set))
    }
    for operation in [BinaryOperation.and, .or, .subtract, .xor] {
      slots[operation] = .calling { a, b, cx throws(PyException) in
        guard let left = a.asSet, let right = b.asSet else { return .notImplemented }
        return .object(try combine(operation, left, right, cx))
      }
    }
    return slots
  }

  /// A set stands for a frozenset when it is looked up in a set.
  static func key(_ value: Value, _ cx: Context) throws(PyException) -> Value {
    guard let set = value.asSet, !set.isFrozen else { return value }
    return .object(try frozen(set, cx))
  }

  private static func frozen(_ set: PySet, _ cx: Context) throws(PyException) -> PySet {
    let result = PySet(type: Types.frozenSet)
    try result.formUnion(set, cx)
    return result
  }

  private static func makeFrozen(
    _ type: PyType, _ arguments: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    try arguments.refuseKeywords("frozenset", unless: type !== Types.frozenSet)
    try arguments.expect("frozenset", 0...1)
    if let source = arguments.get(0), type === Types.frozenSet, source.type === type {
      return source
    }
    let result = PySet(type: type)
    if let source = arguments.get(0) { try fill(result, source, cx) }
    return .object(result)
  }

  private static func hash(_ value: Value, _ cx: Context) throws(PyException) -> Int {
    guard let set = value.asSet else { return 0 }
    if let known = set.cachedHash { return known }
    func shuffle(_ bits: UInt64) -> UInt64 { ((bits ^ 89_869_747) ^ (bits << 16)) &* 3_644_798_167 }
    var state: UInt64 = 0
    for member in set.entries { state ^= shuffle(UInt64(bitPattern: Int64(member.hash))) }
    state ^= UInt64(set.count + 1) &* 1_927_868_237
    state ^= (state >> 11) ^ (state >> 25)
    state = state &* 69069 &+ 907_133_923
    let result = state == .max ? 590_923_713 : Int(bitPattern: UInt(state))
    set.cachedHash = result
    return result
  }

  // MARK: Algebra

  /// Adds the items of an iterable.
  static func fill(_ set: PySet, _ source: Value, _ cx: Context) throws(PyException) {
    if let other = source.asSet { return try set.formUnion(other, cx) }
    if let dict = source.asDict, dict.type === Types.dict {
      set.makeRoom(for: dict.count)
      for (key, _) in dict.items { try set.insert(key, cx) }
      return
    }
    try cx.iterate(source) { (item: Value) throws(PyException) -> Bool in
      try set.insert(item, cx)
      return true
    }
  }

  /// A set of the items of an iterable; a set itself is not copied.
  static func set(from value: Value, _ cx: Context) throws(PyException) -> PySet {
    if let set = value.asSet { return set }
    let result = PySet()
    try fill(result, value, cx)
    return result
  }

  /// An empty set of the basic kind of another one.
  static func empty(like set: PySet) -> PySet {
    PySet(type: set.isFrozen ? Types.frozenSet : Types.set)
  }

  /// A copy, of the basic kind.
  static func copy(_ set: PySet, _ cx: Context) throws(PyException) -> PySet {
    let result = empty(like: set)
    try result.formUnion(set, cx)
    return result
  }

  /// `&`, `|`, `-` or `^` of two sets, as a new set of the left one's kind.
  ///
  /// The steps are CPython's, because the order of the result is visible.
  static func combine(
    _ operation: BinaryOperation, _ a: PySet, _ b: PySet, _ cx: Context
  ) throws(PyException) -> PySet {
    switch operation {
    case .or:
      let result = try copy(a, cx)
      if a !== b { try result.formUnion(b, cx) }
      return result
    case .and: return try intersection(a, .object(b), cx)
    case .subtract: return try difference(a, .object(b), cx)
    default: return try symmetricDifference(a, .object(b), cx)
    }
  }

  /// What a set and an iterable have in common; of two sets the smaller one is walked.
  static func intersection(
    _ set: PySet, _ other: Value, _ cx: Context
  ) throws(PyException) -> PySet {
    if other.object === set { return try copy(set, cx) }
    let result = empty(like: set)
    guard let second = other.asSet else {
      try cx.iterate(other) { (item: Value) throws(PyException) -> Bool in
        let entry = PySet.Entry(hash: try cx.hash(item), key: item)
        if try set.contains(entry, cx) { try result.insert(entry, cx) }
        return true
      }
      return result
    }
    let (small, large) = second.count > set.count ? (set, second) : (second, set)
    for member in small.entries where try large.contains(member, cx) {
      try result.insert(member, cx)
    }
    return result
  }

  /// The members of a set that an iterable has not.
  ///
  /// A set that is much larger than what is taken away is copied first.
  static func difference(
    _ set: PySet, _ other: Value, _ cx: Context
  ) throws(PyException) -> PySet {
    let dict = other.type === Types.dict ? other.asDict : nil
    guard let size = other.asSet?.count ?? dict?.count, set.count >> 2 <= size else {
      let result = try copy(set, cx)
      try remove(other, from: result, cx)
      return result
    }
    let result = empty(like: set)
    for member in set.entries {
      let isShared: Bool
      if let dict {
        isShared = try dict.has(member.key, cx)
      } else {
        isShared = try other.asSet?.contains(member, cx) == true
      }
      if !isShared { try result.insert(member, cx) }
    }
    return result
  }

  /// Takes the items of an iterable out of a set.
  static func remove(_ other: Value, from set: PySet, _ cx: Context) throws(PyException) {
    if other.object === set { return set.removeAll() }
    if let other = other.asSet {
      for member in other.entries { _ = try set.remove(member, cx) }
    } else {
      try cx.iterate(other) { (item: Value) throws(PyException) -> Bool in
        _ = try set.remove(item, cx)
        return true
      }
    }
    set.tidy()
  }

  /// The members of a set or of an iterable that are not in both.
  static func symmetricDifference(
    _ set: PySet, _ other: Value, _ cx: Context
  ) throws(PyException) -> PySet {
    let result = empty(like: set)
    try fill(result, other, cx)
    try exchange(set, in: result, cx)
    return result
  }

  /// Takes the members that both sets have out of the second, and puts the others in.
  private static func exchange(_ other: PySet, in set: PySet, _ cx: Context) throws(PyException) {
    if set === other { return set.removeAll() }
    for member in other.entries where try !set.remove(member, cx) { try set.insert(member, cx) }
  }

  /// `set op= other`.
  static func assign(
    _ set: PySet, _ operation: BinaryOperation, _ other: Value, _ cx: Context
  ) throws(PyException) {
    switch operation {
    case .or: try fill(set, other, cx)
    case .subtract: try remove(other, from: set, cx)
    case .xor:
      if let other = other.asSet { return try exchange(other, in: set, cx) }
      if other.type === Types.dict, let dict = other.asDict {
        for (key, _) in dict.items where try !set.remove(key, cx) { try set.insert(key, cx) }
        return
      }
      let others = PySet()
      try fill(others, other, cx)
      try exchange(others, in: set, cx)
    default:
      set.adopt(try intersection(set, other, cx))
    }
  }

  /// The comparison of two sets: subset and superset.
  static func compare(
    _ a: PySet, _ b: PySet, _ comparison: Comparison, _ cx: Context
  ) throws(PyException) -> Bool {
    switch comparison {
    case .equal: return a.count == b.count ? try isSubset(a, b, cx) : false
    case .notEqual: return a.count == b.count ? try !isSubset(a, b, cx) : true
    case .less: return a.count < b.count ? try isSubset(a, b, cx) : false
    case .lessOrEqual: return try isSubset(a, b, cx)
    case .greater: return b.count < a.count ? try isSubset(b, a, cx) : false
    case .greaterOrEqual: return try isSubset(b, a, cx)
    }
  }

  /// Whether all members of one set are in another.
  static func isSubset(_ a: PySet, _ b: PySet, _ cx: Context) throws(PyException) -> Bool {
    if a.count > b.count { return false }
    for member in a.entries where try !b.contains(member, cx) { return false }
    return true
  }
}
