internal import Locks
internal import Sockets
internal import Synchronization
internal import Timeline

/// What a Python socket object holds: when the object and its files are gone, the descriptor is closed.
final class SocketOwner: Sendable {
  /// The socket, which the session knows as well while it is open.
  let state: SocketState

  /// A socket object without a descriptor yet.
  init(_ registry: OpenSockets) {
    state = SocketState(registry)
  }

  deinit { state.abandon() }
}

/// What is behind a Python socket object: its descriptor, closed once, and its time limit.
final class SocketState: Sendable {
  private struct Content: ~Copyable {
    var handle: SocketHandle?
    var family: Int32 = -1
    var type: Int32 = -1
    var proto: Int32 = -1
    /// How many files made by `makefile` still use the descriptor.
    var files = 0
    /// Whether `close()` was called; with files open the descriptor lives on.
    var isClosed = false
    /// What `set_inheritable` was told.
    var isInheritable = false
  }

  private let content: Guarded<Content>
  private let registry: OpenSockets
  /// The handle's descriptor, for a look without the lock that every call takes; changed under the lock.
  private let number = Atomic<Int32>(-1)
  /// The descriptor that it has, or had last.
  private let lastNumber = Atomic<Int32>(-1)
  /// The length of the record when it got its descriptor.
  private let recordLength = Atomic<Int>(0)
  /// The time limit in nanoseconds, -1 for none.
  private let limitWord = Atomic<Int64>(-1)

  fileprivate init(_ registry: OpenSockets) {
    content = Guarded(Content())
    self.registry = registry
  }

  /// Says that no object and no file uses it any more: the session forgets it, and its end closes the descriptor.
  fileprivate func abandon() {
    let fd = descriptor
    if fd >= 0 { registry.remove(fd) }
  }

  /// Takes over an open descriptor; one that it had before is closed.
  func adopt(
    _ fd: Int32, family: Int32, type: Int32, proto: Int32, limit: TimeLimit,
    kernel: any Kernel, caller: Caller
  ) {
    content.withLock { content in
      content.handle = SocketHandle(adopting: fd, kernel: kernel, caller: caller)
      content.family = family
      content.type = type
      content.proto = proto
      content.files = 0
      content.isClosed = false
      number.store(fd, ordering: .releasing)
      lastNumber.store(fd, ordering: .relaxed)
    }
    recordLength.store(kernel.recorder.count, ordering: .relaxed)
    self.limit = limit
    registry.add(self, fd)
  }

  /// The descriptor, -1 when it is closed.
  var descriptor: Int32 { number.load(ordering: .acquiring) }

  /// The descriptor that it has, or had until it was closed; -1 when it never had one.
  var lastDescriptor: Int32 { lastNumber.load(ordering: .relaxed) }

  /// How many events stood in the record when it had got that descriptor.
  var eventsAtOpening: Int { recordLength.load(ordering: .relaxed) }

  /// The address family, as given to socket(2).
  var family: Int32 { content.withLock { $0.family } }
  /// The type, as given to socket(2).
  var type: Int32 { content.withLock { $0.type } }
  /// The protocol, as given to socket(2).
  var proto: Int32 { content.withLock { $0.proto } }

  /// The time limit of its blocking calls.
  var limit: TimeLimit {
    get {
      let nanoseconds = limitWord.load(ordering: .relaxed)
      return nanoseconds < 0 ? .none : TimeLimit(nanoseconds: nanoseconds)
    }
    set { limitWord.store(newValue.nanoseconds ?? -1, ordering: .relaxed) }
  }

  /// Whether Python code has closed it.
  var isClosed: Bool { content.withLock { $0.isClosed } }

  /// What `set_inheritable` was told; there is no program that could inherit.
  var isInheritable: Bool {
    get { content.withLock { $0.isInheritable } }
    set { content.withLock { $0.isInheritable = newValue } }
  }

  /// Descriptor and time limit in one look.
  var current: (fd: Int32, limit: TimeLimit) {
    (descriptor, limit)
  }

  /// Closes the descriptor, whoever uses it still.
  @discardableResult
  func close(by caller: Caller) -> CallReturn {
    content.withLock { $0.isClosed = true }
    return closeDescriptor(by: caller)
  }

  /// Python's `close()`: the descriptor lives on while files use it.
  func closeUnlessUsed(by caller: Caller) -> CallReturn {
    let isUsed = content.withLock { content in
      content.isClosed = true
      return content.files > 0
    }
    return isUsed ? CallReturn(value: 0) : closeDescriptor(by: caller)
  }

  /// Says that a file uses the descriptor.
  func fileOpened() { content.withLock { $0.files += 1 } }

  /// Says that a file does not use it any more; a socket closed before is closed now.
  func fileClosed(by caller: Caller) -> CallReturn {
    let isLast = content.withLock { content in
      if content.files > 0 { content.files -= 1 }
      return content.isClosed && content.files == 0
    }
    return isLast ? closeDescriptor(by: caller) : CallReturn(value: 0)
  }

  /// Gives the descriptor away, open; -1 where there is none.
  func detach() -> Int32 {
    let fd = content.withLock { content -> Int32 in
      content.isClosed = true
      number.store(-1, ordering: .releasing)
      return content.handle?.detach() ?? -1
    }
    if fd >= 0 {
      registry.remove(fd)
      registry.keep(fd)
    }
    return fd
  }

  private func closeDescriptor(by caller: Caller) -> CallReturn {
    // Taken out under the lock, closed outside: close(2) may wait (SO_LINGER).
    var handle = content.withLock { content -> SocketHandle? in
      guard content.handle?.isClosed == false else { return nil }
      number.store(-1, ordering: .releasing)
      return content.handle.take()
    }
    guard let fd = handle?.fd else { return CallReturn(value: 0) }
    registry.remove(fd)
    return handle?.close(by: caller) ?? CallReturn(value: 0)
  }
}
