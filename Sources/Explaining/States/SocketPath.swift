package import Timeline

/// The states that one of the reader's TCP sockets has been in, in order; the last one is its state now.
package struct SocketPath: Hashable, Sendable {
  /// The variable that holds it, or its descriptor: "s", "fd 3".
  package var name: String
  /// The states, each where it was reached.
  package var states: [TCPState]
  /// Whether the program still has it.
  package var isOpen: Bool

  /// The present state.
  package var now: TCPState { states.last ?? .closed }

  /// The paths of the reader's TCP sockets: the open ones, those that the kernel still keeps, and the last closed ones.
  package static func all(_ chronicle: Chronicle, atMost limit: Int = 6) -> [SocketPath] {
    let builder = LadderBuilder(chronicle)
    let stories = builder.stories()
    let open = Set(builder.connections.open.values)
    let sockets = builder.connections.sockets.values
      .filter { !$0.isDatagram && !$0.isLocalFamily }
      .sorted { $0.opened < $1.opened }
    var paths = sockets.map { socket in
      let story = stories.first { $0.sockets[socket.opened] != nil }
      return SocketPath(
        name: builder.name(of: socket.opened),
        states: states(of: socket, in: story), isOpen: open.contains(socket.opened))
    }
    while paths.count > limit {
      let over = paths.firstIndex { !$0.isOpen && $0.now == .closed } ?? paths.startIndex
      paths.remove(at: over)
    }
    return paths
  }

  private static func states(
    of socket: Connections.Socket, in story: Ladder.Conversation?
  ) -> [TCPState] {
    var states: [TCPState] = socket.isAccepted ? [] : [.closed]
    if socket.hasListened { states.append(.listen) }
    if let story, let side = story.sockets[socket.opened] {
      for row in story.rows { states += side == .left ? row.left : row.right }
    }
    if socket.hasListened, !socket.isListening { states.append(.closed) }
    return states.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }
}
