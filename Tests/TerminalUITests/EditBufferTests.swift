import Testing

@testable import TerminalUI

@Suite struct EditBufferTests {
  private func edit<Result>(
    _ buffer: inout EditBuffer, _ change: (inout EditBuffer) -> Result
  ) -> Result {
    change(&buffer)
  }

  @Test func `the cursor counts scalars, also behind wide and combined characters`() {
    let buffer = EditBuffer("漢e\u{301}x")
    #expect(buffer.cursor == 4)
    #expect(buffer.utf8Cursor == 7)
  }

  @Test(arguments: [("        ", "    "), ("      ", "    "), ("    ", ""), (" ", "")])
  func `Backspace in leading blanks goes back one level`(before: String, after: String) {
    var buffer = EditBuffer("if x:\n" + before)
    #expect(edit(&buffer) { $0.deleteBackward() })
    #expect(buffer.text == "if x:\n" + after)
  }

  @Test func `Backspace behind text deletes one character`() {
    var buffer = EditBuffer("x    ")
    #expect(edit(&buffer) { $0.deleteBackward() })
    #expect(buffer.text == "x   ")
  }

  @Test func `Backspace at column 0 joins the lines`() {
    var buffer = EditBuffer("a\nb", cursor: 2)
    #expect(edit(&buffer) { $0.deleteBackward() })
    #expect(buffer.text == "ab")
    #expect(buffer.cursor == 1)
  }

  @Test func `Backspace at the very start does nothing`() {
    var buffer = EditBuffer("a", cursor: 0)
    #expect(!edit(&buffer) { $0.deleteBackward() })
    #expect(buffer.text == "a")
  }

  @Test func `moving up keeps the column, and stops at the end of a short line`() {
    var buffer = EditBuffer("ab\nlonger line")
    #expect(edit(&buffer) { $0.moveUp() })
    #expect(buffer.cursor == 2)
    #expect(!edit(&buffer) { $0.moveUp() })
  }

  @Test func `moving down ends on the last line`() {
    var buffer = EditBuffer("abc\nd\n", cursor: 2)
    #expect(edit(&buffer) { $0.moveDown() })
    #expect(buffer.cursor == 5)
    #expect(edit(&buffer) { $0.moveDown() })
    #expect(buffer.cursor == 6)
    #expect(!edit(&buffer) { $0.moveDown() })
  }

  @Test func `the start of a line is first its text, then column 0`() {
    var buffer = EditBuffer("x\n    return 1")
    buffer.moveToLineStart()
    #expect(buffer.cursor == 6)
    buffer.moveToLineStart()
    #expect(buffer.cursor == 2)
  }

  @Test func `cutting to the end of a line leaves the next line alone`() {
    var buffer = EditBuffer("one two\nthree", cursor: 3)
    #expect(edit(&buffer) { $0.killToLineEnd() } == " two")
    #expect(buffer.text == "one\nthree")
    #expect(edit(&buffer) { $0.killToLineEnd() } == "\n")
    #expect(buffer.text == "onethree")
  }

  @Test func `cutting a word takes the name before the cursor`() {
    var buffer = EditBuffer("s.send(data_1")
    #expect(edit(&buffer) { $0.killWordBefore() } == "data_1")
    #expect(buffer.text == "s.send(")
  }

  @Test func `Tab in leading blanks goes to the next level`() {
    var buffer = EditBuffer("  ")
    buffer.indent()
    #expect(buffer.text == "    ")
  }

  @Test func `one level of indentation can be taken from the middle of a line`() {
    var buffer = EditBuffer("      x = 1")
    #expect(edit(&buffer) { $0.dedent() })
    #expect(buffer.text == "    x = 1")
    #expect(buffer.cursor == 9)
  }
}
