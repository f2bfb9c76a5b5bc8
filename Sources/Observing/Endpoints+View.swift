internal import Timeline

extension Endpoints {
  /// One look at all ends, while it is being put together.
  struct View {
    let table: SocketTable
    let peers: [SocketAddress: Actor]
    var pairs: [EndpointPair] = []
    var isTransient = false

    /// Adds a socket of the reader with its other end; a descriptor that is not an open socket adds nothing.
    mutating func add(descriptor fd: Int32, name: String, connectedTo known: SocketAddress) {
      guard let own = DescriptorState(fd) else { return }
      let listens = own.details?.state == .listen
      var yours = EndpointState(
        owner: .reader, descriptor: fd, inode: own.inode, local: own.local, remote: own.remote,
        state: own.state, receiveQueue: own.receiveQueue, sendQueue: own.sendQueue,
        isBlocking: own.isBlocking)
      var other: EndpointState?
      if own.details != nil {
        let report =
          listens || own.remote != .none
          ? table.find(local: own.local, remote: own.remote) : nil
        if let report, report.inode == own.inode { take(report, into: &yours) }
        if own.state == .closed {
          // What a reset has thrown away is counted still by SIOCOUTQ.
          yours.sendQueue = 0
          keep(known, into: &yours)
        }
        if !listens, own.remote != .none { other = otherEnd(of: own.local, at: own.remote) }
        if report == nil, listens { yours.receiveQueue = 0 }
      }
      pairs.append(EndpointPair(yours: yours, peers: other, name: name.isEmpty ? nil : name))
    }

    /// In TIME_WAIT the kernel keeps the connection apart from the socket, which is closed already and has forgotten
    /// where it was connected to.
    private func keep(_ remote: SocketAddress, into end: inout EndpointState) {
      let remote = end.remote == .none ? remote : end.remote
      guard remote != .none, let report = table.find(local: end.local, remote: remote),
        report.state == .timeWait
      else { return }
      end.state = .timeWait
      end.remote = remote
    }

    /// Adds what is left of a connection that the reader has closed, if anything.
    mutating func add(closed connection: KnownConnection) {
      let report = table.find(local: connection.local, remote: connection.remote)
      let other = otherEnd(of: connection.local, at: connection.remote)
      guard report != nil || other != nil else { return }
      var yours = EndpointState(
        owner: .reader, local: connection.local, remote: connection.remote, state: .closed)
      if let report { take(report, into: &yours) }
      pairs.append(EndpointPair(yours: yours, peers: other, name: connection.name))
    }

    /// Gives the ends that belong to the reader's own descriptors their owner and descriptor.
    mutating func nameOwnEnds() {
      var owned: [[SocketAddress]: EndpointState] = [:]
      for pair in pairs where pair.yours.remote != .none {
        owned[[pair.yours.local, pair.yours.remote]] = pair.yours
      }
      for index in pairs.indices {
        guard let end = pairs[index].peers, let own = owned[[end.local, end.remote]] else {
          continue
        }
        pairs[index].peers?.owner = own.owner
        pairs[index].peers?.descriptor = own.descriptor
        pairs[index].peers?.isBlocking = own.isBlocking
      }
    }

    private mutating func otherEnd(of local: SocketAddress, at remote: SocketAddress)
      -> EndpointState?
    {
      guard let report = table.find(local: remote, remote: local) else { return nil }
      if report.isTransient { isTransient = true }
      var end = report.endpoint
      end.owner = owner(of: remote)
      return end
    }

    private mutating func take(_ report: SocketReport, into end: inout EndpointState) {
      end.state = report.state
      end.receiveQueue = report.receiveQueue
      end.sendQueue = report.sendQueue
      if report.isTransient, !(report.state == .synSent && isUnanswered(report)) {
        isTransient = true
      }
    }

    /// Whether nothing answers a SYN: the listening socket's queue is full, or the address is not on this machine.
    private func isUnanswered(_ report: SocketReport) -> Bool {
      guard let listener = table.find(local: report.remote) else { return true }
      return listener.receiveQueue > listener.sendQueue
    }

    /// Whose an address is: its own entry, or one for its port on all addresses.
    private func owner(of address: SocketAddress) -> Actor? {
      if let owner = peers[address] { return owner }
      guard let port = address.port else { return nil }
      return peers[.ipv4(host: 0, port: port)]
    }
  }
}
