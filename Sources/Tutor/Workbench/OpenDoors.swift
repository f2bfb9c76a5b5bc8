internal import Timeline

/// The reader's listening sockets, as the record of the present world tells them.
struct OpenDoors {
  /// The descriptors that listen, each with the port that was asked for; 0 where the kernel chose it.
  private(set) var ports: [Int32: UInt16] = [:]

  init(_ events: some Sequence<TimelineEvent>) {
    var bound: [Int32: UInt16] = [:]
    for case .call(let event) in events where event.actor == .reader {
      guard case .returned(let value) = event.outcome else { continue }
      switch event.call {
      case .socket:
        bound[Int32(value)] = nil
        ports[Int32(value)] = nil
      case .bind(let fd, let address): bound[fd] = address.port
      case .listen(let fd, _): ports[fd] = bound[fd] ?? 0
      case .dup(let fd): ports[Int32(value)] = ports[fd]
      case .accept: ports[Int32(value)] = nil
      case .close(let fd):
        bound[fd] = nil
        ports[fd] = nil
      default: break
      }
    }
  }

  /// Whether a connection at a port ends a call that waits: it takes connections there, or asks whether there are any.
  func leads(from port: Int, to call: SystemCall) -> Bool {
    let asked: [Int32] =
      switch call {
      case .accept(let fd, _): [fd]
      case .poll(let entries, _): entries.map(\.fd)
      case .select(let read, _, _, _): read
      default: []
      }
    return asked.contains { isOpen($0, at: port) }
  }

  /// Whether a connection at a port is taken into a queue.
  func isOpen(at port: Int) -> Bool {
    ports.keys.contains { isOpen($0, at: port) }
  }

  private func isOpen(_ fd: Int32, at port: Int) -> Bool {
    ports[fd].map { $0 == 0 || Int($0) == port } ?? false
  }
}
