internal import Timeline

/// The diagram of TCP's states with where each of the reader's sockets is and has been, and the same in words.
package struct StatesView: Sendable {
  /// Whether box-drawing characters may be used; ASCII otherwise.
  package var usesBoxes: Bool

  /// A view.
  package init(usesBoxes: Bool = true) {
    self.usesBoxes = usesBoxes
  }

  /// A piece of the diagram: fixed text, or a state with its marks.
  private enum Piece {
    case text(String, at: Int)
    case state(TCPState, at: Int, upTo: Int)
  }

  /// The diagram, each row's pieces from left to right.
  ///
  /// RFC 9293, figure 5, without what no reader can bring about.
  private static let rows: [[Piece]] = [
    [.state(.closed, at: 2, upTo: 74)],
    [.text("│ connect(): sends SYN", at: 4), .text("│ listen()", at: 44)],
    [.state(.synSent, at: 2, upTo: 42), .state(.listen, at: 42, upTo: 76)],
    [.text("│ SYN ACK comes: sends ACK", at: 4), .text("│ SYN comes: sends SYN ACK", at: 44)],
    [.text("│", at: 4), .state(.synReceived, at: 42, upTo: 76)],
    [.text("▼", at: 4), .text("┌── ACK comes ────────┘", at: 22)],
    [.state(.established, at: 2, upTo: 76)],
    [.text("│ close(): sends FIN", at: 4), .text("│ FIN comes: sends ACK", at: 52)],
    [.state(.finWait1, at: 2, upTo: 50), .state(.closeWait, at: 50, upTo: 76)],
    [
      .text("│ ACK comes", at: 4), .text("│ FIN comes", at: 26),
      .text("│ close(): sends FIN", at: 52),
    ],
    [
      .state(.finWait2, at: 2, upTo: 24), .state(.closing, at: 24, upTo: 50),
      .state(.lastAck, at: 50, upTo: 76),
    ],
    [
      .text("│ FIN comes", at: 4), .text("│ ACK comes", at: 26), .text("│ ACK comes", at: 52),
    ],
    [.state(.timeWait, at: 2, upTo: 24), .text("◀─┘", at: 24), .text("│", at: 52)],
    [.text("└─ after 60 s, or RST comes or is sent ──────▶ CLOSED ◀┘", at: 4)],
  ]

  /// The diagram, and a line for each socket.
  package func picture(_ paths: [SocketPath]) -> [String] {
    var lines = StatesView.rows.map { row in
      var line = ""
      for piece in row {
        let (text, at) = text(piece, paths)
        line += String(repeating: " ", count: max(0, at - line.count)) + text
      }
      return usesBoxes ? line : StatesView.ascii(line)
    }
    lines.append("")
    lines.append("  \(mark(true)) is there now   \(mark(false)) has been there")
    for path in paths {
      let names = path.states.map(\.name).joined(separator: usesBoxes ? " → " : " -> ")
      let closed = path.isOpen ? "" : "  (closed by your program)"
      let whole = "  \(path.name): \(names)\(closed)"
      lines += StatesView.wrapped(whole, indent: path.name.count + 4)
    }
    return lines
  }

  /// The same in sentences.
  package func words(_ paths: [SocketPath]) -> [String] {
    paths.map { path in
      let before = path.states.dropLast().map(\.name)
      var text = "\(path.name) is in state \(path.now.name)"
      if !path.isOpen { text += "; your program has closed it" }
      if !before.isEmpty { text += ". Before, it was in \(before.joined(separator: ", then "))" }
      return text + ". " + StatesView.next(path.now)
    }
  }

  private func text(_ piece: Piece, _ paths: [SocketPath]) -> (String, Int) {
    switch piece {
    case .text(let text, let at): return (text, at)
    case .state(let state, let at, let end):
      // The diagram shows CLOSED twice; the marks stand at the first.
      let present = paths.filter { $0.now == state }.map { mark(true) + $0.name }
      let past = paths.filter { $0.now != state && $0.states.contains(state) }
        .map { mark(false) + $0.name }
      let marks = (present + past).joined(separator: " ")
      let room = end - at - state.name.count - 2
      return (state.name + (marks.isEmpty ? "" : " " + Words.cut(marks, to: max(6, room))), at)
    }
  }

  private func mark(_ isNow: Bool) -> String {
    usesBoxes ? (isNow ? "●" : "○") : (isNow ? "*" : "+")
  }

  private static func ascii(_ line: String) -> String {
    String(
      line.map { character in
        switch character {
        case "│": "|"
        case "▼": "v"
        case "◀": "<"
        case "▶": ">"
        case "─": "-"
        case "┘", "└", "┌", "┐": "+"
        default: character
        }
      })
  }

  private static func wrapped(_ text: String, indent: Int) -> [String] {
    let lines = Words.wrap(text, Words.columns - indent)
    let blanks = String(repeating: " ", count: indent)
    return lines.enumerated().map { $0.offset == 0 ? "  " + $0.element : blanks + $0.element }
  }

  /// What a socket in a state is for, or waits for.
  static func next(_ state: TCPState) -> String {
    switch state {
    case .closed: "It has no connection."
    case .listen: "It takes callers; accept gives a new socket for each."
    case .synSent: "It has asked for a connection and waits for the answer."
    case .synReceived, .newSynReceived: "It has answered a caller and waits for the last word."
    case .established: "Both ends can send and receive."
    case .finWait1:
      "Your end has said that it sends no more; the peer's kernel has not confirmed yet."
    case .finWait2: "The peer's kernel knows that you send no more; the peer has not closed yet."
    case .closing: "Both ends have closed at the same moment."
    case .timeWait: "The connection is over; the kernel keeps its addresses for about a minute."
    case .closeWait: "The peer sends no more; your program has not closed yet."
    case .lastAck: "Both ends have closed; the last confirmation is on its way."
    }
  }
}
