internal import Timeline

/// Why a call waits, from both ends as they are now.
enum WaitingWords {
  /// The cause in a clause: "nobody has called at port 8000".
  static func cause(_ scene: Scene) -> String {
    guard let limit = scene.limit else { return bareCause(scene) }
    return "\(bareCause(scene)) (limit \(Words.exactSpan(limit)))"
  }

  private static func bareCause(_ scene: Scene) -> String {
    let state = scene.peersAfter?.state
    switch scene.kind {
    case .accept:
      guard let port = scene.story?.port else { return "nobody has called" }
      return "nobody has called at port \(port)"
    case .recv:
      if state == .timeWait || state == .finWait2 { return "the end of the stream is on its way" }
      return "no bytes are in your receive queue"
    case .connect:
      guard case .connect(_, let address) = scene.principal.call else {
        return "no answer has come"
      }
      return "no answer has come from \(scene.name(of: address))"
    case .send, .sendall:
      if let waits = scene.peersAfter?.receiveQueue, waits > 0 {
        return "\(scene.peer) has \(Words.bytes(waits)) to read and reads none"
      }
      return "the send queue of your end is full"
    case .select: return "none of its sockets is ready"
    case .sleep: return "its time is not over"
    case .threadWait: return "another thread has not done its part"
    case .socket, .bind, .listen, .close, .getsockname, .getpeername, .setsockopt, .getsockopt,
      .shutdown, .setblocking, .dup, .socketpair:
      return "it has not returned"
    }
  }

  /// The reason at length, a paragraph each.
  static func reason(_ scene: Scene) -> [String] {
    var paragraphs = [Words.sentence(cause(scene)) + "."]
    switch scene.kind {
    case .accept:
      paragraphs.append(
        "accept takes the next finished connection out of the queue of \(scene.object).")
      if let queue = scene.yoursAfter?.receiveQueue {
        paragraphs.append("That queue holds \(queue == 0 ? "none" : "\(queue)") now.")
      }
      paragraphs.append("A connect to this port ends the wait.")
    case .recv:
      paragraphs.append(
        "recv returns when a byte has come, when the peer ends its sending, or on an error.")
      if let peer = scene.otherEnd, let waits = peer.awaits {
        paragraphs.append("\(Words.sentence(scene.peer)) waits too: its script is at `\(waits)`.")
      }
      if scene.otherEnd != nil {
        let sent = scene.otherEnd?.sent ?? 0
        paragraphs.append(
          "So far it has sent \(Words.bytes(sent)); you have received \(scene.story?.received ?? 0)."
        )
      }
      if let (file, count) = scene.happening.unsentFile {
        paragraphs.append(
          "\(file) still holds \(Words.bytes(count)): the peer has not got them. "
            + "Stop with Ctrl-C, and call \(file).flush() after you have written.")
      } else {
        paragraphs.append("Send what the peer waits for, or stop with Ctrl-C.")
      }
    case .connect:
      paragraphs.append("connect returns when the other kernel answers yes or no.")
      if let state = scene.yoursAfter?.state { paragraphs.append("Your end says \(state.name).") }
    case .send, .sendall:
      paragraphs.append("A blocking send returns when your kernel has taken every byte.")
      if let queue = scene.yoursAfter?.sendQueue {
        paragraphs.append("Your send queue holds \(Words.bytes(queue)).")
      }
      paragraphs.append("The wait ends when the peer reads.")
    case .select:
      paragraphs.append(
        "select returns when one of its sockets is ready, or when its time is over.")
    case .threadWait:
      paragraphs.append(
        "The wait ends when another thread sets, releases, or ends what is waited for.")
    case .sleep:
      paragraphs.append("sleep waits for the clock alone.")
    case .socket, .bind, .listen, .close, .getsockname, .getpeername, .setsockopt, .getsockopt,
      .shutdown, .setblocking, .dup, .socketpair:
      break
    }
    return paragraphs
  }
}
