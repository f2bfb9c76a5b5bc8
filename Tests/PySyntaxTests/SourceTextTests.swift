import PySyntax
import Testing

struct SourceTextTests {
  @Test func `every kind of line end becomes one newline`() {
    let source = SourceText("a\r\nb\rc\n")
    #expect(source.lineCount == 4)
    #expect(source.lineText(2) == "b")
    #expect(source.lineText(3) == "c")
  }

  @Test func `a column in bytes becomes a column in characters`() {
    let source = SourceText("x = 'é€' + y")
    #expect(source.characterColumn(line: 1, column: 10) == 7)
  }

  @Test func `a byte order mark is no part of the text`() {
    #expect(SourceText("\u{FEFF}x").bytes == [0x78])
  }
}
