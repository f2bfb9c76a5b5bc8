/// A Python `set` or `frozenset`, by its type.
///
/// The table and its probing are those that CPython uses, because the order in which a set of small
/// integers prints is visible. Walk the members by index with `member(at:)` from 0 to `slotCount`.
package final class PySet: PyObject {
  private struct Slot {
    var hash: Int
    /// The member; `.unbound` with hash 0 when never used, with hash -1 when removed.
    var key: Value
  }

  /// How many members the set has.
  @exclusivity(unchecked) package private(set) final var count = 0
  /// Changes with every insertion and deletion.
  @exclusivity(unchecked) package private(set) final var version = 0
  /// The hash of a frozenset, once asked for.
  final var cachedHash: Int?
  /// Where `pop` looks next.
  final var finger = 0

  @exclusivity(unchecked) private var slots: [Slot] = []
  @exclusivity(unchecked) private var filled = 0
  private static let linearProbes = 9

  /// An empty `set`; pass `Types.frozenSet` or a subclass for others.
  package init(type: PyType? = nil) {
    super.init(kind: .set, type: type ?? Types.set)
  }

  deinit {
    if count == 0 { return }
    ReleaseQueue.nested {
      slots = []
    } deferred: {
      ReleaseQueue.adopt(slots.map(\.key))
    }
  }

  /// Whether this is a `frozenset`.
  package var isFrozen: Bool { type.isSubclass(of: Types.frozenSet) }

  /// How many slots there are to walk.
  package var slotCount: Int { slots.count }

  /// The member in a slot, nil when the slot is free.
  package func member(at index: Int) -> Value? {
    guard index < slots.count, !slots[index].key.isUnbound else { return nil }
    return slots[index].key
  }

  /// All members, in the order in which they print.
  package var members: [Value] {
    slots.compactMap { $0.key.isUnbound ? nil : $0.key }
  }

  /// A member with its hash, so that no program's `__hash__` is asked again.
  struct Entry {
    let hash: Int
    let key: Value
  }

  /// All members with their hashes.
  var entries: [Entry] {
    slots.compactMap { $0.key.isUnbound ? nil : Entry(hash: $0.hash, key: $0.key) }
  }

  func contains(_ entry: Entry, _ cx: Context) throws(PyException) -> Bool {
    try find(entry.key, entry.hash, cx) != nil
  }

  func remove(_ entry: Entry, _ cx: Context) throws(PyException) -> Bool {
    guard let index = try find(entry.key, entry.hash, cx) else { return false }
    remove(at: index)
    return true
  }

  /// Whether an equal member is there.
  package func contains(_ key: Value, _ cx: Context) throws(PyException) -> Bool {
    try find(key, try cx.hash(key), cx) != nil
  }

  /// Adds a member; returns whether it was new.
  @discardableResult
  package func insert(_ key: Value, _ cx: Context) throws(PyException) -> Bool {
    try insert(Entry(hash: cx.hash(key), key: key), cx)
  }

  @discardableResult
  func insert(_ entry: Entry, _ cx: Context) throws(PyException) -> Bool {
    let (key, hash) = (entry.key, entry.hash)
    if try find(key, hash, cx) != nil { return false }
    if slots.isEmpty { resize(minimum: 0) }
    count += 1
    version &+= 1
    if placeReusing(Slot(hash: hash, key: key)) { return true }
    filled += 1
    if filled * 5 >= (slots.count - 1) * 3 {
      resize(minimum: count > 50_000 ? count * 2 : count * 4)
    }
    return true
  }

  /// Removes a member; returns whether it was there.
  package func remove(_ key: Value, _ cx: Context) throws(PyException) -> Bool {
    guard let index = try find(key, try cx.hash(key), cx) else { return false }
    remove(at: index)
    return true
  }

  /// Removes the member in a slot.
  package func remove(at index: Int) {
    let old = slots[index]
    slots[index] = Slot(hash: -1, key: .unbound)
    count -= 1
    version &+= 1
    withExtendedLifetime(old) {}
  }

  /// Adds all members of another set.
  package func formUnion(_ other: PySet, _ cx: Context) throws(PyException) {
    if other === self || other.count == 0 { return }
    makeRoom(for: other.count)
    if count == 0, filled == 0, slots.count == other.slots.count, other.filled == other.count {
      slots = other.slots
      count = other.count
      filled = other.filled
      version &+= 1
      return
    }
    for entry in other.entries { try insert(entry, cx) }
  }

  /// Makes the table large enough for so many more members, as a union does.
  func makeRoom(for more: Int) {
    if slots.isEmpty { resize(minimum: 0) }
    if (filled + more) * 5 >= (slots.count - 1) * 3 { resize(minimum: (count + more) * 2) }
  }

  /// Drops the marks of removed members where they fill more than a quarter of the table.
  func tidy() {
    if filled - count > (slots.count - 1) / 4 {
      resize(minimum: count > 50_000 ? count * 2 : count * 4)
    }
  }

  /// Takes the members and the table of another set, which is given up.
  func adopt(_ other: PySet) {
    let old = slots
    slots = other.slots
    count = other.count
    filled = other.filled
    version &+= 1
    withExtendedLifetime(old) {}
  }

  /// Empties the set.
  package func removeAll() {
    let old = slots
    slots = []
    count = 0
    filled = 0
    version &+= 1
    withExtendedLifetime(old) {}
  }

  // MARK: The table

  private func find(_ key: Value, _ hash: Int, _ cx: Context) throws(PyException) -> Int? {
    restart: while true {
      if slots.isEmpty { return nil }
      let mask = slots.count - 1
      var perturb = UInt(bitPattern: hash)
      var index = hash & mask
      while true {
        var probes = index + Self.linearProbes <= mask ? Self.linearProbes : 0
        var position = index
        repeat {
          let slot = slots[position]
          if slot.key.isUnbound {
            if slot.hash == 0 { return nil }
          } else if slot.hash == hash {
            switch FastEquality.compare(key, slot.key) {
            case .equal: return position
            case .different: break
            case .unknown:
              let before = version
              let same = try cx.equal(slot.key, key)
              if version != before { continue restart }
              if same { return position }
            }
          }
          position += 1
          probes -= 1
        } while probes >= 0
        perturb >>= 5
        index = Int(bitPattern: UInt(bitPattern: index &* 5) &+ 1 &+ perturb) & mask
      }
    }
  }

  /// Puts a new member where its search passed a removed one last, or in the unused slot that ended the search; tells
  /// whether a slot was used again.
  private func placeReusing(_ slot: Slot) -> Bool {
    let mask = slots.count - 1
    var perturb = UInt(bitPattern: slot.hash)
    var index = slot.hash & mask
    var free: Int?
    while true {
      var probes = index + Self.linearProbes <= mask ? Self.linearProbes : 0
      var position = index
      repeat {
        if slots[position].key.isUnbound {
          if slots[position].hash == 0 {
            slots[free ?? position] = slot
            return free != nil
          }
          free = position
        }
        position += 1
        probes -= 1
      } while probes >= 0
      perturb >>= 5
      index = Int(bitPattern: UInt(bitPattern: index &* 5) &+ 1 &+ perturb) & mask
    }
  }

  private func place(_ slot: Slot) {
    let mask = slots.count - 1
    var perturb = UInt(bitPattern: slot.hash)
    var index = slot.hash & mask
    while true {
      var probes = index + Self.linearProbes <= mask ? Self.linearProbes : 0
      var position = index
      repeat {
        if slots[position].key.isUnbound, slots[position].hash == 0 {
          slots[position] = slot
          return
        }
        position += 1
        probes -= 1
      } while probes >= 0
      perturb >>= 5
      index = Int(bitPattern: UInt(bitPattern: index &* 5) &+ 1 &+ perturb) & mask
    }
  }

  private func resize(minimum: Int) {
    var size = 8
    while size <= minimum { size <<= 1 }
    let old = slots
    slots = Array(repeating: Slot(hash: 0, key: .unbound), count: size)
    filled = count
    for slot in old where !slot.key.isUnbound { place(slot) }
  }
}
