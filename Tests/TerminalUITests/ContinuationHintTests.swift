import Testing
import Tutor

@testable import TerminalUI

@Suite struct ContinuationHintTests {
  private func judge(_ text: String) -> Completeness {
    text.hasSuffix("\n") ? .complete : .needsMore(indent: 4)
  }

  @Test(arguments: [
    ("e = f((\"echo\", 7)\n", ContinuationHint.open("(")),
    ("x = [1,\n    ", ContinuationHint.open("[")),
    ("while x:\n    ", ContinuationHint.blockBegins),
    ("while x:\n    y\n    ", ContinuationHint.blockEnds),
    ("if x:\n    f('(')  # (\n", ContinuationHint.blockEnds), ("while x:\n    y", ""), ("f(", ""),
  ])
  func `an empty line of a block says what it waits for`(_ text: String, _ words: String) {
    #expect(ContinuationHint.words(EditBuffer(text), completeness: judge) == words)
  }

  @Test func `a statement that is neither bracket nor block goes on`() {
    let words = ContinuationHint.words(EditBuffer("x = 1 + \\\n")) { _ in .needsMore(indent: 0) }
    #expect(words == ContinuationHint.unfinished)
  }

  @Test func `nothing is said with the cursor elsewhere`() {
    #expect(ContinuationHint.words(EditBuffer("f(\n", cursor: 1), completeness: judge) == "")
  }
}
