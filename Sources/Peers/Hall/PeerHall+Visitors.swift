internal import Locks
internal import Timeline

extension PeerHall {
  /// Sends visitors to the reader's server, and returns at once.
  ///
  /// What they do is on the timeline, under the names that are returned. Where nobody listens, their
  /// connect fails, and that is there as well.
  @discardableResult
  package func visit(
    _ script: PeerScript = .greeting, host: String = "127.0.0.1", port: Int, count: Int = 1,
    name: String = "visitor"
  ) throws(HallError) -> [String] {
    guard let number = UInt16(exactly: port), number > 0 else { throw .badPort(port) }
    guard let address = names.address(of: host) else { throw .unknownHost(host) }
    // 0.0.0.0 is every address of this machine; a visitor needs one of them.
    let target = SocketAddress.ipv4(
      host: address == 0 ? NameTable.localhost : address, port: number)
    let visitors = enrol(count, name)
    for (name, log) in visitors {
      guard play(script, as: .visitor(name), part: .visitor(target), log: log) else {
        throw .noThread
      }
    }
    return visitors.map(\.name)
  }

  /// Names for new visitors (the name itself for the first, then with numbers) and their logs.
  private func enrol(_ count: Int, _ name: String) -> [(name: String, log: PeerLog)] {
    (0..<max(1, count)).map { _ in
      let free = state.withLock { state -> String in
        var free = name
        var number = 2
        while state.logs[free] != nil {
          free = "\(name) \(number)"
          number += 1
        }
        state.logs[free] = newLog(.visitor(free))
        return free
      }
      return (free, state.withLock { $0.logs[free] } ?? newLog(.visitor(free)))
    }
  }
}
