internal import LessonModel

/// Our own words at the prompt; each begins with a colon, which no Python statement does.
package enum ColonCommand: Hashable, Sendable {
  case next, back, skip, reset, restart, lessons, quit
  case go(to: String)
  case hint, solution, help
  case document(String)
  case why(line: Int?)
  case show(View)
  case ladder(Stretch)
  case save(String)
  case explain(Detail)
  case free
  case peers
  case visit(port: Int, count: Int, script: String = "")
  case peer(String, verbs: String)

  /// What `:show` shows.
  package enum View: String, Hashable, Sendable, CaseIterable {
    case calls, ends, packets, ladder, states, c
  }

  /// How much of the session a ladder spans.
  package enum Stretch: Hashable, Sendable {
    /// So many of the last lines that made calls.
    case lines(Int)
    /// Everything since the step began.
    case step
  }

  /// How much is explained after a line.
  package enum Detail: String, Hashable, Sendable, CaseIterable {
    case brief, full, off
  }
}

/// Why a colon line is no command.
package enum ColonProblem: Error, Hashable, Sendable {
  /// No command has this name; the nearest ones.
  case unknown(String, nearest: [String])
  /// The command needs something after its name; an example of it.
  case needs(String, example: String)
  /// What follows the name is none of what it takes.
  case unexpected(command: String, argument: String, allowed: [String])
}

extension ColonCommand {
  /// One row of the help: how a command is written and what it does.
  package struct Entry: Hashable, Sendable {
    /// The name, without the colon.
    package var name: String
    /// What follows the name.
    package var arguments: String
    /// What it does, in one line.
    package var summary: String
    /// Whether the bare word works in a lesson that waits for Enter.
    package var isBareWord: Bool
  }

  /// Every command, in the order in which help shows them.
  package static let table: [Entry] = [
    Entry(name: "next", arguments: "", summary: "go to the next step", isBareWord: true),
    Entry(name: "back", arguments: "", summary: "go to the step before", isBareWord: true),
    Entry(
      name: "skip", arguments: "", summary: "let the step run by itself and go on",
      isBareWord: true),
    Entry(name: "hint", arguments: "", summary: "a hint; again for the next one", isBareWord: true),
    Entry(name: "solution", arguments: "", summary: "an answer that passes", isBareWord: true),
    Entry(name: "why", arguments: "[LINE]", summary: "the whole reason", isBareWord: true),
    Entry(
      name: "show", arguments: "calls|ends|packets|ladder|states|c",
      summary: "calls, both ends, packets, all in one diagram, TCP's states, the line as C",
      isBareWord: false),
    Entry(
      name: "show ladder", arguments: "N|step",
      summary: "the diagram of the last N lines, or the step",
      isBareWord: false),
    Entry(
      name: "save", arguments: "FILE",
      summary: "a program (.py, .c), packets (.pcapng), a diagram (.svg, .mmd), a lesson (.md)",
      isBareWord: false),
    Entry(
      name: "explain", arguments: "brief|full|off", summary: "how much is explained",
      isBareWord: false),
    Entry(name: "doc", arguments: "NAME", summary: "a term or a call in short", isBareWord: false),
    Entry(name: "goto", arguments: "STEP", summary: "go to a step, such as 2.5", isBareWord: false),
    Entry(name: "reset", arguments: "", summary: "begin this step again", isBareWord: true),
    Entry(name: "restart", arguments: "", summary: "begin this lesson again", isBareWord: false),
    Entry(
      name: "free", arguments: "", summary: "try anything; :next comes back and restores",
      isBareWord: false),
    Entry(name: "peers", arguments: "", summary: "who answers here, and where", isBareWord: false),
    Entry(
      name: "peer", arguments: "NAME VERB",
      summary: "a peer does this now: send \"hi\", shutdown, close, reset …", isBareWord: false),
    Entry(
      name: "visit", arguments: "PORT [N] [VERB; …]",
      summary: "a built-in client calls at your server, or N do", isBareWord: false),
    Entry(
      name: "lessons", arguments: "", summary: "the lessons, and where you are", isBareWord: true),
    Entry(name: "help", arguments: "", summary: "this list", isBareWord: true),
    Entry(name: "quit", arguments: "", summary: "stop; your place is kept", isBareWord: true),
  ]

  /// Reads a line that begins with a colon; nil for any other line.
  package static func parse(_ line: String) throws(ColonProblem) -> ColonCommand? {
    let trimmed = line.drop { $0 == " " }
    guard trimmed.first == ":" else { return nil }
    let line = trimmed.dropFirst()
    return try parse(words: line.split(separator: " ").map(String.init), in: line)
  }

