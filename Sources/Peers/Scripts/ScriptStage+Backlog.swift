internal import CKernel
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The queue of connections that wait for accept: filled with connections of the peer's own.
extension ScriptStage {
  /// Leaves no place in the queue: `listen(0)`, and one connection more than that allows, which Linux takes.
  mutating func fillBacklog() throws(Halt) {
    guard listener >= 0, let address = PeerSocket.localAddress(of: listener) else { return }
    _ = try call(.listen(fd: listener, backlog: 0), as: "listen")
    // Somebody who came before may be waiting already: a connection of ours would find no place.
    if !PeerSocket.isReady(listener, POLLIN) {
      let made = try call(
        .socket(family: AF_INET, type: ScriptStage.streamType, protocol: 0), as: "socket")
      let fd = Int32(truncatingIfNeeded: made.value)
      fillers.append(fd)
      _ = try call(.connect(fd: fd, address: address), as: "connect")
    }
    run.plan.log.note(.filledBacklog, on: Link(number: 0, local: address))
    run.status.with { $0.isPrepared = true }
  }

  /// Takes the peer's own connections out of the queue, in which they came first, and lets others in again.
  mutating func emptyBacklog() {
    guard !fillers.isEmpty else { return }
    for filler in fillers {
      var from = ck_address()
      let taken = ck_accept(listener, ScriptStage.closeOnExec, &from)
      if taken >= 0 { PeerSocket.abort(Int32(taken)) }
      PeerSocket.abort(filler)
    }
    fillers = []
    _ = ck_listen(listener, Listener.usualBacklog)
  }

  /// Does nothing until the script is told to stop.
  mutating func awaitStop() throws(Halt) {
    while true {
      try during(.idle) { _ = run.status.wait { $0.isWanted ? true : nil } }
      try check()
    }
  }
}
