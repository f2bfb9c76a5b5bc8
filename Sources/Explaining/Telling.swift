internal import Timeline

/// The sections of the HOWTO that explanations speak of.
enum HowtoSection: String {
  case sockets = "1 (Sockets)"
  case creating = "2 (Creating a Socket)"
  case ipc = "2.1 (IPC)"
  case using = "3 (Using a Socket)"
  case binary = "3.1 (Binary Data)"
  case disconnecting = "4 (Disconnecting)"
  case dying = "4.1 (When Sockets Die)"
  case nonBlocking = "5 (Non-blocking Sockets)"
}

/// The sentences about one call, before they are fitted to lines.
///
/// `first` and `second` each hold the same sentence in several lengths, the longest first.
struct Telling {
  /// A name of the situation inside its cell: the same situation has the same sentences with other values.
  var situation: String
  var first: [String]
  var second: [String] = []
  var more: [String] = []
  var next: String?
  var section: HowtoSection?
  var evidence: [EventID] = []

  init(_ situation: String, _ first: String...) {
    self.situation = situation
    self.first = first
  }

  /// Adds the second line, in several lengths.
  func then(_ second: String...) -> Telling {
    changed { $0.second = second }
  }

  /// Adds sentences that only `full` shows.
  func more(_ sentences: String?...) -> Telling {
    changed { $0.more += sentences.compactMap(\.self) }
  }

  /// Adds the one thing to try.
  func next(_ sentence: String) -> Telling {
    changed { $0.next = sentence }
  }

  /// Names the HOWTO's section.
  func section(_ section: HowtoSection) -> Telling {
    changed { $0.section = section }
  }

  /// Adds events on which the sentences rest.
  func rests(on events: EventID?...) -> Telling {
    changed { $0.evidence += events.compactMap(\.self) }
  }

  /// Adds a list of events on which the sentences rest.
  func resting(on events: [EventID]) -> Telling {
    changed { $0.evidence += events }
  }

  private func changed(_ body: (inout Telling) -> Void) -> Telling {
    var copy = self
    body(&copy)
    return copy
  }

  /// At most two lines of at most 76 columns.
  var brief: [String] {
    let width = Words.columns
    guard let one = first.first(where: { $0.count <= width }) else {
      let lines = Words.wrap(first.last ?? "")
      guard lines.count > 2 else { return lines }
      return [lines[0], Words.cut(lines[1...].joined(separator: " "), to: width)]
    }
    guard let two = second.first(where: { $0.count <= width }) else { return [one] }
    return [one, two]
  }

  /// The explanation, with the scene's own events before the others in the evidence.
  func explanation(of scene: Scene) -> Explanation {
    var full: [String] = []
    full.append([first.first, second.first].compactMap(\.self).joined(separator: " "))
    if !more.isEmpty { full.append(more.joined(separator: " ")) }
    if let next { full.append("Try: " + next) }
    if let section { full.append("The HOWTO speaks of this in section \(section.rawValue).") }
    let events = Set(scene.events.map(\.id) + evidence).sorted()
    return Explanation(
      cell: .init(scene.kind, scene.outcome),
      situation: "\(scene.kind.rawValue).\(scene.outcome.rawValue).\(situation)",
      brief: brief, full: full, evidence: events)
  }
}
