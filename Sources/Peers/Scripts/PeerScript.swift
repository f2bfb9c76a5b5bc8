/// What a scripted peer or visitor does: verbs in order, one verb one call.
package struct PeerScript: Hashable, Sendable {
  /// Who plays a script: that decides which verbs it may have.
  package enum Role: Hashable, Sendable {
    /// A server for the reader's client; its script says `accept`.
    case peer
    /// A client at the reader's server; its script begins with `connect`, written or not.
    case visitor
  }

  /// The verbs, in the order in which they are done.
  package var verbs: [PeerVerb]

  /// A script of these verbs.
  package init(_ verbs: [PeerVerb]) {
    self.verbs = verbs
  }

  /// The first verb that only the lab's network can do; nil where there is none.
  package var firstLabVerb: PeerVerb? {
    verbs.first { $0.needsLab }
  }

  /// Whether a connection begins with a fault: the reader's bytes may come before the script has its turn.
  var isDeafFromTheStart: Bool {
    switch verbsOfConnection.first {
    case .lose, .vanish: true
    default: false
    }
  }

  /// The words of the verbs that are shown by a substitute where there is no lab.
  package var substitutedVerbs: [String] {
    var words: [String] = []
    for verb in verbs where verb.needsLab && verb != .heal && !words.contains(verb.word) {
      words.append(verb.word)
    }
    return words
  }
}

/// One verb of a script.
package enum PeerVerb: Hashable, Sendable {
  /// `accept`: takes the next connection.
  case accept
  /// `connect`: calls at the reader's server.
  case connect
  /// `recv N`: receives until N bytes have come, or the other end sends no more.
  case receive(Int)
  /// `until "…"`: receives until these bytes have come, or the other end sends no more.
  case receiveUntil([UInt8])
  /// `send "…"`: sends all of these bytes.
  case send([UInt8])
  /// `wait MS`: does nothing for so many milliseconds.
  case wait(milliseconds: Int)
  /// `await EVENT`: waits until the reader's end has done something.
  case await(PeerAwait)
  /// `shutdown`: ends its own sending.
  case shutdown
  /// `close`: closes the connection.
  case close
  /// `reset`: closes the connection with a reset.
  case reset
  /// `stop-reading`: leaves what comes in the receive queue from here on.
  case stopReading
  /// `fill-backlog`: its queue of connections that wait for accept is full until the next `accept`.
  case fillBacklog
  /// `vanish`: answers no packet any more. Without the lab a substitute is used.
  case vanish
  /// `reboot`: has forgotten every connection. Without the lab a substitute is used.
  case reboot
  /// `lose N`: the next N packets are lost. Without the lab a substitute is used.
  case lose(Int)
  /// `heal`: the network is whole again.
  case heal

  /// Whether only the lab's network can do this.
  package var needsLab: Bool {
    switch self {
    case .vanish, .reboot, .lose, .heal: true
    case .accept, .connect, .receive, .receiveUntil, .send, .wait, .await, .shutdown, .close,
      .reset, .stopReading, .fillBacklog:
      false
    }
  }
}

/// What a script can wait for; it is always the reader's end that does it.
package enum PeerAwait: Hashable, Sendable {
  /// `client connected`: the reader's connect has been made.
  case connected
  /// `client has sent N`: N bytes in all on this connection.
  case sent(Int)
  /// `client has received N`: N bytes in all on this connection.
  case received(Int)
  /// `client is blocked in CALL`: the reader's program waits in this call.
  case blocked(call: String)
  /// `client has closed`: the reader's end is closed.
  case closed
  /// `server listening`: the reader's server listens on the visitor's port.
  case listening
}
