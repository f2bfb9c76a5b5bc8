internal import Locks

/// The reader's open sockets: those that a session closes at its end.
final class OpenSockets: Sendable {
  private let entries = Guarded<[Int32: SocketState]>([:])
  /// Descriptors that the program holds as bare numbers: from `dup`, or given away by `detach`.
  private let numbers = Guarded<Set<Int32>>([])

  /// Adds a socket under its descriptor.
  func add(_ state: SocketState, _ fd: Int32) {
    entries.withLock { $0[fd] = state }
    _ = release(fd)
  }

  /// Removes a descriptor that is closed or given away.
  func remove(_ fd: Int32) {
    entries.withLock { _ = $0.removeValue(forKey: fd) }
  }

  /// Notes a descriptor that no socket object owns.
  func keep(_ fd: Int32) { numbers.withLock { _ = $0.insert(fd) } }

  /// Forgets a bare descriptor; false where it is none.
  func release(_ fd: Int32) -> Bool { numbers.withLock { $0.remove(fd) != nil } }

  /// Whether a number is one of the program's: one of its sockets, a bare one, or a standard stream.
  ///
  /// Other descriptors of the process are not there for the program, as they would not be in python3.
  func knows(_ fd: Int32) -> Bool {
    fd <= 2 || numbers.withLock { $0.contains(fd) } || entries.withLock { $0[fd] != nil }
  }

  /// The bare descriptors, ascending.
  var bare: [Int32] { numbers.withLock { $0.sorted() } }

  /// The socket with this descriptor, nil where it is none of the reader's.
  func socket(_ fd: Int32) -> SocketState? {
    entries.withLock { $0[fd] }
  }

  /// The sockets that are open, by ascending descriptor.
  var all: [SocketState] {
    entries.withLock { entries in
      entries.sorted { $0.key < $1.key }.map(\.value)
    }
  }

  /// Their descriptors, ascending.
  var descriptors: [Int32] {
    entries.withLock { $0.keys.sorted() }
  }
}
