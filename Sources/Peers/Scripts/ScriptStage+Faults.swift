internal import CKernel
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What goes wrong below the bytes, in the lab: on the peer's own sockets, so that nobody else is touched.
///
/// Elsewhere the kernel lets nobody do so, and a substitute shows as much of it as can be shown.
extension ScriptStage {
  /// Answers no packet any more: to the reader the host is gone.
  mutating func vanish() throws(Halt) {
    guard run.plan.canFail else { return try standInForVanishing() }
    for fd in sockets { try attempt("vanish", ck_drop_all(fd)) }
    run.plan.log.note(.vanished, on: link)
  }

  /// Takes packets again.
  mutating func heal() throws(Halt) {
    guard run.plan.canFail else { return healSubstitute() }
    // A socket that had lost nothing has no filter to be taken away.
    for fd in sockets { _ = ck_drop_none(fd) }
    run.plan.log.note(.healed, on: link)
  }

  /// Loses the next packets that come, and goes on when they have been lost.
  mutating func lose(_ count: Int) throws(Halt) {
    guard run.plan.canFail else { return try standInForLosing(count) }
    let fd = connection >= 0 ? connection : listener
    // Where the listening socket's filter was in force, what came before this verb has been lost as well.
    let before = isNew && run.isDeafFromTheStart ? 0 : ck_dropped(fd)
    try attempt("lose", before)
    try attempt("lose", ck_drop_all(fd))
    run.plan.log.note(.losing(count), on: link)
    while ck_dropped(fd) - before < count {
      // Only the reader's kernel can end this, and no event tells of a packet that was lost.
      try during(.idle) {
        _ = run.status.wait(nanoseconds: 1_000_000) { $0.isStopping }
      }
    }
    _ = ck_drop_none(fd)
  }

  /// Forgets the connections, and tells nobody: in repair mode a socket is closed without a packet.
  mutating func reboot() throws(Halt) {
    guard run.plan.canFail else { return try standInForRebooting() }
    for fd in kept + (connection >= 0 ? [connection] : []) {
      try attempt("reboot", ck_forget_connection(fd, 1))
      _ = ck_close(fd)
    }
    kept = []
    connection = -1
    run.plan.log.note(.rebooted, on: link)
  }

  /// Every socket of the peer's host.
  private var sockets: [Int32] {
    ([listener, connection] + kept).filter { $0 >= 0 }
  }

  /// The listening socket; -1 for a visitor, which has none.
  var listener: Int32 {
    switch run.plan.part {
    case .peer(let listener): listener.descriptor
    case .visitor: -1
    }
  }

  private func attempt(_ verb: String, _ result: Int) throws(Halt) {
    guard result < 0 else { return }
    run.plan.log.note(.failed(during: verb, errno: Int32(-result)), on: link)
    throw .failed
  }
}
