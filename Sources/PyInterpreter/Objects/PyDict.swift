/// A Python `dict`: a hash table that remembers the order of insertion.
///
/// Looking up may run Python code (`__eq__`), which may change the dict: every method that takes a
/// context is written for that. Walk the entries by index with `entry(at:)` from 0 to `entryCount`;
/// entries deleted meanwhile are nil.
public final class PyDict: PyObject {
  struct Entry {
    var hash: Int
    var key: Value
    var value: Value
  }

  /// How many items the dict has.
  @exclusivity(unchecked) package private(set) final var count = 0
  /// How many entries there are to walk, deleted ones included.
  @exclusivity(unchecked) package private(set) final var entryCount = 0
  /// Changes with every insertion, deletion and rebuilding (not when a value is replaced).
  @exclusivity(unchecked) package private(set) final var version = 0

  @exclusivity(unchecked) private var entries: UnsafeMutablePointer<Entry>?
  @exclusivity(unchecked) private var indices: UnsafeMutablePointer<Int32>?
  @exclusivity(unchecked) private var mask = -1

  /// An empty `dict`, or one of a subclass.
  package init(type: PyType? = nil) {
    super.init(kind: .dict, type: type ?? Types.dict)
  }

  deinit {
    if entryCount > 0 {
      ReleaseQueue.nested {
        releaseEntries()
      } deferred: {
        ReleaseQueue.adopt(items.flatMap { [$0.key, $0.value] })
        releaseEntries()
      }
    }
    entries?.deallocate()
    indices?.deallocate()
  }

  private func releaseEntries() {
    entries?.deinitialize(count: entryCount)
  }

  private var capacity: Int { (mask + 1) * 2 / 3 }

  /// The item at a position of the walk, nil when it was deleted.
  package func entry(at index: Int) -> (key: Value, value: Value)? {
    guard index < entryCount, let entries, !entries[index].key.isUnbound else { return nil }
    return (entries[index].key, entries[index].value)
  }

  /// The keys, in order.
  var keys: [Value] {
    var keys: [Value] = []
    keys.reserveCapacity(count)
    for index in 0..<entryCount {
      if let (key, _) = entry(at: index) { keys.append(key) }
    }
    return keys
  }

  /// All items, in order.
  package var items: [(key: Value, value: Value)] {
    var result: [(key: Value, value: Value)] = []
    result.reserveCapacity(count)
    for index in 0..<entryCount {
      if let entry = entry(at: index) { result.append(entry) }
    }
    return result
  }

  /// The value of a key, nil when it is missing.
  package func get(_ key: Value, _ cx: Context) throws(PyException) -> Value? {
    if count == 0, case .object(let object) = key, object.kind == .str { return nil }
    let hash = try cx.hash(key)
    let index = try find(key, hash, cx)
    return index < 0 ? nil : entries.unsafelyUnwrapped[index].value
  }

  /// Whether there is such a key.
  package func has(_ key: Value, _ cx: Context) throws(PyException) -> Bool {
    try find(key, try cx.hash(key), cx) >= 0
  }

  /// Sets the value of a key; an equal key that is there already stays as it is.
  package func set(_ key: Value, _ value: Value, _ cx: Context) throws(PyException) {
    let hash = try cx.hash(key)
    let index = try find(key, hash, cx)
    if index >= 0 {
      // The old value is released after the store: its release may run no Python code, but keep the order.
      let old = entries.unsafelyUnwrapped[index].value
      entries.unsafelyUnwrapped[index].value = value
      withExtendedLifetime(old) {}
    } else {
      insert(Entry(hash: hash, key: key, value: value))
    }
  }

  /// Removes a key and returns its value, nil when it is missing.
  package func remove(_ key: Value, _ cx: Context) throws(PyException) -> Value? {
    let hash = try cx.hash(key)
    let index = try find(key, hash, cx)
    guard index >= 0 else { return nil }
    return removeEntry(at: index).value
  }

  /// Removes the last item and returns it, nil when the dict is empty.
  package func removeLast() -> (key: Value, value: Value)? {
    var index = entryCount - 1
    while index >= 0 {
      if entry(at: index) != nil {
        let removed = removeEntry(at: index)
        return (removed.key, removed.value)
      }
      index -= 1
    }
    return nil
  }

  /// Empties the dict.
  package func removeAll() {
    let oldEntries = entries
    let oldCount = entryCount
    indices?.deallocate()
    entries = nil
    indices = nil
    mask = -1
    count = 0
    entryCount = 0
    version &+= 1
    oldEntries?.deinitialize(count: oldCount)
    oldEntries?.deallocate()
  }

  /// A new dict with the same items.
  package func copy(type: PyType? = nil) -> PyDict {
    let result = PyDict(type: type)
    for index in 0..<entryCount {
      guard let entries, !entries[index].key.isUnbound else { continue }
      result.insert(entries[index])
    }
    return result
  }

  // MARK: Texts for keys, whose equality needs no code of a program

  /// The value of a text, nil when it is missing.
  func value(of text: PyStr) -> Value? {
    guard let entries, let index = index(of: text) else { return nil }
    return entries[index].value
  }

