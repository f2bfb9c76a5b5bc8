internal import PyInterpreter
internal import Sockets

/// What a selector waits for.
final class SelectorState {
  /// One registered file.
  struct Entry {
    var fd: Int32
    var object: Value
    var events: Int
    var key: Value
  }

  /// How a selector waits.
  enum Way {
    case select, poll, epoll

    /// The way of a class or of the one that it derives from.
    init(of type: PyType) {
      let names = Set(type.mro.map(\.name))
      self =
        names.contains("EpollSelector") ? .epoll : names.contains("PollSelector") ? .poll : .select
    }
  }

  let way: Way
  private var descriptor: EpollDescriptor?
  var entries: [Entry] = []
  var isClosed = false

  /// A selector that waits in this way.
  init(_ way: Way) {
    self.way = way
    if way == .epoll { descriptor = EpollDescriptor() }
  }

  /// The epoll(7) descriptor; -1 where there is none.
  var number: Int32 { descriptor == nil ? -1 : descriptor?.fd ?? -1 }

  /// Forgets everything; an epoll(7) descriptor is closed.
  func close() {
    entries = []
    isClosed = true
    descriptor = nil
  }

  /// Refuses a closed epoll(7) descriptor, which alone among the three says so.
  func checkOpen() throws(PyException) {
    if isClosed, way == .epoll { throw .valueError("I/O operation on closed epoll object") }
  }
}
