internal import Explaining

/// What is answered to the words at the prompt that begin with a colon, and said of lines that were stopped.
extension Words {
  static func problem(_ problem: ColonProblem) -> String {
    switch problem {
    case .unknown(let name, let nearest) where nearest.isEmpty:
      return ":\(name) is no command. :help lists them."
    case .unknown(let name, let nearest):
      let offers = nearest.map { ":" + $0 }.joined(separator: ", ")
      return ":\(name) is no command. Did you mean \(offers)? :help lists all."
    case .needs(let name, let example):
      return ":\(name) needs something after it. Try \(example)."
    case .unexpected(let command, let argument, let allowed):
      return ":\(command) does not know \(argument). Try \(allowed.joined(separator: ", "))."
    }
  }

  static let firstHelp = "In a lesson: Enter goes on.  hint  back  skip  why  help"
  static let done = "Done."
  static let ranInSilence = "It ran. Nothing was printed, and no system call was made."
  static let helpLead = "Python is typed as it is. Our own words begin with a colon."
  static let helpBare =
    "In a lesson, while it waits, these work without the colon: "
    + ColonCommand.table.filter(\.isBareWord).map(\.name).joined(separator: " ") + "."
  static let nothingYet = "Nothing has been run yet. Type a line first."

  static func noLine(_ number: Int, last: Int) -> String {
    "There is no line \(number). The last one is \(last)."
  }

  static func unsent(_ file: String, _ count: Int) -> String {
    "\(file) still holds \(count == 1 ? "1 byte" : "\(count) bytes"): they are sent at \(file).flush()."
  }

  /// An error in a function that was defined before, with the line that raised it, cut to a row.
  static func errorInFunction(_ function: String, _ line: String, _ lastLine: String) -> String {
    let lead = "in \(function), at `"
    let room = 74 - lead.count
    let shown = line.count > room ? line.prefix(max(0, room - 3)) + "..." : line
    return lead + shown + "`:\n" + lastLine
  }

  /// A line of a program above what is told of it: "line 6: client.recv(100)", cut to a row.
  static func programLine(_ number: Int, _ thread: String, _ text: String) -> String {
    let lead = "line \(number)\(thread): "
    let room = 76 - lead.count
    return lead + (text.count > room ? text.prefix(room - 3) + "..." : text)
  }

  /// What is said of a line that is one of the keys for waiting calls; nil for any other.
  static func keyTyped(_ line: String) -> String? {
    switch line {
    case "v": "v is a key, not a line: it works while your server waits, and sends a visitor."
    case "w": "w is a key, not a line: it works while a call waits, and says why it waits."
    default: nil
    }
  }

  static let noVisitor = "No visitor is left in this step. Ctrl-C stops the wait."

  static let visitorQueues =
    "The visitor is in the queue of your listening socket. The call that waits does not take it: accept does."

  static func noDoor(_ port: Int) -> String {
    "Nobody listens at port \(port) yet: no visitor was sent. Ctrl-C stops the wait."
  }

  static func sendsVisitor(_ count: Int, left: Int) -> String {
    let visitors = count == 1 ? "sends a visitor" : "sends \(count) visitors"
    return left > count ? "\(visitors) (\(left) are left)" : visitors
  }

  static func keptForPrompt(_ keys: [WaitingKey]) -> String {
    "What else you type is kept for the prompt: " + named(keys)
  }

  private static func named(_ keys: [WaitingKey]) -> String {
    keys.map { "\($0.key) \($0.does)" }.joined(separator: ", ") + "."
  }

  static func looksInVain(_ keys: [WaitingKey]) -> String {
    "Your loop looks again and again, and nobody new calls: " + named(keys)
  }

  static func asksInVain(_ perSecond: Int, _ call: String) -> String {
    "Your loop asks \(perSecond) times a second, and \(call) answers each time that nothing is ready "
      + "(BlockingIOError). It keeps a processor busy. Ctrl-C stops it; a timeout or select would wait instead."
  }

  static func replaying(_ label: String, until goal: String) -> String {
    "The lines before step \(goal) are run again, and some of them wait"
      + (label.isEmpty ? "." : ": now at \(label).")
  }

  static func tooLong(_ seconds: Int) -> String {
    "Stopped: it ran longer than \(seconds) seconds."
  }

  /// Of the values that a loop echoes, these were not shown.
  static func leftOut(_ count: Int) -> String {
    count == 1
      ? "1 more value is left out; the last one:"
      : "\(count) more values are left out; the last one:"
  }

  static let stoppedWaiting = "Stopped: it would have waited for ever."

  static let tooManySteps =
    "Stopped: the line took more steps than a lesson allows. Make it smaller and run it again."
  static let tooMuchOutput =
    "Stopped: the line printed more than a lesson allows. Print less and run it again."
  static let sessionEnds = "Stopped: the session is ending."