  /// Reads a bare word, such as `hint`; nil when it is none of ours or when anything follows it.
  package static func bareWord(_ line: String) -> ColonCommand? {
    let words = line.split(separator: " ").map { $0.lowercased() }
    guard words.count == 1, let word = words.first else { return nil }
    guard table.contains(where: { $0.isBareWord && $0.name == word }) else { return nil }
    return try? parse(words: [word])
  }

  private static func parse(
    words: [String], in line: Substring = ""
  ) throws(ColonProblem) -> ColonCommand {
    let name = words.first?.lowercased() ?? "help"
    let argument = words.count > 1 ? words[1] : nil
    switch name {
    case "next": return .next
    case "back": return .back
    case "skip": return .skip
    case "reset": return .reset
    case "restart": return .restart
    case "lessons": return .lessons
    case "quit", "exit": return .quit
    case "hint": return .hint
    case "solution": return .solution
    case "help": return .help
    case "free": return .free
    case "peers": return .peers
    case "why":
      guard let argument else { return .why(line: nil) }
      guard let line = Int(argument) else {
        throw .unexpected(
          command: "why", argument: argument, allowed: ["the number of a line, such as 3"])
      }
      return .why(line: line)
    case "goto":
      guard let argument else { throw .needs("goto", example: ":goto 2.5") }
      return .go(to: argument)
    case "doc":
      guard argument != nil else { throw .needs("doc", example: ":doc connect") }
      return .document(words.dropFirst().joined(separator: " "))
    case "show": return try show(words)
    case "save":
      guard words.count > 1 else { throw .needs("save", example: ":save session.svg") }
      return .save(words.dropFirst().joined(separator: " "))
    case "explain": return .explain(try choice("explain", argument, of: Detail.self))
    case "visit": return try visit(words, line)
    case "peer": return try peer(words, line)
    default:
      throw .unknown(
        name, nearest: Array(NearestName.all(to: name, in: table.map(\.name)).prefix(3)))
    }
  }

  private static func show(_ words: [String]) throws(ColonProblem) -> ColonCommand {
    let view = try choice("show", words.count > 1 ? words[1] : nil, of: View.self)
    guard view == .ladder, words.count > 2 else { return .show(view) }
    if words[2] == "step" { return .ladder(.step) }
    guard let count = Int(words[2]), count > 0 else {
      throw .unexpected(
        command: "show ladder", argument: words[2],
        allowed: ["a number of lines, such as 3", "step"])
    }
    return .ladder(.lines(count))
  }

  /// What follows so many words of a line, spaces and all.
  private static func rest(of line: Substring, after count: Int) -> String {
    var rest = line
    for _ in 0..<count {
      rest = rest.drop { $0 == " " }.drop { $0 != " " }
    }
    return String(rest.drop { $0 == " " })
  }

  private static func peer(
    _ words: [String], _ line: Substring
  ) throws(ColonProblem) -> ColonCommand {
    guard words.count > 2 else { throw .needs("peer", example: ":peer silent send \"hi\"") }
    return .peer(words[1], verbs: rest(of: line, after: 2))
  }

  private static func visit(
    _ words: [String], _ line: Substring
  ) throws(ColonProblem) -> ColonCommand {
    guard words.count > 1 else { throw .needs("visit", example: ":visit 8080") }
    guard let port = Int(words[1]), (1...65535).contains(port) else {
      throw .unexpected(command: "visit", argument: words[1], allowed: ["a port from 1 to 65535"])
    }
    guard words.count > 2 else { return .visit(port: port, count: 1) }
    guard words[2].first?.isNumber == true || words[2].first == "-" else {
      return .visit(port: port, count: 1, script: rest(of: line, after: 2))
    }
    guard let count = Int(words[2]), (1...1000).contains(count) else {
      throw .unexpected(command: "visit", argument: words[2], allowed: ["a number from 1 to 1000"])
    }
    return .visit(port: port, count: count, script: rest(of: line, after: 3))
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ command: String, _ argument: String?, of type: Choice.Type
  ) throws(ColonProblem) -> Choice where Choice.RawValue == String {
    let allowed = Choice.allCases.map(\.rawValue)
    guard let argument else {
      throw .needs(command, example: ":\(command) \(allowed.first ?? "")")
    }
    guard let choice = Choice(rawValue: argument) else {
      throw .unexpected(command: command, argument: argument, allowed: allowed)
    }
    return choice
  }
}
