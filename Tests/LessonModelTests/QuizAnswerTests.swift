import Testing

@testable import LessonModel

@Suite struct `An answer` {
  private func quiz(_ info: String, _ body: String) throws -> Quiz {
    let reading = read(fenced("quiz {#q \(info)}", body + "\n\n---\nSo.\n"))
    return try #require(reading.lesson?.steps.first?.quiz)
  }

  @Test(arguments: [
    ("accept", true), ("  Accept ", true), ("socket.accept", true), ("bind", false),
  ])
  func `of text may differ in case and spaces`(text: String, isRight: Bool) throws {
    let quiz = try quiz(".text", "It is [[accept|socket.accept]].")
    #expect(quiz.accepts(text, forBlank: 0) == isRight)
  }

  @Test func `may not differ in case when case is exact`() throws {
    let quiz = try quiz(".text case=exact", "It is [[EAGAIN]].")
    #expect(quiz.accepts("EAGAIN", forBlank: 0))
    #expect(!quiz.accepts("eagain", forBlank: 0))
  }

  @Test(arguments: [
    ("65535", true), ("65_535", true), ("0xFFFF", true), ("65536", false), ("many", false),
    ("", false),
  ])
  func `of a number may be written in any way of Python's`(text: String, isRight: Bool) throws {
    let quiz = try quiz(".numeric", "It is [[65535]].")
    #expect(quiz.accepts(text, forBlank: 0) == isRight)
  }

  @Test func `to a blank that does not exist is never right`() throws {
    #expect(!(try quiz(".fill", "It is [[a]].")).accepts("a", forBlank: 1))
  }

  @Test func `names a choice by letter or by text`() throws {
    let quiz = try quiz(".choice", "What?\n- [ ] `b''`\n  > No.\n- [x] it waits")
    #expect(quiz.item(named: " B ")?.isCorrect == true)
    #expect(quiz.item(named: "it  waits")?.letter == "b")
    #expect(quiz.item(named: "b''")?.letter == "a")
    #expect(quiz.item(named: "z") == nil)
    #expect(quiz.correctLetters == ["b"])
  }
}
