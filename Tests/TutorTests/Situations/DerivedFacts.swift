import Foundation

@testable import Tutor

/// What ss(8), tshark(1), the typed line and Python's result say of one line.
struct DerivedFacts {
  /// What stands in a gap of a sentence.
  enum Derived {
    case text(Set<String>)
    /// A span of time: the test knows only how long everything took.
    case atMost(Double)
    case anything
    case unknown

    static func number(_ value: Int?) -> Derived { value.map { .text(["\($0)"]) } ?? .unknown }
    static func string(_ value: String?) -> Derived { value.map { .text([$0]) } ?? .unknown }
  }

  let line: ExaminedSession.Line
  let session: ExaminedSession

  /// The socket that the line works on: the name before the dot, or the one that it makes.
  private var own: String {
    let made = line.source.firstMatch(of: #/^(\w+)(?:, \w+)? = /#).map { String($0.1) }
    let called = line.source.firstMatch(of: #/^(?:len\()?(\w+)\.\w+\(/#).map { String($0.1) }
    // A file over a socket is the socket's.
    if called == "f" { return "s" }
    return made ?? called ?? ""
  }

  private typealias Row = SocketStatistics.Row

  private func row(_ name: String, in rows: [SocketStatistics.Row]) -> SocketStatistics.Row? {
    guard let pair = line.sockets[name] else { return nil }
    let remote = pair.remote == "none" ? "" : pair.remote
    return rows.first { $0.local == pair.local && $0.remote == remote }
  }

  private func otherRow(_ name: String, in rows: [SocketStatistics.Row]) -> SocketStatistics.Row? {
    guard let pair = line.sockets[name] else { return nil }
    return rows.first { $0.local == pair.remote && $0.remote == pair.local }
  }

  private func state(_ name: String) -> String { row(name, in: line.after)?.state ?? "CLOSED" }

  private var otherState: String { otherRow(own, in: line.after)?.state ?? "CLOSED" }

  /// Connections that are there after the line and were not before.
  private var made: [SocketStatistics.Row] {
    line.after.filter { row in
      !line.before.contains { $0.local == row.local && $0.remote == row.remote }
        && (typedAddresses.contains(row.remote) || remotes.contains(row.remote))
    }
  }

  /// Where the line's socket is connected to by ss.
  private var remotes: Set<String> {
    Set([row(own, in: line.after)?.remote].compactMap(\.self))
  }

  private var typedNumbers: Set<String> {
    Set(line.source.matches(of: #/\d+/#).map { String($0.0) })
  }

  private var typedAddresses: Set<String> { Self.addresses(in: line.source) }

  /// Those that have been typed so far.
  private var sessionAddresses: Set<String> {
    session.lines.prefix(line.number).reduce(into: []) {
      $0.formUnion(Self.addresses(in: $1.source))
    }
  }

  private static func addresses(in source: String) -> Set<String> {
    Set(source.matches(of: #/"([\d.]+)", (\d+)/#).map { "\($0.1):\($0.2)" })
  }

  /// The number that Python printed.
  private var result: Int? { Int(line.output.trimmingCharacters(in: .whitespacesAndNewlines)) }

  /// The number of bytes in the bytes that Python printed.
  private func length(_ output: String) -> Int? {
    let text = output.trimmingCharacters(in: .whitespacesAndNewlines)
    guard text.hasPrefix("b'") || text.hasPrefix("b\"") else { return nil }
    return text.dropFirst(2).dropLast().replacing(#/\\x..|\\./#, with: "?").count
  }

  /// Bytes that a packet capture saw leave a socket in this line, each once.
  private var bytesOnTheWire: Int? {
    guard let local = line.sockets[own]?.local else { return nil }
    return bytes(from: local) { $0 == line.number }
  }

  private func bytes(from local: String, in lines: (Int) -> Bool) -> Int {
    var seen: Set<Int> = []
    return session.packets.filter { $0.source == local && $0.length > 0 && lines($0.line) }
      .filter { seen.insert($0.sequence).inserted }.reduce(0) { $0 + $1.length }
  }

  /// Data packets of a socket's that had been sent before, until the line was told of.
  private var repeats: Int {
    guard let local = line.sockets[own]?.local else { return 0 }
    var seen: Set<Int> = []
    return session.packets.filter {
      $0.source == local && $0.length > 0 && $0.time <= line.ended
        && !seen.insert($0.sequence).inserted
    }.count
  }

  /// Bytes that Python has printed of a socket's recv in the lines before, and in this one too.
  private func taken(andNow: Bool) -> Int {
    session.lines.prefix(line.number - (andNow ? 0 : 1)).filter {
      $0.source.hasPrefix("\(own).recv") && !$0.source.contains("MSG_PEEK")
    }.compactMap { length($0.output) }.reduce(0, +)
  }

  /// The data packets whose bytes this line took.
  private var pieces: Int? {
    guard let remote = line.sockets[own]?.remote else { return nil }
    let span = taken(andNow: false)..<taken(andNow: true)
    return session.packets.filter {
      $0.source == remote && $0.length > 0
        && span.overlaps($0.sequence - 1..<$0.sequence - 1 + $0.length)
    }.count
  }

  /// Bytes that wait to be received: by ss, or by the capture where the connection is over and ss knows it no more.
  private func waiting(after: Bool) -> Int? {
    if let row = row(own, in: after ? line.after : line.before) { return dataReceived(row) }
    guard let remote = line.sockets[own]?.remote else { return nil }
    let came = bytes(from: remote) { $0 <= line.number }
    return came - taken(andNow: after)
  }

  /// What came to a socket by the capture, without what ss says is unread.
  private var received: Int? {
    guard let pair = line.sockets[own] else { return nil }
    let came = bytes(from: pair.remote) { $0 <= line.number }
    return came - (row(own, in: line.after).map(dataReceived) ?? 0)
  }

  /// ss counts a FIN that came as a byte of the receive queue.
  private func dataReceived(_ row: SocketStatistics.Row) -> Int {
    let gotEnd: Set<String> = ["CLOSE_WAIT", "LAST_ACK", "CLOSING", "TIME_WAIT"]
    return gotEnd.contains(row.state) ? max(0, row.received - 1) : row.received
  }

  /// The limit that was last set, as it is told: "300 ms" or "0.3 s".
  private var limits: Set<String> {
    let lines = session.lines.prefix(line.number).reversed()
    let seconds = lines.lazy.compactMap {
      $0.source.firstMatch(of: #/^(\w+)\.settimeout\(([\d.]+)\)/#)
    }.first { $0.1 == own }.flatMap { Double($0.2) }
    guard let seconds else { return [] }
    return ["\(Int(seconds * 1000)) ms", "\(seconds) s"]
  }

  /// Bytes that waited in a socket when it was closed.
  private func unread(_ name: String) -> Int? {
    session.lines.first { $0.source == "\(name).close()" }
      .flatMap { row(name, in: $0.before) }.map(dataReceived)
  }

  static func milliseconds(_ span: String) -> Double? {
    if span == "less than 1 ms" { return 0 }
    guard let match = span.wholeMatch(of: #/([\d.]+) (ms|s)/#), let value = Double(match.1) else {
      return nil
    }
    return match.2 == "ms" ? value : value * 1000
  }

  /// How long the session has taken so far.
  private var sessionTime: Double {
    guard let first = session.lines.first else { return 0 }
    return line.ended.timeIntervalSince(first.began) * 1000
  }

  private func port(of address: String?) -> String? {
    address?.split(separator: ":").last.map(String.init)
  }

  /// What stands in a gap.
  func derive(_ gap: String, _ names: [String: String]) -> Derived {
    let x = names["x"] ?? ""
    let y = names["y"] ?? ""
    switch gap {
    case "x", "y", "peer", "wait", "option", "words": return .anything
    case "typed": return .text(typedNumbers)
    case "typed address": return .text(typedAddresses)
    case "typed host":
      return .text(Set(typedAddresses.map { String($0.prefix { $0 != ":" }) }))
    case "result": return .number(result)
    case "descriptor": return .text(Set(line.openDescriptors.map(String.init)))
    case "quoted": return .text(Set(session.lines.map { "`\($0.source)`" }))
    case "within": return .atMost(line.elapsed)
    case "ago": return .atMost(sessionTime)
    case "limit": return .text(limits)
    case "linger":
      let isSet = session.lines.contains { $0.source.contains(#"struct.pack("ii", 1, 0)"#) }
      return isSet ? .text(["0"]) : .unknown
    case "written":
      return .number(
        session.lines.filter { $0.source.hasPrefix("f.write") }
          .compactMap { Int($0.output.filter(\.isNumber)) }.reduce(0, +))
    default: break
    }
    return deriveEnds(gap, x, y) ?? deriveBytes(gap, x, y) ?? .unknown
  }

  /// States and addresses.
  private func deriveEnds(_ gap: String, _ x: String, _ y: String) -> Derived? {
    switch gap {
    case "state": .string(row(own, in: line.after)?.state)
    case "your state": .text([state(own)])
    case "peer's state": .text([otherState])
    case "state of x": .text([state(x)])
    case "state of y": .text([state(y)])
    case "state of both": state(own) == otherState ? .text([otherState]) : .unknown
    case "is closed": otherState == "CLOSED" ? .text(["is closed"]) : .unknown
    case "port of x": .string(port(of: row(x, in: line.after)?.local))
    case "address of x": .string(row(x, in: line.after)?.local)
    case "remote": .string(row(own, in: line.after)?.remote)
    case "remote of the new": .text(Set(made.map(\.remote)))
    case "new address": .text(Set(made.map(\.local)))
    case "new port": .text(Set(made.compactMap { port(of: $0.local) }))
    case "any address": .text(Set(everyRow.map(\.local)))
    case "any port": .text(Set(everyRow.compactMap { port(of: $0.local) }))
    case "held port":
      .text(
        Set(line.before.filter { $0.state == "LISTEN" }.compactMap { port(of: $0.local) }))
    case "port in TIME_WAIT":
      .text(
        Set(line.before.filter { $0.state == "TIME_WAIT" }.compactMap { port(of: $0.local) }))
    case "port that was x's":
      row(x, in: line.after) == nil ? .string(port(of: row(x, in: line.before)?.local)) : .unknown
    case "silent address": .text(sessionAddresses.subtracting(line.before.map(\.local)))
    default: nil
    }
  }

  private var everyRow: [SocketStatistics.Row] { session.lines.flatMap(\.after) }

  /// Queues and counts of bytes.
  private func deriveBytes(_ gap: String, _ x: String, _ y: String) -> Derived? {
    let mine = row(own, in: line.after)
    switch gap {
    case "backlog", "backlog of x":
      return .number(row(gap == "backlog" ? own : x, in: line.after)?.sent)
    case "callers", "caller":
      let waiting = row(x, in: line.after)?.received
      return .string(waiting.map { "\($0) caller\($0 == 1 ? "" : "s")" })
    case "caller in full":
      return .text(Set(fullListeners.map { "\($0.received) caller\($0.received == 1 ? "" : "s")" }))
    case "full backlog": return .text(Set(fullListeners.map { "\($0.sent)" }))
    case "length": return .number(length(line.output))
    case "is empty": return waiting(after: true) == 0 ? .text(["is empty"]) : .unknown
    case "waiting": return .number(waiting(after: true))
    case "waiting before": return .number(waiting(after: false))
    case "received": return .number(received)
    case "taken": return .number(result ?? bytesOnTheWire)
    case "typed minus taken":
      return .text(
        Set(typedNumbers.compactMap { number in Int(number).map { "\($0 - (result ?? 0))" } }))
    case "not acknowledged": return .number(mine?.sent)
    case "n waiting at the peer": return .number(otherRow(own, in: line.after)?.received)
    case "n waiting at x": return .number(row(x, in: line.after).map(dataReceived))
    case "n waiting at y": return .number(row(y, in: line.after).map(dataReceived))
    case "pieces": return .number(pieces)
    case "repeats": return .number(repeats)
    case "unread of x": return .number(unread(x))
    case "unread":
      return .number(line.sockets[own].map { bytes(from: $0.local) { $0 <= line.number } })
    default: return nil
    }
  }

  private var fullListeners: [SocketStatistics.Row] {
    line.after.filter { $0.state == "LISTEN" && $0.received > $0.sent }
  }
}
