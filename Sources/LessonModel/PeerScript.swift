/// A peer of a step: a server on our side for the reader's client.
package struct PeerScript: Sendable, Hashable {
  /// The id: the block's `#id`, its host's name, or its service's.
  package var id: String
  /// The name that the reader's code may use for it; nil when the address alone is used.
  package var host: String?
  /// The port on which it listens.
  package var port: Int
  /// What it does.
  package var behaviour: Behaviour
  /// Where the block begins.
  package var position: LessonPosition

  /// What a peer does with those who connect.
  package enum Behaviour: Sendable, Hashable {
    /// A built-in service, by name, such as `echo`.
    case service(String)
    /// The lines of the block, one call each.
    case script([ScriptLine])
  }
}

/// A visitor of a step: a client on our side for the reader's server.
package struct VisitorScript: Sendable, Hashable {
  /// The id: the block's `#id`, or `visitor` and the port.
  package var id: String
  /// The address at which it calls; nil for this machine.
  package var host: String?
  /// The port at which it calls.
  package var port: VisitorPort
  /// How many visitors come.
  package var count: Int
  /// What each does; `connect` is among it.
  package var lines: [ScriptLine]
  /// Where the block begins.
  package var position: LessonPosition
}

/// The port at which a visitor calls.
package enum VisitorPort: Sendable, Hashable {
  /// This port.
  case number(Int)
  /// The port that a variable of the reader's program holds when the visitor is sent.
  case variable(String)
}

/// One line of a script.
package struct ScriptLine: Sendable, Hashable {
  /// What is done.
  package var verb: ScriptVerb
  /// Where the verb stands.
  package var position: LessonPosition
}

/// What a scripted peer or visitor can do; one verb is one call.
package enum ScriptVerb: Sendable, Hashable {
  /// `accept`: takes the next connection; a peer's only.
  case accept
  /// `connect`: calls at the reader's server; a visitor's only.
  case connect
  /// `recv N`: receives until N bytes have come.
  case receive(Int)
  /// `until "…"`: receives until these bytes have come.
  case receiveUntil([UInt8])
  /// `send "…"`: sends these bytes.
  case send([UInt8])
  /// `wait MS`: does nothing for this many milliseconds.
  case wait(milliseconds: Int)
  /// `await EVENT`: waits for something that the reader's end does.
  case await(AwaitedEvent)
  /// `shutdown`: ends its own sending.
  case shutdown
  /// `close`: closes the connection.
  case close
  /// `reset`: closes the connection with a reset.
  case reset
  /// `stop-reading`: leaves what comes in the receive queue.
  case stopReading
  /// `fill-backlog`: the queue of connections that wait for accept is full until the next `accept`; a peer's only.
  case fillBacklog
  /// `vanish`: the host answers no packet any more.
  case vanish
  /// `reboot`: the host has forgotten every connection.
  case reboot
  /// `lose N`: the next N packets are lost.
  case lose(Int)
  /// `heal`: the network is whole again.
  case heal
}

/// What a script can wait for; the subject is always the reader's end.
package enum AwaitedEvent: Sendable, Hashable {
  /// `client connected`: the connection stands.
  case connected
  /// `client has sent N`: N bytes in all.
  case sent(Int)
  /// `client has received N`: N bytes in all.
  case received(Int)
  /// `client blocked in CALL`: the reader's program waits in this call.
  case blocked(call: String)
  /// `client has closed`: the reader's end is closed.
  case closed
  /// `server listening`: the reader's server listens on the visitor's port.
  case listening
}
