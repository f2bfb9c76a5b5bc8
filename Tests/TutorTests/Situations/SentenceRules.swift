import Foundation

@testable import Tutor

/// How every number and state of a sentence is derived from what other programs say.
///
/// A sentence is matched with a template; each part in braces is derived from ss(8), tshark(1), the typed line or
/// Python's result, never from what was recorded. A sentence that fits no template is a failure: nothing escapes.
enum SentenceRules {
  /// The sentences of a line that hold a number or the name of a state.
  static func sentences(of line: ExaminedSession.Line) -> [String] {
    (line.brief + line.full).flatMap { text in
      text.replacing(#/([.!?]) (?=[A-Za-z0-9])/#) { "\($0.1)\n" }.split(separator: "\n")
        .map(String.init)
    }.filter { $0.contains(#/\d|[A-Z]{3,}_|ESTABLISHED|LISTEN|CLOSED|CLOSING/#) }
  }

  /// What is wrong with a sentence; nil where all that it holds is derived.
  static func problem(_ sentence: String, _ facts: DerivedFacts) -> String? {
    if constants.contains(sentence) || sentence.hasPrefix("The HOWTO speaks of this in section") {
      return nil
    }
    var problems: [String] = []
    for template in templates {
      guard let values = template.values(in: sentence) else { continue }
      guard let problem = template.problem(values, facts) else { return nil }
      problems.append(problem)
    }
    return problems.isEmpty ? "no template derives it" : problems.joined(separator: "; ")
  }

  /// Sentences whose numbers and states are words of the language or of TCP, the same in every session.
  private static let constants: Set<String> = [
    "With 1, bind may take a port that old connections in TIME_WAIT still hold.",
    "Only programs on this machine can reach a 127.x.x.x address.",
    "CLOSE_WAIT means: the peer's kernel knows that you closed; its program has not closed yet.",
    "TIME_WAIT is at the end that closed first.",
    "TIME_WAIT keeps the pair of ports for a while.",
    "Try: Set SO_REUSEADDR to 1 on each listening socket before you bind it.",
    "Try: Run c, address = a.accept(), then c.recv(1024).",
    "Port 0 means: the kernel chooses.",
    "Try: Close the other socket first, or bind to port 0: the kernel then chooses.",
    "Try: Bind to '127.0.0.1' for this machine only, or to '' for all its addresses.",
    "Where a call would wait, it now fails with EAGAIN or EINPROGRESS.",
    "Python asks poll first: so the kernel's own socket is non-blocking (O_NONBLOCK).",
    "Reading it has cleared it.",
  ]

  private static let templates = [
    // socket, bind, listen
    "A new TCP socket, descriptor {descriptor}: it has no address and no peer yet.",
    "{x} now has the address {typed address}.",
    "{x} now has port {any port}.",
    "{x} is now a listening socket: it waits for callers at port {port of x}.",
    "Its state is {state}; its backlog is {backlog}; accept takes the callers.",
    "Its backlog is {full backlog}; your kernel asks again in a second, then later.",
    "{x} listens already; its backlog is now {backlog of x}.",
    "{n} {wait} in its queue.",
    "{x} goes on listening: {callers} wait in its queue.",
    "{x} goes on listening: {caller} waits in its queue.",
    "{caller in full} waits for accept.",
    "Port {held port} is in use: your own socket {x} holds it.",
    "Port {held port} is in use: your own socket {x} has held it since you bound it at {quoted}.",
    "Port {port in TIME_WAIT} is still held by an old connection in TIME_WAIT.",
    "{typed host} is not an address of this machine.",
    "{x} does not listen at port {port that was x's} any more.",
    // connect, accept
    "Connected to your own listening socket {x}, at {address of x}.",
    "Connected: port {typed} of {peer} is our own {remote of the new} here.",
    "Both ends now say {state of both}, before the peer's program did anything.",
    "Both ends now say {state of both}; the peer's program has accepted.",
    "Both ends now say {state of both}, and accept was not called yet.",
    "Your end got the address {new address}: your kernel chose port {new port}.",
    "Your own socket {x} called from {address of x}: {y} is your end of that connection.",
    "{x} keeps port {port of x} of the listening socket; the caller has a port of its own.",
    "Nothing listens on {silent address}, so the kernel there refused.",
    "The answer took {within}.",
    "Our own {peer} gave no answer within {limit}, the time limit.",
    // recv
    "recv gave all {length} bytes that waited; your receive queue {is empty} now.",
    "recv gave {length} of the {waiting before} bytes that waited; {waiting} stay in your receive queue.",
    "recv showed {length} of the {waiting} bytes that wait: with MSG_PEEK all {waiting before} stay.",
    "recv showed {length} bytes: with MSG_PEEK they stay in your receive queue.",
    "recv gave {length} bytes; {waiting} more came afterwards.",
    "The peer sent them in {pieces} pieces: a byte stream keeps no borders.",
    "{typed} was the most that you would take.",
    "It waited {within} until the first byte came.",
    "You received {received} bytes on this connection in all.",
    "No byte came within {limit}: the time limit of {x}.",
    "No byte came within {limit}, and {not acknowledged} bytes of yours are not acknowledged.",
    "Your kernel has sent them again {repeats} times.",
    "Your kernel has sent them again once.",
    "The connection says {your state} until your kernel gives up, which takes minutes.",
    "The peer {peer} closed its end {ago} before.",
    "The peer closed its end {ago} before.",
    "The peer reset the connection {ago} ago: it closed with {unread} bytes unread.",
    "The peer {peer} reset the connection {ago} ago: it closed with {unread} bytes unread.",
    "The peer {peer} reset the connection on purpose {ago} ago.",
    "{x} was closed with {unread of x} bytes unread: that resets.",
    "{x} was closed with SO_LINGER at {linger} seconds: that resets the connection.",
    "{x} is closed by a reset (RST): SO_LINGER was set to {linger} seconds.",
    "You ended the other end yourself at {quoted}.",
    "The connection was reset; recv said so once, at {quoted}.",
    // send
    "Your kernel took all {taken} bytes.",
    "{n waiting at the peer} bytes wait in the peer's receive queue: its program has not read them.",
    "{n waiting at x} bytes wait in the receive queue of {x}: your program has not read them.",
    "{not acknowledged} bytes of your data are still in your send queue.",
    "send took {taken} of {typed} bytes; {typed minus taken} are still yours to send.",
    "The send queue of {x} holds {not acknowledged} bytes, the receive queue of {y} {n waiting at y}.",
    "Your send queue holds {not acknowledged} bytes, the peer's receive queue {n waiting at the peer}.",
    "Try: When {x} is writable again, send the rest: {x}.send(data[{taken}:]).",
    "send took {taken} bytes, although the peer {peer} had closed {ago} before.",
    "The connection is over: the peer {peer} closed its end {ago} ago.",
    "The connection is over: your own socket {x} closed its end {ago} ago.",
    "f still holds {written} bytes: they are sent at f.flush().",
    "f still holds {written} bytes: the peer has not got them.",
    // close, shutdown
    "{x} says {state of x}, {y} says {state of y}.",
    "{x} says {state of x}, {y} {state of y}.",
    "{x} says {state of x}.",
    "{x} says {state of x}; the other end {is closed} too.",
    "Your end says {your state}.",
    "Your end says {your state} since: the connection is over.",
    "Your end says {your state} since: the peer reset the connection.",
    "Your end says {your state}: the peer has already ended its sending.",
    "Your end says {your state}; the other end {is closed} too.",
    "Your end says {your state}, the peer's end says {peer's state}.",
    "You closed {x} with {unread of x} bytes unread: your kernel reset the connection.",
    "Your program waited {within}.",
    // options and names
    "SO_REUSEADDR is now 1 for {x}.",
    "{option} is now {typed} for {x}.",
    "{option} of {x} is {result}.",
    "SO_ERROR is {result}, {words}: {words}.",
    "SO_ERROR is {result}: {x} has no error to report.",
    "Calls on {x} now wait {limit} at most.",
    "Nobody called within {limit}: the time limit of {x}.",
    "Your end's address is {any address}.",
    "Your kernel chose port {any port}: it is an ephemeral port.",
    "The peer's end is our own {peer}, at {remote}.",
  ].map(SentenceTemplate.init)
}

/// A sentence with named gaps in braces.
struct SentenceTemplate: Sendable {
  private let pattern: NSRegularExpression?
  private let gaps: [String]

  init(_ text: String) {
    var source = ""
    var gaps: [String] = []
    for piece in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      let parts = piece.element.split(
        separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      if piece.offset > 0, parts.count == 2 {
        gaps.append(String(parts[0]))
        source += "(.+?)"
      }
      source += NSRegularExpression.escapedPattern(for: String(parts[parts.count - 1]))
    }
    self.gaps = gaps
    pattern = try? NSRegularExpression(pattern: "^" + source + "$")
  }

  /// What stands in the gaps, in order; nil where the sentence is another one.
  func values(in sentence: String) -> [(gap: String, value: String)]? {
    // "1 byte" and "it stays" are the same sentence with another number.
    let plural = sentence.replacing("the 1 byte that", with: "all 1 bytes that")
      .replacing(#/\b1 byte\b/#, with: "1 bytes").replacing(#/\b1 stays\b/#, with: "1 stay")
    let whole = NSRange(plural.startIndex..., in: plural)
    guard let match = pattern?.firstMatch(in: plural, range: whole) else { return nil }
    return gaps.indices.map { index in
      let range = Range(match.range(at: index + 1), in: plural)
      return (gap: gaps[index], value: range.map { String(plural[$0]) } ?? "")
    }
  }

  /// What is not as other programs say; nil where everything is.
  func problem(_ values: [(gap: String, value: String)], _ facts: DerivedFacts) -> String? {
    var names: [String: String] = [:]
    for (gap, value) in values where gap == "x" || gap == "y" { names[gap] = value }
    for (gap, value) in values {
      switch facts.derive(gap, names) {
      case .anything: continue
      case .text(let allowed):
        if !allowed.contains(value) { return "{\(gap)} is \(allowed.sorted()), told as \(value)" }
      case .atMost(let milliseconds):
        guard let told = DerivedFacts.milliseconds(value), told <= milliseconds else {
          return "{\(gap)} is at most \(milliseconds) ms, told as \(value)"
        }
      case .unknown: return "{\(gap)} cannot be derived"
      }
    }
    return nil
  }
}
