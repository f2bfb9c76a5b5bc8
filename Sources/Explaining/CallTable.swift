internal import Timeline

/// What the table holds at a call and an outcome.
enum TableEntry {
  /// Sentences for it, made from the scene.
  case told((Scene) -> Telling)
  /// It cannot come out so, for this reason.
  case impossible(String)
}

/// The table: every call with every outcome has sentences, or a reason why it cannot be.
enum CallTable {
  /// The entry of a call and an outcome.
  static func entry(_ call: CallKind, _ outcome: OutcomeKind) -> TableEntry {
    switch call {
    case .socket: socket(outcome)
    case .bind: bind(outcome)
    case .listen: listen(outcome)
    case .accept: accept(outcome)
    case .connect: connect(outcome)
    case .send: send(outcome)
    case .sendall: sendall(outcome)
    case .recv: recv(outcome)
    case .close: close(outcome)
    case .getsockname: getsockname(outcome)
    case .getpeername: getpeername(outcome)
    case .setsockopt: setsockopt(outcome)
    case .getsockopt: getsockopt(outcome)
    case .shutdown: shutdown(outcome)
    case .setblocking: setblocking(outcome)
    case .select: select(outcome)
    case .sleep: sleep(outcome)
    case .dup: dup(outcome)
    case .socketpair: socketpair(outcome)
    case .threadWait: threadWait(outcome)
    }
  }

  /// The sentences for a scene; honest ones even where the table says that it cannot be.
  static func telling(_ scene: Scene) -> Telling {
    switch entry(scene.kind, scene.outcome) {
    case .told(let tell): tell(scene)
    case .impossible: unexpected(scene)
    }
  }
}
