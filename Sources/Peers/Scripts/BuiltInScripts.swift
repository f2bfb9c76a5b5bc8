extension PeerScript {
  /// `silent`: accepts, reads nothing, says nothing.
  package static let silent = PeerScript([.accept, .await(.closed), .close])

  /// `splitter`: sends one greeting in three pieces, each when the one before has been received.
  package static let splitter = PeerScript([
    .accept, .send(bytes("ding ")), .await(.received(5)), .send(bytes("dong ")),
    .await(.received(10)), .send(bytes("bell\n")), .await(.received(15)), .close,
  ])

  /// `early-closer`: closes when something has come, and has read none of it.
  package static let earlyCloser = PeerScript([.accept, .await(.sent(1)), .close])

  /// `half-closer`: says all that it has to say, then only listens.
  package static let halfCloser = PeerScript([
    .accept, .send(bytes("That is all from me.\n")), .shutdown, .receive(receiveLimit), .close,
  ])

  /// `resetter`: reads one byte and resets the connection.
  package static let resetter = PeerScript([.accept, .receive(1), .reset])

  /// `slow-drip`: sends nine bytes, one in each fifth of a second.
  package static let slowDrip = PeerScript(
    [.accept]
      + bytes("ding dong").flatMap { byte -> [PeerVerb] in
        [.send([byte]), .wait(milliseconds: 200)]
      } + [.close])

  /// `full-backlog`: takes nobody, and its queue has no place left.
  package static let fullBacklog = PeerScript([.fillBacklog])

  /// `vanisher`: greets, and answers no packet from the time when the greeting has been read until the reader closes.
  package static let vanisher = PeerScript([
    .accept, .send(bytes("Here I am.\n")), .await(.received(11)), .vanish, .await(.closed), .heal,
    .close,
  ])

  /// `rebooter`: greets, and has forgotten the connection when the greeting has been read.
  package static let rebooter = PeerScript([
    .accept, .send(bytes("Here I am.\n")), .await(.received(11)), .reboot, .await(.closed),
  ])

  /// `lossy`: loses two packets, then answers the bytes that come through.
  package static let lossy = PeerScript([
    .accept, .lose(2), .receive(1), .send(bytes("It came.\n")), .await(.closed), .close,
  ])

  /// What a visitor does when nothing else was asked: it greets and reads until the server closes.
  package static let greeting = PeerScript([
    .connect, .send(bytes("Hello from a visitor.\n")), .receive(receiveLimit), .close,
  ])

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}