  /// Sets the value of a text.
  func set(text: PyStr, _ value: Value) {
    guard let entries, let index = index(of: text) else {
      return insert(Entry(hash: text.hash, key: .object(text), value: value))
    }
    let old = entries[index].value
    entries[index].value = value
    withExtendedLifetime(old) {}
  }

  /// Removes a text; tells whether it was there.
  func remove(text: PyStr) -> Bool {
    guard let index = index(of: text) else { return false }
    _ = removeEntry(at: index)
    return true
  }

  private func index(of text: PyStr) -> Int? {
    guard let indices, let entries else { return nil }
    let (key, hash) = (Value.object(text), text.hash)
    var position = hash & mask
    var perturb = UInt(bitPattern: hash)
    while true {
      let index = Int(indices[position])
      if index == -1 { return nil }
      if index >= 0, entries[index].hash == hash,
        FastEquality.compare(key, entries[index].key) == .equal
      {
        return index
      }
      perturb >>= 5
      position = Int(bitPattern: UInt(bitPattern: position &* 5) &+ perturb &+ 1) & mask
    }
  }

  /// Sets an item under a text key; for natives that build dicts.
  package func set(_ key: String, _ value: Value, _ cx: Context) throws(PyException) {
    try set(.string(key), value, cx)
  }

  // MARK: The table

  private func find(
    _ key: Value, _ hash: Int, _ cx: Context
  ) throws(PyException) -> Int {
    restart: while true {
      guard let indices, let entries else { return -1 }
      var position = hash & mask
      var perturb = UInt(bitPattern: hash)
      while true {
        let index = Int(indices[position])
        if index == -1 { return -1 }
        if index >= 0, entries[index].hash == hash {
          switch FastEquality.compare(key, entries[index].key) {
          case .equal: return index
          case .different: break
          case .unknown:
            let stored = entries[index].key
            let before = version
            if try cx.equal(stored, key) {
              if version == before { return index }
              continue restart
            }
            if version != before { continue restart }
          }
        }
        perturb >>= 5
        position = Int(bitPattern: UInt(bitPattern: position &* 5) &+ perturb &+ 1) & mask
      }
    }
  }

  private func insert(_ entry: Entry) {
    if entryCount >= capacity { rebuild() }
    guard let indices, let entries else { return }
    place(entryCount, entry.hash, indices)
    (entries + entryCount).initialize(to: entry)
    entryCount += 1
    count += 1
    version &+= 1
  }

  private func place(_ index: Int, _ hash: Int, _ indices: UnsafeMutablePointer<Int32>) {
    var position = hash & mask
    var perturb = UInt(bitPattern: hash)
    while indices[position] != -1 {
      perturb >>= 5
      position = Int(bitPattern: UInt(bitPattern: position &* 5) &+ perturb &+ 1) & mask
    }
    indices[position] = Int32(truncatingIfNeeded: index)
  }

  private func rebuild() {
    var size = 8
    while size * 2 / 3 <= count * 2 { size *= 2 }
    let oldEntries = entries
    let oldCount = entryCount
    indices?.deallocate()
    let newIndices = UnsafeMutablePointer<Int32>.allocate(capacity: size)
    newIndices.initialize(repeating: -1, count: size)
    indices = newIndices
    mask = size - 1
    let newEntries = UnsafeMutablePointer<Entry>.allocate(capacity: capacity)
    entries = newEntries
    var kept = 0
    if let oldEntries {
      for index in 0..<oldCount {
        if oldEntries[index].key.isUnbound {
          (oldEntries + index).deinitialize(count: 1)
        } else {
          (newEntries + kept).moveInitialize(from: oldEntries + index, count: 1)
          place(kept, newEntries[kept].hash, newIndices)
          kept += 1
        }
      }
      oldEntries.deallocate()
    }
    entryCount = kept
    version &+= 1
  }

  private func removeEntry(at index: Int) -> Entry {
    guard let entries, let indices else { preconditionFailure("removing from an empty dict") }
    let removed = entries[index]
    var position = removed.hash & mask
    var perturb = UInt(bitPattern: removed.hash)
    while indices[position] != Int32(truncatingIfNeeded: index) {
      perturb >>= 5
      position = Int(bitPattern: UInt(bitPattern: position &* 5) &+ perturb &+ 1) & mask
    }
    indices[position] = -2
    entries[index].key = .unbound
    entries[index].value = .unbound
    count -= 1
    version &+= 1
    return removed
  }
}

/// Equality of the keys that need no Python code.
enum FastEquality {
  case equal, different, unknown

  /// Compares two keys of equal hash.
  @inline(__always)
  static func compare(_ a: Value, _ b: Value) -> FastEquality {
    switch (a, b) {
    case (.object(let a), .object(let b)):
      if a === b { return .equal }
      if a.kind == .str, b.kind == .str {
        return unsafeDowncast(a, to: PyStr.self).equals(unsafeDowncast(b, to: PyStr.self))
          ? .equal : .different
      }
      return .unknown
    case (.int(let a), .int(let b)): return a == b ? .equal : .different
    case (.none, .none): return .equal
    default: return .unknown
    }
  }
}
