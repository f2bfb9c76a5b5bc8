internal import Explaining
internal import LessonModel
internal import Peers
internal import PyInterpreter
internal import Timeline

extension Workbench {
  /// Brings up a step's peer; the problem in words where it cannot be had.
  func bringUp(_ peer: LessonModel.PeerScript) -> String? {
    do throws(HallError) {
      switch peer.behaviour {
      case .service(let name):
        guard hall.description(of: name) != nil else { return Words.noService(name) }
      case .script(let lines):
        try hall.add(
          Peers.PeerScript(lines.map(\.verb.peerVerb)), name: peer.id, host: peer.host,
          port: peer.port)
      }
      return nil
    } catch {
      return "\(error)"
    }
  }
}

extension Workbench {
  /// What the peers of the present world waited for in vain, or could not do, in sentences.
  var peerNotices: [String] {
    PeerNotices.sentences(recorder.events(from: worldStart))
      + hall.waits.map { PeerNotices.stillWaits($0.actor, for: $0.event) }
  }

  /// A visitor with the port at which it calls now; nil where the program's variable holds none.
  func calling(_ visitor: VisitorScript) -> CallingVisitor? {
    switch visitor.port {
    case .number(let port): return CallingVisitor(script: visitor, port: port)
    case .variable(let name):
      guard case .int(let port)? = session.interpreter.global(name)?.content else { return nil }
      return CallingVisitor(script: visitor, port: port)
    }
  }
}

/// A visitor that is ready to call.
struct CallingVisitor: Sendable {
  /// What it does.
  let script: VisitorScript
  /// The port at which it calls.
  let port: Int
}

extension PeerHall {
  /// Sends a step's visitors; the problem in words where none can be sent.
  @discardableResult
  func send(_ visitor: CallingVisitor) -> String? {
    do throws(HallError) {
      try visit(
        Peers.PeerScript(visitor.script.lines.map(\.verb.peerVerb)),
        host: visitor.script.host ?? "127.0.0.1", port: visitor.port, count: visitor.script.count,
        name: visitor.script.id)
      return nil
    } catch {
      return "\(error)"
    }
  }
}

extension ScriptVerb {
  /// The same verb as the peers play it.
  var peerVerb: PeerVerb {
    switch self {
    case .accept: .accept
    case .connect: .connect
    case .receive(let count): .receive(count)
    case .receiveUntil(let bytes): .receiveUntil(bytes)
    case .send(let bytes): .send(bytes)
    case .wait(let milliseconds): .wait(milliseconds: milliseconds)
    case .await(let event): .await(event.peerAwait)
    case .shutdown: .shutdown
    case .close: .close
    case .reset: .reset
    case .stopReading: .stopReading
    case .fillBacklog: .fillBacklog
    case .vanish: .vanish
    case .reboot: .reboot
    case .lose(let count): .lose(count)
    case .heal: .heal
    }
  }
}

extension AwaitedEvent {
  /// The same event as the peers wait for it.
  var peerAwait: PeerAwait {
    switch self {
    case .connected: .connected
    case .sent(let count): .sent(count)
    case .received(let count): .received(count)
    case .blocked(let call): .blocked(call: call)
    case .closed: .closed
    case .listening: .listening
    }
  }
}
