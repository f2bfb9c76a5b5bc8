import Testing

@testable import TerminalUI

@Suite struct PainterTests {
  private let painter = Painter(promptWidth: 4, columns: 20, rows: 10)

  private func paint(_ buffer: EditBuffer, ghost: String = "") -> String? {
    painter.paint(buffer, spans: PythonColours.spans(buffer.scalars), ghost: ghost)
  }

  @Test func `the cursor is hidden, saved, put back and shown`() throws {
    let bytes = try #require(paint(EditBuffer("x = 1")))
    #expect(bytes.hasPrefix("\u{1B}[?25l\u{1B}7"))
    #expect(bytes.hasSuffix("\u{1B}8\u{1B}[?25h"))
  }

  @Test func `a keyword is coloured and what follows is plain`() throws {
    let bytes = try #require(paint(EditBuffer("if x")))
    #expect(bytes.contains("\r\u{1B}[4C\u{1B}[1;35mif\u{1B}[0m x\u{1B}8"))
  }

  @Test func `painting starts in the first row, wherever the cursor is`() throws {
    let bytes = try #require(paint(EditBuffer("a\nb\nc")))
    #expect(bytes.contains("\u{1B}7\r\u{1B}[2A\u{1B}[4Ca\r\u{1B}[1Bb\r\u{1B}[1Bc"))
  }

  @Test func `a suggestion is cut to the space left in the row`() throws {
    let bytes = try #require(paint(EditBuffer("x"), ghost: "123456789012345678901234567890"))
    #expect(bytes.contains("\u{1B}[2m12345678901234\u{1B}[0m"))
  }

  @Test func `a block as high as the screen is left unpainted`() {
    #expect(paint(EditBuffer(String(repeating: "a\n", count: 10))) == nil)
  }

  @Test func `an empty buffer needs no painting`() {
    #expect(paint(EditBuffer()) == nil)
  }

  @Test(arguments: [
    ("x = 'a", [4..<6]), ("b'a' + 1", [0..<4, 7..<8]), ("s.print", []),
    ("'''a\nb'''", [0..<9]), ("'a\nif", [0..<2, 3..<5]), ("# x\ny", [0..<3]),
    ("'a\\", [0..<3]), (":show calls", [0..<5]), ("import_x", []),
  ])
  func `half-typed Python is coloured as far as it is known`(text: String, ranges: [Range<Int>]) {
    #expect(PythonColours.spans(Array(text.unicodeScalars)).map(\.range) == ranges)
  }
}
