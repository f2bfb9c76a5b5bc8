import LessonModel
import Testing

@testable import Tutor

@Suite struct `What a prediction is compared with` {
  static let body = """
    What?
    - [ ] `b''`
      > No.
    - [x] `OSError`
    - [ ] it waits for the peer
      > No.
    """

  @Test(
    arguments: [
      (.value("b''"), 0), (.error("OSError"), 1), (.error("oserror"), 1), (.waits(true), 2),
      (.value("None"), nil), (.error("TypeError"), nil),
    ] as [(LiveResult, Int?)])
  func `the choice that says what happened is found`(_ live: LiveResult, _ place: Int?) throws {
    let key = PredictionKey(quiz: try quiz("choice", Self.body), live: live, literal: fakeLiteral)
    #expect(key.matchingChoice == place)
  }

  @Test func `of two choices that both do not wait none is taken for the other`() throws {
    let key = PredictionKey(
      quiz: try quiz("choice", Self.body), live: .waits(false), literal: fakeLiteral)
    #expect(key.matchingChoice == nil)
  }

  @Test func `the only choice that does not wait says that it returns`() throws {
    let body = "What?\n- [x] it returns\n- [ ] it waits\n  > No."
    let key = PredictionKey(
      quiz: try quiz("choice", body), live: .waits(false), literal: fakeLiteral)
    #expect(key.matchingChoice == 0)
  }

  @Test(
    arguments: [
      (.value("b'hi'"), "b\"hi\"", true), (.value("b'hi'"), "b'hi'", true),
      (.value("b'hi'"), "hi", true), (.value("b'hi'"), "'hi'", false),
      (.value("b'hi'"), "ho", false), (.value("'a'"), "a", true), (.value("16"), "0x10", true),
      (.value("8421"), "8_421", true), (.value("8421"), "80", false),
      (.error("OSError"), "oserror", true), (.error("OSError"), "TypeError", false),
      (.waits(true), "it waits", true), (.waits(false), "it waits", false),
    ] as [(LiveResult, String, Bool)])
  func `an answer agrees by value`(_ live: LiveResult, _ answer: String, _ agrees: Bool) throws {
    let key = PredictionKey(
      quiz: try quiz("text", "It is [[x]]."), live: live, literal: fakeLiteral)
    #expect(key.agrees(answer) == agrees)
  }
}
