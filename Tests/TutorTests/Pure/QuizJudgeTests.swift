import LessonModel
import Testing

@testable import Tutor

/// Reads one question from its Markdown, as a lesson holds it.
func quiz(_ kind: String, _ body: String) throws -> Quiz {
  let reading = readLesson("```quiz {#q .\(kind)}\n\(body)\n\n---\nBecause.\n```\n")
  return try #require(reading.lesson?.steps.first?.quiz)
}

/// Python literals as an interpreter would show them, for questions judged without one.
func fakeLiteral(_ text: String) -> String? {
  let known = [
    "b\"hi\"": "b'hi'", "b'hi'": "b'hi'", "'a'": "'a'", "\"a\"": "'a'", "0x10": "16", "16": "16",
    "( 1,2 )": "(1, 2)", "(1, 2)": "(1, 2)", "b''": "b''", "b\"\"": "b''",
  ]
  return known[text]
}

@Suite struct `Judging answers` {
  private func judge(_ kind: String, _ body: String, _ answer: String) throws -> Judgement {
    QuizJudge(quiz: try quiz(kind, body), literal: fakeLiteral).judge(answer)
  }

  static let choice = "What?\n- [ ] it waits\n  > No.\n- [x] `b'hi'`\n- [ ] `b''`\n  > No."

  @Test(
    arguments: [
      ("b", .right), ("B", .right), ("(b)", .right), ("b.", .right), (" b ", .right),
      ("b'hi'", .right), ("`b'hi'`", .right), ("b\"hi\"", .right), ("a", .wrong(chosen: [0])),
      ("It  Waits", .wrong(chosen: [0])), ("b\"\"", .wrong(chosen: [2])),
      ("d", .unreadable(.letter(last: "c"))), ("what?", .unreadable(.letter(last: "c"))),
      ("", .unreadable(.letter(last: "c"))),
    ] as [(String, Judgement)])
  func `a choice is named by letter, by text, or by value`(
    _ answer: String, _ wanted: Judgement
  ) throws {
    #expect(try judge("choice", Self.choice, answer) == wanted)
  }

  static let multi =
    "Which?\n- [x] pipes\n- [ ] a letter\n  > No.\n- [x] sockets\n- [ ] hope\n  > No."

  @Test(
    arguments: [
      ("a c", .right), ("ac", .right), ("c, a", .right), ("A C", .right), ("aca", .right),
      ("a and c", .right), ("pipes, sockets", .right),
      ("a", .incomplete(found: 1, of: 2)), ("a b c", .wrong(chosen: [1])),
      ("x", .unreadable(.letters(last: "d"))), ("", .unreadable(.letters(last: "d"))),
    ] as [(String, Judgement)])
  func `several choices are named by their letters in any order`(
    _ answer: String, _ wanted: Judgement
  ) throws {
    #expect(try judge("multi", Self.multi, answer) == wanted)
  }

  @Test(
    arguments: [
      ("[[listen]]", "listen", .right), ("[[listen]]", " LISTEN ", .right),
      ("[[listen|listen()]]", "listen()", .right),
      ("[[listen]]", "bind", .wrong(chosen: [])), ("[[listen]]", "", .unreadable(.texts(1))),
      ("[[b'hi']]", "b\"hi\"", .right), ("[[b\"hi\"]]", "b'hi'", .right),
      ("[[b'hi']]", "hi", .wrong(chosen: [])), ("[[(1, 2)]]", "( 1,2 )", .right),
    ] as [(String, String, Judgement)])
  func `a text is compared without case and blanks, and Python by value`(
    _ key: String, _ answer: String, _ wanted: Judgement
  ) throws {
    #expect(try judge("text", "It is \(key).", answer) == wanted)
  }

  @Test func `a text with an exact case is compared with its case`() throws {
    let reading = readLesson(
      "```quiz {#q .text case=exact}\nIt is [[AF_INET]].\n\n---\nYes.\n```\n")
    let quiz = try #require(reading.lesson?.steps.first?.quiz)
    let judge = QuizJudge(quiz: quiz, literal: fakeLiteral)
    #expect(judge.judge("AF_INET") == .right)
    #expect(judge.judge("af_inet") == .wrong(chosen: []))
  }

