import Testing

@testable import LessonModel

@Suite struct `A lesson with every block` {
  let reading: LessonReading
  let lesson: Lesson

  init() throws {
    reading = LessonReader.read(
      try fixture("every-block.md"), name: "07-every-block", path: "every-block.md")
    lesson = try #require(reading.lesson)
  }

  private func step(_ id: String) throws -> Step { try #require(lesson.step(named: id)) }

  @Test func `has no problems`() {
    #expect(reading.isPlayable)
    #expect(reading.problems.map(\.description) == [])
  }

  @Test func `keeps its front matter`() {
    #expect(lesson.header.title == "Every block: a lesson")
    #expect(lesson.header.minutes == 8)
    #expect(lesson.header.prerequisites == ["sockets", "creating"])
    #expect(lesson.header.needs == ["C"])
    #expect(!lesson.header.maySkip)
    #expect(lesson.header.reveal == .afterTry)
    #expect(lesson.header.version == "1.2")
    #expect(lesson.number == 7)
  }

  @Test func `has its steps in order, with numbers for people`() {
    #expect(
      lesson.steps.map(\.id) == [
        "dial", "short", "waits", "type-it", "change", "rest", "pipes", "header", "name", "fill",
        "order",
      ])
    #expect(lesson.steps.map(\.label).prefix(2) == ["7.1", "7.2"])
    #expect(
      lesson.steps.map(\.kind) == [
        .run, .predict, .predict, .try, .modify, .exercise, .told, .quiz, .quiz, .quiz, .quiz,
      ])
  }

  @Test func `gives a step the prose, pauses, notes and setup before it`() throws {
    let step = try step("dial")
    #expect(step.prose.count == 4)
    #expect(step.prose[1].kind == .pause)
    #expect(step.prose[0].line == 19)
    #expect(
      step.prose[0].kind
        == .paragraph([
          .text("A connection carries "), .emphasis([.text("bytes")]),
          .text(". It does not keep "), .code("messages"), .text(" apart."),
        ]))
    #expect(step.speakerNotes.map(\.text) == ["Ask the room first.\n  Then wait."])
    #expect(step.setup.map(\.text) == ["import socket\n"])
    #expect(step.covers == ["C1", "C2"])
  }

  @Test func `knows where code stands`() throws {
    let code = try #require(try step("dial").code)
    #expect(code.position == LessonPosition(line: 33))
    #expect(code.lines.count == 2)
  }

  @Test func `reads the verbs of a peer as typed values`() throws {
    let peer = try #require(try step("dial").peers.first)
    #expect(peer.id == "bell")
    #expect(peer.host == "bell")
    #expect(peer.port == 7001)
    guard case .script(let lines) = peer.behaviour else {
      Issue.record("a script was expected")
      return
    }
    #expect(
      lines.map(\.verb) == [
        .accept, .send(Array("ding dong\r\n".utf8) + [0]), .await(.received(9)),
        .receiveUntil([10]), .receive(4), .wait(milliseconds: 10), .await(.blocked(call: "recv")),
        .shutdown, .close,
      ])
    #expect(lines.first?.position == LessonPosition(line: 43))
  }

  @Test func `reads a peer that is a built-in service`() throws {
    let peer = try #require(try step("dial").peers.last)
    #expect(peer.behaviour == .service("http"))
    #expect(peer.port == 80)
  }

  @Test func `puts a visitor into the step that for= names`() throws {
    let visitor = try #require(try step("type-it").visitors.first)
    #expect(visitor.count == 3)
    #expect(visitor.port == .number(8000))
    #expect(visitor.lines.map(\.verb).prefix(2) == [.await(.listening), .connect])
  }

  @Test func `knows what a prediction is about`() throws {
    guard case .expression(let expression) = try step("short").subject else {
      Issue.record("an expression was expected")
      return
    }
    #expect(expression.source == "len(first)")
    #expect(try step("waits").subject == .waits)
    #expect(try step("waits").expectation == .waitsForever)
    #expect(try step("short").heading == "A maximum, not an order")
  }

  @Test func `reads choices with marks, letters and feedback`() throws {
    let quiz = try #require(try step("short").quiz)
    #expect(quiz.id == "short-q")
    #expect(quiz.items.map(\.letter) == ["a", "b", "c"])
    #expect(quiz.items.map(\.isCorrect) == [false, true, false])
    #expect(quiz.items[0].text == [.code("b'ding dong'")])
    #expect(quiz.items[0].feedback.map(\.plainText) == ["4 is the most that you take."])
    #expect(quiz.explanation.map(\.plainText).first?.hasPrefix("The other five") == true)
    #expect(quiz.question.count == 1)
  }

  @Test func `keeps the question after a surprise apart`() throws {
    #expect(try step("short").why?.kind == .multi)
    #expect(try step("short").why?.items.filter(\.isCorrect).count == 2)
  }

  @Test func `reads rules with an arrow inside a string`() throws {
    let rules = try step("rest").grade
    #expect(rules.map(\.verdict) == [.pass, .fail, .otherwise])
    #expect(rules[1].condition?.source == "len(reply) < 9 and b'=>' != reply")
    #expect(rules[1].message == "Part of the message is still in the queue.")
    #expect(rules[2].condition == nil)
  }

  @Test func `keeps hints, solutions and wrong samples`() throws {
    let step = try step("rest")
    #expect(step.hints.count == 2)
    #expect(step.solutions.count == 1)
    #expect(step.invalids.map(\.expected) == ["still in the queue"])
    #expect(step.points == 2)
    #expect(step.code?.hasBlanks == true)
  }

  @Test func `makes a told step of a paragraph with an attribute line`() throws {
    let step = try step("pipes")
    #expect(step.covers == ["I1", "I3"])
    #expect(
      step.prose.map(\.plainText) == [
        "Pipes are another way for processes on one machine. They share no network code."
      ])
  }

  @Test func `reads numbers, texts and several blanks`() throws {
    let number = try #require(try step("header").quiz)
    #expect(number.answers.count == 1)
    #expect(
      number.answers[0].accepted == [
        .number(4_294_967_295...4_294_967_295), .number(4_294_967_295...4_294_967_295),
      ])
    let name = try #require(try step("name").quiz)
    #expect(name.isCaseExact)
    #expect(name.answers[0].accepted == [.text("accept"), .text("socket.accept")])
    #expect(name.question[0].plainText == "The call that waits for a client is ____.")
    #expect(name.items.map(\.isCorrect) == [false])
    let fill = try #require(try step("fill").quiz)
    #expect(fill.answers.map(\.accepted) == [[.text("bind")], [.text("listen")]])
    #expect(
      fill.question[0].kind
        == .paragraph([
          .text("First "), .blank(0), .text(", then "), .blank(1), .text("."),
        ]))
  }

  @Test func `keeps the order of an order quiz`() throws {
    let quiz = try #require(try step("order").quiz)
    #expect(quiz.items.map(\.text.plainText) == ["bind", "listen", "accept"])
  }

  @Test func `closes with the prose behind the last step`() {
    #expect(lesson.closing.map(\.plainText) == ["That is all."])
  }

  @Test func `finds a step by id, label and number`() {
    #expect(lesson.step(named: "7.2")?.id == "short")
    #expect(lesson.step(named: "2")?.id == "short")
    #expect(lesson.step(named: "none") == nil)
  }
}

@Suite struct `A step's hash` {
  private func hashes(_ body: String) throws -> [String] {
    try #require(read(body).lesson).steps.map(\.contentHash)
  }

  @Test func `does not change with the prose or the steps before`() throws {
    let step = fenced("python {#a .run}", "1\n")
    let alone = try hashes(step)
    let after = try hashes(fenced("python {#b .run}", "2\n") + "New text.\n\n" + step)
    #expect(alone[0] == after[1])
  }

  @Test func `changes with the code and with a part`() throws {
    let one = try hashes(fenced("python {#a .run}", "1\n"))
    let two = try hashes(fenced("python {#a .run}", "2\n"))
    let output = try hashes(fenced("python {#a .run}", "1\n") + fenced("output", "1\n"))
    #expect(Set(one + two + output).count == 3)
  }
}
