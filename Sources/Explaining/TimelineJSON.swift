package import Timeline

/// The record as JSON lines: a first line that names the format, then one object for each event, in order.
///
/// The format is stable: fields are added, never renamed. README has the table of fields.
package struct TimelineJSON: Sendable {
  /// The number of the format.
  package static let format = 1

  /// Lines.
  package init() {}

  /// All lines, each with its newline.
  package func document(_ events: [TimelineEvent], seesPackets: Bool) -> String {
    var head = JSONObject()
    head.set("kind", "timeline")
    head.set("format", TimelineJSON.format)
    head.set("packets", seesPackets)
    return ([head] + events.map(object)).map { $0.text + "\n" }.joined()
  }

  private func object(_ event: TimelineEvent) -> JSONObject {
    switch event {
    case .call(let call): object(call)
    case .peer(let act): object(act)
    case .packet(let packet): object(packet)
    }
  }

  private func start(_ id: EventID, _ kind: String, _ at: Moment) -> JSONObject {
    var object = JSONObject()
    object.set("id", id.index)
    object.set("kind", kind)
    object.set(seconds: "time", at.nanoseconds)
    return object
  }

  private func object(_ event: CallEvent) -> JSONObject {
    var object = start(event.id, "call", event.started)
    object.set("actor", TimelineJSON.name(event.actor))
    object.set("thread", event.thread)
    if event.line > 0 { object.set("line", event.line) }
    object.set("call", event.call.name)
    if let fd = event.call.descriptor { object.set("fd", Int(fd)) }
    switch event.outcome {
    case .returned(let value): object.set("result", value)
    case .failed(let number): object.set("errno", ErrnoNames.name(number))
    case .waiting: object.set("waits", true)
    }
    object.set(seconds: "duration", event.duration)
    if event.omitted > 0 { object.set("omitted", event.omitted) }
    if case .returned = event.outcome { object.set(data: event.data) }
    object.set("text", CallTrace().line(event))
    return object
  }

  private func object(_ event: PacketEvent) -> JSONObject {
    var object = start(event.id, "packet", event.at)
    object.set("transport", event.transport == .tcp ? "tcp" : "udp")
    object.set("source", "\(event.source)")
    object.set("destination", "\(event.destination)")
    if event.transport == .tcp {
      object.set("flags", PacketWords.flags(event.flags))
      object.set("seq", Int(event.sequence))
      if event.flags.contains(.acknowledgement) { object.set("ack", Int(event.acknowledgement)) }
      object.set("window", event.window)
    }
    object.set("bytes", event.length)
    if let cause = event.cause { object.set("cause", cause.index) }
    if event.isLate { object.set("late", true) }
    if event.isRepeated { object.set("again", true) }
    if let probe = event.probe { object.set("probe", probe == .keepalive ? "keepalive" : "window") }
    return object
  }

  private func object(_ event: PeerEvent) -> JSONObject {
    var object = start(event.id, "peer", event.at)
    object.set("actor", TimelineJSON.name(event.actor))
    object.set("connection", event.connection)
    if event.local != .none { object.set("local", "\(event.local)") }
    if event.remote != .none { object.set("remote", "\(event.remote)") }
    switch event.action {
    case .listening: object.set("action", "listens")
    case .accepted: object.set("action", "accepts")
    case .connected: object.set("action", "connects")
    case .received(let data):
      object.set("action", "receives")
      object.set(data: data)
    case .sent(let data):
      object.set("action", "sends")
      object.set(data: data)
    case .sawEndOfStream: object.set("action", "sees-end")
    case .shutDown: object.set("action", "shuts-down")
    case .closed(let unread):
      object.set("action", "closes")
      object.set("unread", unread)
    case .reset: object.set("action", "resets")
    case .waiting(let what):
      object.set("action", "waits")
      object.set("for", what)
    case .vanished: object.set("action", "vanishes")
    case .healed: object.set("action", "heals")
    case .losing(let count):
      object.set("action", "loses")
      object.set("count", count)
    case .rebooted: object.set("action", "reboots")
    case .filledBacklog: object.set("action", "fills-backlog")
    case .stoppedReading: object.set("action", "stops-reading")
    case .stoodIn(let verb):
      object.set("action", "substitutes")
      object.set("for", verb)
    case .missed(let what, let deed):
      object.set("action", "misses")
      object.set("for", what)
      switch deed {
      case .closed: object.set("instead", "close")
      case .endedSending: object.set("instead", "shutdown")
      }
    case .finished: object.set("action", "finishes")
    case .failed(let call, let number):
      object.set("action", "fails")
      object.set("during", call)
      object.set("errno", ErrnoNames.name(number))
    }
    return object
  }

  private static func name(_ actor: Actor) -> String {
    switch actor {
    case .reader: "program"
    case .peer(let name): "peer \(name)"
    case .visitor(let name): "visitor \(name)"
    }
  }
}

/// One JSON object on one line, its fields in the order in which they were set.
private struct JSONObject {
  private var fields: [String] = []

  var text: String { "{" + fields.joined(separator: ", ") + "}" }

  mutating func set(_ key: String, _ value: String) {
    fields.append("\"\(key)\": \(JSONObject.quoted(value))")
  }

  mutating func set(_ key: String, _ value: Int) {
    fields.append("\"\(key)\": \(value)")
  }

  mutating func set(_ key: String, _ value: Bool) {
    fields.append("\"\(key)\": \(value)")
  }

  /// Nanoseconds as seconds with nine decimals.
  mutating func set(seconds key: String, _ nanoseconds: Int64) {
    let fraction = String(abs(nanoseconds) % 1_000_000_000)
    let whole = "\(nanoseconds < 0 ? "-" : "")\(abs(nanoseconds) / 1_000_000_000)"
    fields.append(
      "\"\(key)\": \(whole).\(String(repeating: "0", count: 9 - fraction.count))\(fraction)")
  }

  /// How many bytes were moved, and the first of them as Python writes them.
  mutating func set(data: DataExcerpt?) {
    guard let data else { return }
    set("bytes", data.length)
    set("data", BytesText.literal(data.bytes))
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        if scalar.value < 32 || scalar.value == 127 {
          quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}