  @Test(
    arguments: [
      ("[[65535]]", "65535", .right), ("[[65535]]", "65_535", .right),
      ("[[65535]]", "0xFFFF", .right), ("[[65535]]", "0b1111111111111111", .right),
      ("[[65535]]", "65535.0", .right), ("[[10:2]]", "11", .right),
      ("[[10:2]]", "13", .wrong(chosen: [])), ("[[65535]]", "65536", .wrong(chosen: [])),
      ("[[65535]]", "many", .unreadable(.number)), ("[[65535]]", "", .unreadable(.number)),
    ] as [(String, String, Judgement)])
  func `a number is compared by value, however it is written`(
    _ key: String, _ answer: String, _ wanted: Judgement
  ) throws {
    #expect(try judge("numeric", "It is \(key).", answer) == wanted)
  }

  @Test(
    arguments: [
      ("bind, listen", .right), ("bind,listen", .right), ("BIND , Listen", .right),
      ("bind listen", .right), ("listen, bind", .partly(right: 0, of: 2)),
      ("bind, accept", .partly(right: 1, of: 2)),
      ("bind", .unreadable(.texts(2))), ("bind,", .unreadable(.texts(2))),
      ("a, b, c", .unreadable(.texts(2))),
    ] as [(String, Judgement)])
  func `blanks are filled in the order of the text`(_ answer: String, _ wanted: Judgement) throws {
    #expect(try judge("fill", "First [[bind]], then [[listen]].", answer) == wanted)
  }

  @Test func `an order is told by the letters as they are shown`() throws {
    let quiz = try quiz("order", "Order?\n1. `socket`\n2. `bind`\n3. `listen`\n4. `accept`")
    let judge = QuizJudge(quiz: quiz, literal: fakeLiteral)
    let letters = ["a", "b", "c", "d"]
    let right = quiz.items.indices.map { item in
      letters[judge.shown.firstIndex(of: item) ?? 0]
    }
    #expect(judge.shown != Array(quiz.items.indices), "the order must not be given away")
    #expect(Set(judge.shown) == Set(quiz.items.indices))
    #expect(judge.judge(right.joined(separator: " ")) == .right)
    #expect(judge.judge(right.joined()) == .right)
    #expect(judge.judge(right.reversed().joined(separator: " ")) == .partly(right: 0, of: 4))
    let swapped = [right[0], right[1], right[3], right[2]]
    #expect(judge.judge(swapped.joined(separator: " ")) == .partly(right: 2, of: 4))
    #expect(judge.judge("a b") == .unreadable(.order(last: "d")))
    #expect(judge.judge("a a b c") == .unreadable(.order(last: "d")))
  }

  @Test func `shuffled choices keep their feedback under the letters that are shown`() throws {
    let body = "Which?\n- [x] one\n- [ ] two\n  > 2.\n- [ ] three\n  > 3."
    let reading = readLesson("```quiz {#q .choice shuffle=yes}\n\(body)\n\n---\nYes.\n```\n")
    let quiz = try #require(reading.lesson?.steps.first?.quiz)
    let judge = QuizJudge(quiz: quiz, literal: fakeLiteral)
    for (position, letter) in ["a", "b", "c"].enumerated() {
      let place = judge.shown[position]
      #expect(judge.judge(letter) == (place == 0 ? .right : .wrong(chosen: [place])))
    }
  }

  @Test(arguments: [
    ("choice", Self.choice, "The answer: b'hi'"),
    ("multi", Self.multi, "The answer: pipes; sockets"),
    ("text", "It is [[listen|listen()]].", "The answer: listen"),
    ("numeric", "It is [[65535]].", "The answer: 65535"),
    ("fill", "First [[bind]], then [[listen]].", "The answer: bind, listen"),
    ("order", "Order?\n1. `socket`\n2. `bind`", "The order: socket; bind"),
  ])
  func `whoever gives up is told the key as a reader would write it`(
    _ kind: String, _ body: String, _ words: String
  ) throws {
    #expect(Words.theKey(try quiz(kind, body)) == words)
  }

  @Test func `how many blanks or places are right is said, and not which`() {
    #expect(
      Words.partly(1, of: 3, isOrder: false)
        == "1 of 3 is right. Try another answer, or type ? to see the right one.")
    #expect(Words.partly(2, of: 4, isOrder: true).hasPrefix("2 of 4 are in the right place."))
    #expect(Words.partly(0, of: 2, isOrder: false).hasPrefix("None is right yet."))
  }
}