  static func notAllowed(_ effect: String) -> String {
    "Stopped: it needs \(effect), which is not allowed here."
  }

  static func wouldWait(_ call: String) -> String {
    "Stopped: \(call) would wait for ever."
  }

  static func spins(_ call: String, _ times: Int) -> String {
    "Stopped: \(call) gave b'' \(times) times. The peer has closed, and nothing will come. "
      + "Leave the loop when you meet b''."
  }

  static func tooManyCalls(_ count: Int) -> String {
    "Stopped: the line has made \(count) calls, and a record is kept of each. Make it smaller, or "
      + "put it into a file: switchboard run keeps no record."
  }

  static let lessonsElsewhere = "`switchboard lessons` in a shell lists the lessons."
  static let onlyInLessons = "This word works in a lesson. Start one with: switchboard learn"

  static func aboutLine(_ number: Int) -> String {
    "About line \(number):"
  }

  static func noCalls(_ isCompleted: Bool) -> String {
    isCompleted
      ? "This line made no system call: Python did it alone."
      : "This line ended before it made a system call."
  }

  /// Where the reason of the last call is, after a line without one.
  static func lastCallAt(_ number: Int, _ source: String) -> String {
    let lines = source.split(separator: "\n")
    let quoted = lines.first.map { ", \($0.prefix(40))" } ?? ""
    return
      "The last line that called the kernel is \(number)\(quoted): `:why \(number)` tells of it."
  }

  static let noCallsYet = "No line has made a system call yet. Try s = socket.socket()."
  static let noSockets = "You have no open socket. Try s = socket.socket() after import socket."

  static func callsOf(_ source: String) -> String {
    let lines = source.split(separator: "\n")
    return "The system calls of: \(lines.first ?? "")" + (lines.count > 1 ? " …" : "")
  }

  static let nothingForLadder =
    "No line has called anything yet, so there is nothing to draw. Try s = socket.socket()."

  static func ladder(of source: String) -> String {
    let lines = source.split(separator: "\n")
    return "What happened at: \(lines.first ?? "")" + (lines.count > 1 ? " …" : "")
  }

  static let asPicture = "the diagram of the session"
  static let asMermaid = "the diagram of the session, for Mermaid,"

  static func asPackets(_ count: Int) -> String {
    count == 1 ? "1 packet" : "\(count) packets"
  }

  static let runSeesNoPackets =
    "no packets were captured. With --lab the program runs where they can be seen."

  static let asProgram = "the session as a program"

  static func asC(_ source: String) -> String {
    let lines = source.split(separator: "\n")
    return "In C: \(lines.first ?? "")" + (lines.count > 1 ? " …" : "")
  }

  static func noProgram(_ problem: CProgram.Problem) -> String {
    switch problem {
    case .noCalls: "No line has made a call yet: there is nothing to write in C."
    case .threads:
      "Several threads made calls, and their order would be lost in C. Try :save FILE.py."
    case .tooMany(let count):
      "The session made \(count) calls; a C program of more than \(CProgram.mostCalls) helps nobody. "
        + "Try :save FILE.py."
    }
  }

  static func saved(_ path: String, _ what: String) -> String { "Saved \(what) to \(path)." }

  static func notSaved(_ path: String, _ why: String) -> String {
    "\(path) could not be written: \(why)."
  }

  static let asLesson = "the session as a draft of a lesson"

  static let unknownEnding =
    "The ending says what is saved: .py or .c a program, .pcapng the packets, "
    + ".svg or .mmd the diagram, .md the session as a lesson."

  static func detailIsNow(_ name: String) -> String {
    switch name {
    case "full": "From here on each call is explained at length."
    case "off": "From here on nothing is explained. :why still tells the reason."
    default: "From here on each call is explained in two lines at most."
    }
  }

  static func noEntry(_ name: String, nearest: [String]) -> String {
    nearest.isEmpty
      ? "There is no entry for \(name). Try :doc socket, :doc connect or :doc backlog."
      : "There is no entry for \(name). Did you mean \(nearest.prefix(3).joined(separator: ", "))?"
  }

  static func see(_ pages: [String]) -> String {
    "See \(pages.joined(separator: ", "))."
  }

  static let peerHost = "host"
  static let peerPort = "port"
  static let peerReally = "really at"
  static let peerDoes = "what it does"

  static func peerDid(_ name: String, _ verb: String) -> String {
    "\(name) has done: \(verb)"
  }

  static func nobodyListens(_ port: Int) -> String {
    "Nobody listens at port \(port): the visitor was refused. Bind a socket to that port and call listen first."
  }

  static func visiting(_ names: [String], port: Int) -> String {
    names.count == 1
      ? "A visitor calls at port \(port). accept() gets its connection."
      : "\(names.count) visitors call at port \(port). accept() gets their connections."
  }

  static func noService(_ name: String) -> String {
    "there is no built-in service \(name)"
  }
}
