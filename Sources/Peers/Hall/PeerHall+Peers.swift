internal import Locks
internal import Sockets
internal import Timeline

extension PeerHall {
  /// Adds a scripted peer for the time until it is removed or the hall is reset.
  ///
  /// With a host, that name leads to it; without, `127.0.0.1` and the port do. A peer of the same name
  /// is replaced.
  package func add(
    _ script: PeerScript, name: String, host: String?, port: Int
  ) throws(HallError) {
    guard let port = UInt16(exactly: port), port > 0 else { throw .badPort(port) }
    remove(name: name)
    let network = network
    let place = place(of: host, in: network)
    let opened = side.perform { [side] in
      Result { () throws(Listener.Failure) in
        try Listener.open(
          host: place.here, port: network.hasTrueNames ? port : 0,
          from: network.factory(for: place.here), apart: side.hasOwnTable)
      }
    }
    let listener: Listener
    switch opened {
    case .success(let opened): listener = opened
    case .failure(let failure):
      throw .cannotListen(call: failure.call, errno: failure.errno)
    }
    let peer = Peer(
      name: name, behaviour: .script(script), listener: listener, log: newLog(.peer(name)),
      description: PeerDescription(
        name: name, hosts: host.map { [$0] } ?? [],
        typed: .ipv4(host: listener.address.host ?? place.here, port: port),
        listening: listener.address, summary: "It plays the lesson's script.",
        substitutes: network.canFail ? [] : script.substitutedVerbs, isBuiltIn: false))
    enter(peer, labAddress: place.lab)
    // A lesson's script may act before anybody connects.
    makeReady(name)
  }

  /// Removes a peer: its script ends, its connections are reset, its names are forgotten.
  package func remove(name: String) {
    names.remove(peer: name)
    let (peers, runs) = state.withLock { state in
      let gone = state.peers.filter { $0.name == name && !$0.description.isBuiltIn }
      guard !gone.isEmpty else { return ([Peer](), [ScriptRun]()) }
      state.peers.removeAll { $0.name == name && !$0.description.isBuiltIn }
      let runs = state.runs.filter { $0.plan.caller.actor == .peer(name) }
      state.runs.removeAll { $0.plan.caller.actor == .peer(name) }
      for peer in gone { state.logs[name] = peer.log }
      return (gone, runs)
    }
    for run in runs { run.stop() }
    let descriptors = peers.map(\.listener.descriptor)
    if !descriptors.isEmpty {
      side.perform { for fd in descriptors { PeerSocket.abort(fd) } }
    }
  }

  /// Opens the listening sockets of the built-in peers and fills the table.
  func openBuiltIns() {
    let network = network
    let builtIns = BuiltInPeer.all
    let isTrue = network.hasTrueNames
    let places = builtIns.map { peer in
      (
        host: (isTrue ? BuiltInPeer.labNetwork : BuiltInPeer.loopbackNetwork) | peer.number,
        port: isTrue ? peer.port : 0
      )
    }
    let opened = side.perform { [side] in
      Listener.open(
        places, from: isTrue ? network.factory : network.readersFactory, apart: side.hasOwnTable)
    }
    for (builtIn, listener) in zip(builtIns, opened) {
      guard let listener else { continue }
      let peer = Peer(
        name: builtIn.name, behaviour: builtIn.behaviour, listener: listener,
        log: newLog(.peer(builtIn.name)),
        description: PeerDescription(
          name: builtIn.name, hosts: builtIn.hosts,
          typed: .ipv4(host: listener.address.host ?? NameTable.localhost, port: builtIn.port),
          listening: listener.address, summary: builtIn.summary,
          substitutes: network.canFail ? [] : builtIn.substitutedVerbs, isBuiltIn: true))
      enter(peer, labAddress: BuiltInPeer.labNetwork | builtIn.number)
    }
  }

  /// Starts what answers for a peer, if it has not been started.
  func makeReady(_ name: String) {
    let peer = state.withLock { state -> Peer? in
      guard let index = state.peers.lastIndex(where: { $0.name == name }),
        !state.peers[index].hasStarted
      else { return nil }
      state.peers[index].hasStarted = true
      return state.peers[index]
    }
    guard let peer else { return }
    switch peer.behaviour {
    case .service(let kind):
      _ = services.serve(kind, on: peer.listener, log: peer.log)
    case .script(let script):
      _ = play(script, as: .peer(name), part: .peer(peer.listener), log: peer.log)
    }
  }

  /// Plays a script on a thread of its own; false where there is none to be had.
  func play(
    _ script: PeerScript, as actor: Actor, part: ScriptRun.Part, log: PeerLog
  ) -> Bool {
    let number = state.withLock { state in
      defer { state.nextNumber += 1 }
      return state.nextNumber
    }
    let run = ScriptRun(
      ScriptRun.Plan(
        script: script, part: part, caller: Caller(actor: actor, thread: number),
        kernel: kernel.taking(socketsFrom: factory(for: part)), board: board, log: log, side: side,
        jitter: jitter?.stream("verbs of \(actor)"),
        canFail: network.canFail, start: startIndex(of: part)))
    state.withLock { $0.runs.append(run) }
    board.wantReactions(true)
    return run.start()
  }

  /// Where a script's own sockets come from: a visitor's, and those with which a peer fills its own queue.
  private func factory(for part: ScriptRun.Part) -> any SocketFactory {
    switch part {
    case .peer(let listener): network.factory(for: listener.address.host ?? NameTable.localhost)
    case .visitor(let target): network.factory(for: target.host ?? NameTable.localhost)
    }
  }

  func newLog(_ actor: Actor) -> PeerLog {
    PeerLog(actor: actor, recorder: kernel.recorder, activity: activity, jitter: jitter)
  }

  /// Where a script's view of the timeline begins: a visitor's server may have been set up long ago.
  private func startIndex(of part: ScriptRun.Part) -> Int {
    switch part {
    case .peer: kernel.recorder.count
    case .visitor: 0
    }
  }

  private func enter(_ peer: Peer, labAddress: UInt32?) {
    state.withLock { state in
      state.peers.append(peer)
      state.logs[peer.name] = nil
    }
    names.add(
      NameTable.Entry(
        peer: peer.name, hosts: peer.description.hosts, labAddress: labAddress,
        port: peer.description.typed.port ?? 0, listening: peer.listener.address))
    peer.log.note(
      .listening(at: peer.listener.address),
      on: Link(number: 0, local: peer.listener.address, remote: .none))
  }

  /// The addresses of a lesson's host: those that its name has already, or the next free ones.
  private func place(
    of host: String?, in network: PeerNetwork
  ) -> (lab: UInt32?, here: UInt32) {
    let place = place(of: host)
    guard network.hasTrueNames, let lab = place.lab, network.addAddress(lab) else { return place }
    return (lab, lab)
  }

  private func place(of host: String?) -> (lab: UInt32?, here: UInt32) {
    guard let host, host.lowercased() != "localhost" else { return (nil, NameTable.localhost) }
    if let known = names.known(host: host) { return known }
    if let address = DottedNumbers.address(of: host) {
      return address >> 24 == 127 ? (nil, address) : (address, nextLoopback())
    }
    let number = nextLoopback()
    return (BuiltInPeer.labNetwork | (number & 0xFF), number)
  }

  private func nextLoopback() -> UInt32 {
    state.withLock { state in
      defer { state.nextAddress = state.nextAddress >= 250 ? 101 : state.nextAddress + 1 }
      return BuiltInPeer.loopbackNetwork | state.nextAddress
    }
  }
}
