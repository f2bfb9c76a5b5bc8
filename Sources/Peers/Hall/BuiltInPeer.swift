/// A peer that is always there: its names, its place, and what it does.
struct BuiltInPeer: Sendable {
  /// What answers.
  enum Behaviour: Sendable {
    case service(ServiceKind)
    case script(PeerScript)
  }

  /// Its short name.
  var name: String
  /// The names that lead to it.
  var hosts: [String]
  /// The last number of its address: 203.0.113.n in the lab, 127.203.113.n in plain loopback.
  var number: UInt32
  /// The port that is typed.
  var port: UInt16
  var behaviour: Behaviour
  /// What it does, in one sentence.
  var summary: String

  /// The verbs of its script that are shown by a substitute where there is no lab.
  var substitutedVerbs: [String] {
    switch behaviour {
    case .service: []
    case .script(let script): script.substitutedVerbs
    }
  }

  /// 203.0.113.0, a network for documentation (RFC 5737).
  static let labNetwork: UInt32 = 0xCB00_7100
  /// 127.203.113.0, its double in plain loopback.
  static let loopbackNetwork: UInt32 = 0x7FCB_7100

  static let all: [BuiltInPeer] = [
    BuiltInPeer(
      name: "www.python.org", hosts: ["www.python.org", "python.org", "www", "http"], number: 80,
      port: 80, behaviour: .service(.http),
      summary: "A small web site. It answers one HTTP request and closes."),
    BuiltInPeer(
      name: "echo", hosts: ["echo", "echo.example.org"], number: 7, port: 7,
      behaviour: .service(.echo), summary: "It sends back every byte that it receives."),
    BuiltInPeer(
      name: "discard", hosts: ["discard", "discard.example.org"], number: 9, port: 9,
      behaviour: .service(.discard), summary: "It receives everything and never answers."),
    BuiltInPeer(
      name: "daytime", hosts: ["daytime", "daytime.example.org"], number: 13, port: 13,
      behaviour: .service(.daytime), summary: "It sends the time at once and closes."),
    BuiltInPeer(
      name: "chargen", hosts: ["chargen", "chargen.example.org"], number: 19, port: 19,
      behaviour: .service(.chargen), summary: "It sends lines of characters until you close."),
    BuiltInPeer(
      name: "upper", hosts: ["upper", "upper-lines", "upper.example.org"], number: 21, port: 7021,
      behaviour: .service(.upperLines),
      summary: "It answers each line, up to a newline, in upper case."),
    BuiltInPeer(
      name: "fixed", hosts: ["fixed", "fixed.example.org"], number: 22, port: 7022,
      behaviour: .service(.fixed),
      summary: "It answers each message of 8 bytes in upper case."),
    BuiltInPeer(
      name: "prefixed", hosts: ["prefixed", "prefixed.example.org"], number: 23, port: 7023,
      behaviour: .service(.prefixed),
      summary: "It answers each message, a 4-byte length and the bytes, in upper case."),
    BuiltInPeer(
      name: "silent", hosts: ["silent", "silent.example.org"], number: 31, port: 7031,
      behaviour: .script(.silent), summary: "It accepts, reads nothing, and says nothing."),
    BuiltInPeer(
      name: "splitter", hosts: ["splitter", "splitter.example.org"], number: 32, port: 7032,
      behaviour: .script(.splitter),
      summary: "It sends one greeting in three pieces, each after you received the one before."),
    BuiltInPeer(
      name: "early-closer", hosts: ["early-closer", "early-closer.example.org"], number: 33,
      port: 7033, behaviour: .script(.earlyCloser),
      summary: "It closes when you have sent something, without reading it."),
    BuiltInPeer(
      name: "half-closer", hosts: ["half-closer", "half-closer.example.org"], number: 34,
      port: 7034, behaviour: .script(.halfCloser),
      summary: "It sends one line, ends its sending, and reads until you close."),
    BuiltInPeer(
      name: "resetter", hosts: ["resetter", "resetter.example.org"], number: 35, port: 7035,
      behaviour: .script(.resetter), summary: "It reads one byte and resets the connection."),
    BuiltInPeer(
      name: "slow-drip", hosts: ["slow-drip", "slow-drip.example.org"], number: 36, port: 7036,
      behaviour: .script(.slowDrip), summary: "It sends nine bytes, five in a second."),
    BuiltInPeer(
      name: "full-backlog", hosts: ["full-backlog", "full-backlog.example.org"], number: 40,
      port: 7040, behaviour: .script(.fullBacklog),
      summary: "Its queue of waiting connections is full: your connect gets no answer."),
    BuiltInPeer(
      name: "vanisher", hosts: ["vanisher", "vanisher.example.org"], number: 37, port: 7037,
      behaviour: .script(.vanisher),
      summary: "It greets; then its host is gone without a word, until you close."),
    BuiltInPeer(
      name: "rebooter", hosts: ["rebooter", "rebooter.example.org"], number: 38, port: 7038,
      behaviour: .script(.rebooter),
      summary: "It greets; then its host is started anew and has forgotten you."),
    BuiltInPeer(
      name: "lossy", hosts: ["lossy", "lossy.example.org"], number: 39, port: 7039,
      behaviour: .script(.lossy),
      summary: "The first two packets that you send to it are lost; then it answers."),
  ]
}
