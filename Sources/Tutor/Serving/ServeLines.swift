internal import Explaining
internal import FoundationEssentials
internal import Peers
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What serving says: a line for each connection, as text or as JSON.
enum ServeLines {
  /// The line of an event for people; nil where nothing is said.
  static func text(_ event: ServeEvent, at moment: timespec) -> String? {
    switch event {
    case .listening(let peer, let port):
      return "\(peer.padded(to: 13)) listens at 127.0.0.1 port \(port)"
    case .standsIn(let peer, let verbs):
      let words = verbs.map { "`\($0)`" }.joined(separator: ", ")
      return
        "\(peer.padded(to: 13)) shows \(words) by a substitute: only an administrator works on packets here"
    case .opened: return nil
    case .closed(let connection):
      let end = connection.end.map(words) ?? ""
      return "\(clock(moment)) \(connection.peer.padded(to: 13)) \(connection.client)  "
        + "\(Counted.bytes(connection.received)) in, \(Counted.bytes(connection.sent)) out, "
        + "\(seconds(connection.nanoseconds)) s: \(end)"
    case .paused(let open, let limit, let errno):
      return "\(clock(moment)) \(pause(open: open, limit: limit, errno: errno))"
    case .resumed(let open):
      return "\(clock(moment)) Clients are accepted again; \(Counted.connections(open)) open."
    }
  }

  /// A command that calls one of the peers that listen.
  static func example(of events: [ServeEvent]) -> String {
    var example = "nc 127.0.0.1 PORT"
    for case .listening(let peer, let port) in events.reversed() {
      example = peer == "http" ? "curl http://127.0.0.1:\(port)/" : "nc 127.0.0.1 \(port)"
    }
    return example
  }

  /// What is said when serving stops.
  static func farewell(_ totals: ServeTotals) -> String {
    let open = totals.stopped > 0 ? ", \(totals.stopped) of them still open" : ""
    return "Stopped. \(Counted.connections(totals.connections)) served\(open): "
      + "\(Counted.bytes(totals.received)) in, \(Counted.bytes(totals.sent)) out."
  }

  /// What is said of lines that were written too slowly.
  static func lost(_ count: Int) -> String {
    "\(count) lines are missing here: the output takes them too slowly."
  }

  private static func pause(open: Int, limit: Int, errno: Int32) -> String {
    switch errno {
    case EMFILE:
      "No descriptor is left: \(Counted.connections(open)) open, and this program may have \(limit) descriptors. "
        + "New clients wait until some have closed. `ulimit -Hn` is the most that this system allows."
    default:
      "accept failed: \(ErrnoNames.text(errno)) (\(ErrnoNames.name(errno))). "
        + "\(Counted.connections(open)) open; new clients wait until some have closed."
    }
  }

  private static func words(_ end: ServedEnd) -> String {
    switch end {
    case .clientClosed: "the client closed"
    case .peerClosed(0): "the peer closed"
    case .peerClosed(let unread):
      "the peer closed and left \(Counted.bytes(unread)) unread, which is a reset"
    case .peerReset: "the peer reset the connection"
    case .forgotten: "the peer has forgotten the connection"
    case .clientReset: "the client reset the connection"
    case .failed(let call, let errno):
      "\(call) failed: \(ErrnoNames.text(errno)) (\(ErrnoNames.name(errno)))"
    case .waitedInVain(let event, let reset):
      "the peer waited for `\(event)`; the client \(reset ? "reset the connection" : "closed") instead"
    case .stopped: "serving stopped"
    }
  }

  /// The local time of day.
  private static func clock(_ moment: timespec) -> String {
    var (seconds, parts) = (moment.tv_sec, tm())
    localtime_r(&seconds, &parts)
    return [parts.tm_hour, parts.tm_min, parts.tm_sec]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  /// Seconds with three places.
  static func seconds(_ nanoseconds: Int64) -> String {
    let milliseconds = (nanoseconds + 500_000) / 1_000_000
    let rest = String(1000 + milliseconds % 1000).dropFirst()
    return "\(milliseconds / 1000).\(rest)"
  }
}

/// Numbers with their noun.
private enum Counted {
  static func bytes(_ count: Int) -> String { count == 1 ? "1 byte" : "\(count) bytes" }

  static func connections(_ count: Int) -> String {
    count == 1 ? "1 connection" : "\(count) connections"
  }
}

extension String {
  /// The text with blanks after it up to this width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
