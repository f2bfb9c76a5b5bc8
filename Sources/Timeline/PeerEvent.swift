/// What a built-in peer or visitor did, in its own terms; scripted ones leave CallEvents beside these.
package enum PeerAction: Hashable, Sendable {
  /// It listens at this address; `name` and `typed` are what the reader may type to reach it.
  case listening(at: SocketAddress)
  /// It accepted a connection from this address.
  case accepted(from: SocketAddress)
  /// A visitor connected to this address.
  case connected(to: SocketAddress)
  /// It took these bytes out of its receive queue.
  case received(DataExcerpt)
  /// It handed these bytes to its kernel.
  case sent(DataExcerpt)
  /// Its recv returned 0 bytes: the other end sends no more.
  case sawEndOfStream
  /// It will send no more: shutdown(SHUT_WR).
  case shutDown
  /// It closed the connection, with so many bytes unread.
  case closed(unread: Int)
  /// It reset the connection: SO_LINGER 0, then close.
  case reset
  /// It waits for this event, in words of the script (`recv`, `until "\n"`, `await client has closed`).
  case waiting(for: String)
  /// Its host answers no packet any more.
  case vanished
  /// Its host takes packets again.
  case healed
  /// The next so many packets that come to it are lost.
  case losing(Int)
  /// Its host has forgotten the connection, as one does that was started anew.
  case rebooted
  /// Its queue of connections that wait for accept is full: the next SYN is dropped.
  case filledBacklog
  /// It leaves in its receive queue what comes from now on.
  case stoppedReading
  /// Here, without a network of its own, this verb of its script is shown by its substitute.
  case stoodIn(verb: String)
  /// It waited for this event, in words of the script, and cannot have it any more.
  case missed(String, instead: ReaderDeed)
  /// Its script came to the end.
  case finished
  /// One of its calls failed.
  case failed(during: String, errno: Int32)
}

/// What the reader's end did where something else was awaited.
package enum ReaderDeed: Hashable, Sendable {
  /// It closed, after so many bytes each way.
  case closed(sent: Int, received: Int)
  /// It ended its sending, after so many bytes.
  case endedSending(sent: Int)
}

/// One act of a built-in peer or visitor on one of its connections.
package struct PeerEvent: Sendable {
  /// Its place in the recorder's order; given when it is recorded.
  package var id: EventID
  /// The peer or the visitor.
  package var actor: Actor
  /// The peer's own connection number, from 1; 0 for the listening socket.
  package var connection: Int
  /// The peer's end of the connection and the other end, where they are known.
  package var local: SocketAddress
  /// The address of the other end.
  package var remote: SocketAddress
  /// What it did.
  package var action: PeerAction
  /// When it did so.
  package var at: Moment

  /// An act, as the peer tells it.
  package init(
    id: EventID = EventID(-1), actor: Actor, connection: Int, local: SocketAddress = .none,
    remote: SocketAddress = .none, action: PeerAction, at: Moment
  ) {
    self.id = id
    self.actor = actor
    self.connection = connection
    self.local = local
    self.remote = remote
    self.action = action
    self.at = at
  }
}
