internal import CKernel

/// Which sockets belong to this process; the list is read anew only for an inode that is not known.
struct OwnInodes {
  private var known: Set<UInt32> = []
  /// Sockets of others, with the looks for which that is believed.
  private var foreign: [UInt32: Int] = [:]
  private static let looksBelieved = 20

  /// Whether a socket is open in this process.
  ///
  /// An inode that was ours once stays known: it is asked only of live ones.
  mutating func contains(_ inode: UInt32) -> Bool {
    if known.contains(inode) { return true }
    if let looks = foreign[inode], looks > 0 {
      foreign[inode] = looks - 1
      return false
    }
    refresh()
    let isOurs = known.contains(inode)
    foreign[inode] = isOurs ? nil : OwnInodes.looksBelieved
    return isOurs
  }

  private mutating func refresh() {
    var capacity = 256
    while true {
      var count = 0
      let list = [UInt32](unsafeUninitializedCapacity: capacity) { buffer, used in
        count = ck_own_inodes(buffer.baseAddress, buffer.count)
        used = min(max(0, count), buffer.count)
      }
      known = Set(list)
      guard count > capacity else { return }
      capacity = count + 64
    }
  }
}
