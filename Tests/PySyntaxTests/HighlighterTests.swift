import PySyntax
import Testing

struct HighlighterTests {
  private func parts(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return Highlighter.spans(in: text).map {
      "\($0.category.rawValue) \(String(decoding: bytes[$0.range], as: UTF8.self))"
    }
  }

  @Test func `a line is divided into its parts`() {
    #expect(
      parts("for x in range(0x1F): print(f'é', y.len) # end") == [
        "keyword for", "name x", "keyword in", "builtin range", "operator (", "number 0x1F",
        "operator )", "operator :", "builtin print", "operator (", "string f'é'", "operator ,",
        "name y", "operator .", "name len", "operator )", "comment # end",
      ])
  }

  @Test(arguments: [
    ("x = '''a\nb", "string '''a\nb"), ("x = 'a", "string 'a"), ("x = 'a\ny", "error 'a"),
    ("x = 0b12", "error 0b12"), ("x $", "error $"), ("x = 1e-5", "number 1e-5"),
    ("'a\\'b'", "string 'a\\'b'"),
  ])
  func `unfinished and wrong text is divided as well`(_ text: String, _ part: String) {
    #expect(parts(text).contains(part))
  }
}
