/// A Python `set` or `frozenset`, by its type.
///
/// The table and its probing are those that CPython uses, because the order in which a set of small
/// integers prints is visible. Walk the members by index with `member(at:)` from 0 to `slotCount`.
public final class PySet: PyObject {
  private struct Slot {
    var hash: Int
    /// The member; `.unbound` with hash 0 when never used, with hash -1 when removed.
    var key: Value
  }

  /// How many members the set has.
  @exclusivity(unchecked) package private(set) final var count = 0
  /// Changes with every insertion and deletion, and when the table moves.
  @exclusivity(unchecked) package private(set) final var version = 0
  /// The hash of a frozenset, once asked for.
  final var cachedHash: Int?
  /// Where `pop` looks next.
  final var finger = 0

  @exclusivity(unchecked) private var slots: UnsafeMutablePointer<Slot>?
  /// One less than the number of slots.
  @exclusivity(unchecked) private var mask = -1
  @exclusivity(unchecked) private var filled = 0
  private static let linearProbes = 9

  /// An empty `set`; pass `Types.frozenSet` or a subclass for others.
  package init(type: PyType? = nil) {
    super.init(kind: .set, type: type ?? Types.set)
  }

  deinit {
    if count > 0 {
      ReleaseQueue.nested {
        slots?.deinitialize(count: slotCount)
      } deferred: {
        ReleaseQueue.adopt(members)
        slots?.deinitialize(count: slotCount)
      }
    }
    slots?.deallocate()
  }

  /// Whether this is a `frozenset`.
  package var isFrozen: Bool { type.isSubclass(of: Types.frozenSet) }

  /// How many slots there are to walk.
  package var slotCount: Int { mask + 1 }

  /// The member in a slot, nil when the slot is free.
  package func member(at index: Int) -> Value? {
    guard index < slotCount, let slots, !slots[index].key.isUnbound else { return nil }
    return slots[index].key
  }

  /// All members, in the order in which they print.
  package var members: [Value] {
    var members: [Value] = []
    members.reserveCapacity(count)
    for index in 0..<slotCount {
      if let member = member(at: index) { members.append(member) }
    }
    return members
  }

  /// A member with its hash, so that no program's `__hash__` is asked again.
  struct Entry {
    let hash: Int
    let key: Value
  }

  /// All members with their hashes.
  var entries: [Entry] {
    var entries: [Entry] = []
    entries.reserveCapacity(count)
    guard let slots else { return entries }
    for index in 0..<slotCount where !slots[index].key.isUnbound {
      entries.append(Entry(hash: slots[index].hash, key: slots[index].key))
    }
    return entries
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
    if mask < 0 { resize(minimum: 0) }
    count += 1
    version &+= 1
    if placeReusing(hash, key) { return true }
    filled += 1
    if filled * 5 >= mask * 3 {
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
    guard let slots else { return }
    let old = slots[index].key
    slots[index].hash = -1
    slots[index].key = .unbound
    count -= 1
    version &+= 1
    withExtendedLifetime(old) {}
  }

  /// Adds all members of another set.
  package func formUnion(_ other: PySet, _ cx: Context) throws(PyException) {
    if other === self || other.count == 0 { return }
    makeRoom(for: other.count)
    if count == 0, filled == 0, mask == other.mask, other.filled == other.count, let slots,
      let others = other.slots
    {
      for index in 0..<slotCount where !others[index].key.isUnbound {
        slots[index].hash = others[index].hash
        slots[index].key = others[index].key
      }
      count = other.count
      filled = other.filled
      version &+= 1
      return
    }
    for entry in other.entries { try insert(entry, cx) }
  }

  /// Makes the table large enough for so many more members, as a union does.
  func makeRoom(for more: Int) {
    if mask < 0 { resize(minimum: 0) }
    if (filled + more) * 5 >= mask * 3 { resize(minimum: (count + more) * 2) }
  }

  /// Drops the marks of removed members where they fill more than a quarter of the table.
  func tidy() {
    if filled - count > mask / 4 {
      resize(minimum: count > 50_000 ? count * 2 : count * 4)
    }
  }

  /// Takes the members and the table of another set, which is given up.
  func adopt(_ other: PySet) {
    let (old, oldCount) = (slots, slotCount)
    (slots, mask, count, filled) = (other.slots, other.mask, other.count, other.filled)
    version &+= 1
    (other.slots, other.mask, other.count, other.filled) = (nil, -1, 0, 0)
    Self.free(old, oldCount)
  }

  /// Empties the set.
  package func removeAll() {
    let (old, oldCount) = (slots, slotCount)
    (slots, mask, count, filled) = (nil, -1, 0, 0)
    version &+= 1
    Self.free(old, oldCount)
  }

  private static func free(_ slots: UnsafeMutablePointer<Slot>?, _ count: Int) {
    slots?.deinitialize(count: count)
    slots?.deallocate()
  }

  // MARK: The table

  private func find(_ key: Value, _ hash: Int, _ cx: Context) throws(PyException) -> Int? {
    restart: while true {
      guard let slots else { return nil }
      let mask = mask
      var perturb = UInt(bitPattern: hash)
      var index = hash & mask
      while true {
        var probes = index + Self.linearProbes <= mask ? Self.linearProbes : 0
        var position = index
        repeat {
          let stored = slots[position].hash
          if stored == 0, slots[position].key.isUnbound { return nil }
          // The mark of a removed member, -1, is no hash.
          if stored == hash {
            switch FastEquality.compare(key, slots[position].key) {
            case .equal: return position
            case .different: break
            case .unknown:
              let before = version
              let member = slots[position].key
              let same = try cx.equal(member, key)
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
  private func placeReusing(_ hash: Int, _ key: Value) -> Bool {
    guard let slots else { return false }
    var perturb = UInt(bitPattern: hash)
    var index = hash & mask
    var free: Int?
    while true {
      var probes = index + Self.linearProbes <= mask ? Self.linearProbes : 0
      var position = index
      repeat {
        if slots[position].key.isUnbound {
          if slots[position].hash == 0 {
            slots[free ?? position].hash = hash
            slots[free ?? position].key = key
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

  /// The unused slot in which a member's search ends.
  private func unused(_ hash: Int, _ slots: UnsafeMutablePointer<Slot>) -> Int {
    var perturb = UInt(bitPattern: hash)
    var index = hash & mask
    while true {
      var probes = index + Self.linearProbes <= mask ? Self.linearProbes : 0
      var position = index
      repeat {
        if slots[position].key.isUnbound, slots[position].hash == 0 { return position }
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
    let (old, oldCount) = (slots, slotCount)
    let new = UnsafeMutablePointer<Slot>.allocate(capacity: size)
    for index in 0..<size { (new + index).initialize(to: Slot(hash: 0, key: .unbound)) }
    (slots, mask, filled) = (new, size - 1, count)
    version &+= 1
    guard let old else { return }
    for index in 0..<oldCount where !old[index].key.isUnbound {
      // The place holds nothing that would have to be released.
      (new + unused(old[index].hash, new)).moveInitialize(from: old + index, count: 1)
      (old + index).initialize(to: Slot(hash: 0, key: .unbound))
    }
    old.deallocate()
  }
}
