import PySyntax
import Testing

struct MistakeTests {
  private func verdict(_ source: String) -> String {
    switch Parser.parse(source, mode: .file) {
    case .complete: "OK"
    case .needsMoreLines: "more lines"
    case .failure(let error): error.lastLine
    }
  }

  @Test(arguments: Mistake.all)
  func `a mistake is told in CPython's words`(_ mistake: Mistake) {
    #expect(verdict(mistake.source) == mistake.lastLine)
  }

  @Test func `the recorded words are those of python3 on this machine`() throws {
    let verdicts = try Oracle.verdicts(on: Mistake.all.map(\.source))
    for (mistake, fresh) in zip(Mistake.all, verdicts ?? []) {
      #expect(mistake.lastLine == fresh, "\(mistake)")
    }
  }

  @Test func `every mistake has a place inside its text and an advice`() throws {
    for mistake in Mistake.all {
      guard case .failure(let error) = Parser.parse(mistake.source, mode: .file) else { continue }
      let source = SourceText(mistake.source)
      #expect(error.range.line >= 1 && Int(error.range.line) <= source.lineCount + 1)
      let diagnostic = Diagnostic(error, in: source, path: "a.py")
      #expect(diagnostic.lines.count == 4)
      #expect(diagnostic.advice.hasSuffix("."))
    }
  }

  @Test func `a diagnostic shows place, line, mark and one thing to try`() {
    let text = "s.connect('é', 80 90)\n"
    guard case .failure(let error) = Parser.parse(text, mode: .file) else {
      Issue.record("the text has a mistake")
      return
    }
    #expect(
      Diagnostic(error, in: SourceText(text), path: "a.py").lines == [
        "a.py:1:16: SyntaxError: invalid syntax. Perhaps you forgot a comma?",
        "  s.connect('é', 80 90)",
        "                 ^^^^^",
        "Put a comma between the two marked parts.",
      ])
  }

  @Test(arguments: [
    ("async def f(): pass", SyntaxError.Construct.async),
    ("def f():\n    return await g()", .await),
    ("match x:\n    case 1:\n        pass", .match),
    ("match (x):\n    case 1:\n        pass", .match),
    ("try:\n    pass\nexcept* A:\n    pass", .exceptStar),
    ("x = 1j", .complexNumber),
  ])
  func `what is left out is refused by its name`(
    _ source: String, _ construct: SyntaxError.Construct
  ) {
    guard case .failure(let error) = Parser.parse(source, mode: .file) else {
      Issue.record("\(source) is refused")
      return
    }
    #expect(error.kind == .refused(construct))
  }

  @Test func `a file that is not UTF-8 is refused with the byte and the line`() {
    guard case .failure(let error) = Parser.parse(bytes: [0x78, 0x0A, 0xFF], file: "a.py") else {
      Issue.record("the file is refused")
      return
    }
    #expect(
      error.lastLine
        == "SyntaxError: Non-UTF-8 code starting with '\\xff' in file a.py on line 2, but no "
        + "encoding declared; see https://peps.python.org/pep-0263/ for details")
  }
}
