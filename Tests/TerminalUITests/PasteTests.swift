import Testing
import Tutor

@testable import TerminalUI

@Suite struct PasteTests {
  private func judge(_ text: String) -> Completeness {
    let open = text.reduce(0) { $0 + ($1 == "(" ? 1 : $1 == ")" ? -1 : 0) }
    return open > 0 || text.hasPrefix("@") && !text.contains("def")
      ? .needsMore(indent: 0) : .complete
  }

  @Test(arguments: [
    (">>> a = 1\n>>> b\n2\n", "a = 1\nb\n"),
    (">>> for x in y:\n...     print(x)\n...\n1\n>>> b", "for x in y:\n    print(x)\n\nb"),
    ("  >>> a\n  ... \n", "a\n\n"),
    ("a >>> b", "a >>> b"),
    ("x = 1\n>>> y", "x = 1\n>>> y"),
  ])
  func `prompts go, and with them the output between`(pasted: String, clean: String) {
    #expect(PasteText.clean(pasted) == clean)
  }

  @Test(arguments: [
    ("a\r\nb\rc\n", "a\nb\nc\n"),
    ("if x:\n\ty\n\t\tz", "if x:\n    y\n        z"),
    ("if x:\n    y\n\tz", "if x:\n    y\n        z"),
    ("a\u{1B}[31mb\u{7}\u{200B}", "a[31mb"),
    ("x =\u{A0}1", "x = 1"),
    ("s = 'a\tb'", "s = 'a\tb'"),
  ])
  func `line ends, tabs and control characters become fit to edit`(pasted: String, clean: String) {
    #expect(PasteText.clean(pasted) == clean)
  }

  @Test(arguments: [
    ("a = 1\nb = 2\nc", ["a = 1", "b = 2", "c"]),
    ("if x:\n    y\n\n    z\nelse:\n    w\nq\n", ["if x:\n    y\n\n    z\nelse:\n    w", "q"]),
    ("f(1,\n2)\ng", ["f(1,\n2)", "g"]),
    ("@wrap\ndef f():\n    pass\nf()", ["@wrap\ndef f():\n    pass", "f()"]),
    ("# only words\n\na = 1\n# the end\n", ["a = 1"]),
    ("\n\n", []),
  ])
  func `pasted text is split where a statement would have ended`(
    text: String, statements: [String]
  ) {
    #expect(StatementSplitter.split(text, completeness: judge) == statements)
  }
}
