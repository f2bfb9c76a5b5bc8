import Testing

@testable import TerminalUI

@Suite struct TextLayoutTests {
  private func end(_ text: String, columns: Int) -> [Int] {
    let layout = TextLayout(Array(text.unicodeScalars), promptWidth: 4, columns: columns)
    let place = layout.places[layout.places.count - 1]
    return [place.row, place.column]
  }

  @Test(arguments: [
    ("", [0, 4]), ("abc", [0, 7]), ("a\nb", [1, 1]),
    ("123456", [1, 0]), ("123456\n", [2, 0]), ("1234567", [1, 1]),
    ("漢漢漢", [1, 0]), ("a漢漢漢", [1, 2]), ("a\tb", [0, 9]), ("a\t\tb", [1, 1]),
  ])
  func `the place behind the text, in ten columns`(text: String, place: [Int]) {
    #expect(end(text, columns: 10) == place)
  }

  @Test func `a wide character that does not fit goes to the next row`() {
    let layout = TextLayout(Array("a漢漢漢".unicodeScalars), promptWidth: 4, columns: 10)
    #expect(layout.places[3] == TextLayout.Place(row: 1, column: 0))
  }

  @Test func `combining marks and control characters make the layout uncertain`() {
    #expect(!TextLayout(Array("e\u{301}".unicodeScalars), promptWidth: 4, columns: 80).isCertain)
    #expect(!TextLayout(["\u{1}"], promptWidth: 4, columns: 80).isCertain)
    #expect(TextLayout(Array("x\n漢".unicodeScalars), promptWidth: 4, columns: 80).isCertain)
  }
}
