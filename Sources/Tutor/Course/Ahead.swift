internal import Locks
internal import Sockets

/// A value that another thread makes while this one does something else: the start of a lesson uses two processors.
struct Ahead<Value: Sendable> {
  private let made = Guarded<Value?>(nil)
  private let thread: NativeThread?
  private let make: @Sendable () -> Value

  /// Begins to make the value.
  init(_ name: String, _ make: @escaping @Sendable () -> Value) {
    self.make = make
    let made = made
    thread = NativeThread(name: name, stack: 64 << 20) {
      let value = make()
      made.withLock { $0 = value }
    }
  }

  /// The value, waited for; to be asked for once.
  ///
  /// Where the system had no thread left it is made now.
  consuming func take() -> Value {
    thread?.join()
    return made.withLock { $0 } ?? make()
  }
}
