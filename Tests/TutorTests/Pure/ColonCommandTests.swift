import Testing

@testable import Tutor

@Suite struct `Colon words` {
  @Test(
    arguments: [
      (":next", .next), (":back", .back), (":skip", .skip), (":reset", .reset),
      (":restart", .restart), (":lessons", .lessons), (":quit", .quit), (":exit", .quit),
      (":hint", .hint), (":solution", .solution), (":help", .help), (":", .help),
      (":free", .free), (":peers", .peers), (":why", .why(line: nil)), (":why 3", .why(line: 3)),
      (":goto 2.5", .go(to: "2.5")), (":goto connect", .go(to: "connect")),
      (":doc connect", .document("connect")), (":doc listen backlog", .document("listen backlog")),
      (":show calls", .show(.calls)), (":show ends", .show(.ends)),
      (":show packets", .show(.packets)), (":show ladder", .show(.ladder)),
      (":show ladder 3", .ladder(.lines(3))), (":show ladder step", .ladder(.step)),
      (":save my session.svg", .save("my session.svg")),
      (":explain brief", .explain(.brief)), (":explain full", .explain(.full)),
      (":explain off", .explain(.off)), (":visit 8421", .visit(port: 8421, count: 1)),
      (":visit 8421 6", .visit(port: 8421, count: 6)),
      (
        ":visit 80 2 send \"a;  b\"; close",
        .visit(port: 80, count: 2, script: "send \"a;  b\"; close")
      ),
      (":visit 80 recv 5", .visit(port: 80, count: 1, script: "recv 5")),
      (":peer silent send \"a  b\"", .peer("silent", verbs: "send \"a  b\"")),
      ("  :hint  ", .hint), (":HINT", .hint),
    ] as [(String, ColonCommand)])
  func `each is read with what follows it`(_ line: String, _ command: ColonCommand) throws {
    #expect(try ColonCommand.parse(line) == command)
  }

  @Test(arguments: ["s = socket.socket()", "", "next", "x[1:2]", "hint"])
  func `a line without a colon in front is none`(_ line: String) throws {
    #expect(try ColonCommand.parse(line) == nil)
  }

  @Test(arguments: [
    (":hnit", "hint"), (":sovle", nil), (":solutoin", "solution"), (":shwo", "show"),
    (":resett", "reset"), (":xyzzy", nil),
  ])
  func `an unknown one offers the nearest`(_ line: String, _ nearest: String?) {
    let problem = #expect(throws: ColonProblem.self) { try ColonCommand.parse(line) }
    guard case .unknown(let name, let offers)? = problem else {
      Issue.record("\(String(describing: problem))")
      return
    }
    #expect(":" + name == line)
    #expect(offers.first == nearest)
  }

  @Test(
    arguments: [
      (":goto", .needs("goto", example: ":goto 2.5")),
      (":doc", .needs("doc", example: ":doc connect")),
      (":visit", .needs("visit", example: ":visit 8080")),
      (":show", .needs("show", example: ":show calls")),
      (":explain", .needs("explain", example: ":explain brief")),
      (
        ":show me",
        .unexpected(
          command: "show", argument: "me",
          allowed: ["calls", "ends", "packets", "ladder", "states", "c"])
      ),
      (
        ":show ladder 0",
        .unexpected(
          command: "show ladder", argument: "0", allowed: ["a number of lines, such as 3", "step"])
      ),
      (":save", .needs("save", example: ":save session.svg")),
      (
        ":explain loudly",
        .unexpected(command: "explain", argument: "loudly", allowed: ["brief", "full", "off"])
      ),
      (
        ":visit http",
        .unexpected(command: "visit", argument: "http", allowed: ["a port from 1 to 65535"])
      ),
      (
        ":visit 70000",
        .unexpected(command: "visit", argument: "70000", allowed: ["a port from 1 to 65535"])
      ),
      (
        ":visit 80 0",
        .unexpected(command: "visit", argument: "0", allowed: ["a number from 1 to 1000"])
      ),
      (
        ":why not",
        .unexpected(command: "why", argument: "not", allowed: ["the number of a line, such as 3"])
      ),
    ] as [(String, ColonProblem)])
  func `what follows wrongly is told with what fits`(_ line: String, _ problem: ColonProblem) {
    #expect(throws: problem) { try ColonCommand.parse(line) }
  }

  @Test(arguments: ["next", "back", "skip", "hint", "solution", "why", "reset", "help", "quit"])
  func `the words of the first help work bare`(_ word: String) throws {
    #expect(try ColonCommand.bareWord(word) == ColonCommand.parse(":" + word))
  }

  @Test(arguments: ["next(x)", "hint = 1", "goto", "show", "s", "", "restart", "free", "visit"])
  func `all else is Python's when it has no colon`(_ line: String) {
    #expect(ColonCommand.bareWord(line) == nil)
  }

  @Test func `help lists each word once and each can be read`() throws {
    let names = ColonCommand.table.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      do {
        #expect(try ColonCommand.parse(":" + name) != nil)
      } catch {
        guard case .needs = error else {
          Issue.record("\(name): \(error)")
          continue
        }
      }
    }
  }

  @Test func `help names every word that works without its colon`() {
    for entry in ColonCommand.table where entry.isBareWord {
      #expect(Words.helpBare.contains(" \(entry.name)"), "\(entry.name)")
    }
  }
}
