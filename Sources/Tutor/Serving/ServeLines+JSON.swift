internal import FoundationEssentials
internal import Peers
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension ServeLines {
  /// The fields of an event for programs; those that do not belong to it are left out.
  fileprivate struct Record: Encodable {
    var time: Double
    var event: String
    var service: String?
    var address: String?
    var port: UInt16?
    var connection: Int?
    var client: String?
    var received: Int?
    var sent: Int?
    var seconds: Double?
    var end: String?
    var waitedFor: String?
    var unread: Int?
    var call: String?
    var errno: Int32?
    var verbs: [String]?
    var open: Int?
    var limit: Int?
    var connections: Int?
    var lines: Int?

    init(_ event: String, at moment: timespec) {
      self.event = event
      let microseconds = Int64(moment.tv_sec) * 1_000_000 + Int64(moment.tv_nsec) / 1000
      time = Double(microseconds) / 1_000_000
    }
  }

  /// The line of an event for programs.
  static func json(_ event: ServeEvent, at moment: timespec) -> String {
    var record: Record
    switch event {
    case .listening(let peer, let port):
      record = Record("listening", at: moment)
      record.service = peer
      record.address = "127.0.0.1"
      record.port = port
    case .standsIn(let peer, let verbs):
      record = Record("substitutes", at: moment)
      record.service = peer
      record.verbs = verbs
    case .opened(let connection):
      record = Record("opened", at: moment)
      record.name(connection)
    case .closed(let connection):
      record = Record("closed", at: moment)
      record.name(connection)
      record.received = connection.received
      record.sent = connection.sent
      record.seconds = Double(connection.nanoseconds / 1000) / 1_000_000
      if let end = connection.end { record.tell(end) }
    case .paused(let open, let limit, let errno):
      record = Record("paused", at: moment)
      record.open = open
      record.limit = limit
      record.errno = errno
    case .resumed(let open):
      record = Record("resumed", at: moment)
      record.open = open
    }
    return line(record)
  }

  /// The last line for programs.
  static func jsonFarewell(_ totals: ServeTotals, at moment: timespec) -> String {
    var record = Record("stopped", at: moment)
    record.connections = totals.connections
    record.open = totals.stopped
    record.received = totals.received
    record.sent = totals.sent
    return line(record)
  }

  /// The line for programs on lines that were written too slowly.
  static func jsonLost(_ count: Int, at moment: timespec) -> String {
    var record = Record("lost", at: moment)
    record.lines = count
    return line(record)
  }

  private static func line(_ record: Record) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(record)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}

extension ServeLines.Record {
  fileprivate mutating func name(_ connection: ServedConnection) {
    service = connection.peer
    self.connection = connection.number
    client = "\(connection.client)"
  }

  fileprivate mutating func tell(_ end: ServedEnd) {
    switch end {
    case .clientClosed: self.end = "client-closed"
    case .peerClosed(let unread):
      self.end = "peer-closed"
      self.unread = unread
    case .peerReset: self.end = "peer-reset"
    case .forgotten: self.end = "forgotten"
    case .clientReset: self.end = "client-reset"
    case .failed(let call, let errno):
      self.end = "failed"
      self.call = call
      self.errno = errno
    case .waitedInVain(let event, let reset):
      self.end = reset ? "client-reset" : "client-closed"
      waitedFor = event
    case .stopped: self.end = "stopped"
    }
  }
}
