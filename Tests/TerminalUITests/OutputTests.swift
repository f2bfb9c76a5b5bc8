import Testing
import Tutor

@testable import TerminalUI

@Suite struct OutputTests {
  private let plain = BlockRenderer(columns: 30, isStyled: false, isPlain: true)
  private let marked = BlockRenderer(columns: 30, isStyled: false, isPlain: false)
  private let coloured = BlockRenderer(columns: 30, isStyled: true, isPlain: false)

  @Test func `prose is wrapped at the width, 76 at most`() {
    let text = String(repeating: "word ", count: 40)
    let wide = BlockRenderer(columns: 200, isStyled: false, isPlain: false)
    let lines = wide.render(.paragraph([StyledText(text)])).split(separator: "\n")
    #expect(lines.map(\.count).max() == 74)
    #expect(lines.joined(separator: " ") == text.dropLast())
  }

  @Test func `wide characters count two columns`() {
    let lines = TextWrapper.wrap([StyledText("漢漢 漢漢 漢漢")], width: 9, isStyled: false)
    #expect(lines == ["漢漢 漢漢", "漢漢"])
  }

  @Test func `a word wider than the line is broken`() {
    #expect(
      TextWrapper.wrap([StyledText("abcdefgh")], width: 3, isStyled: false) == ["abc", "def", "gh"])
  }

  @Test func `a long error is broken at words, and nothing else of it is changed`() {
    let text =
      "NameError: name 'srver' is not defined.  Did you mean: 'server'?\n"
      + "    x = (((((((((((((((((((((((((1"
    let lines = marked.render(.error(text)).split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "NameError: name 'srver' is not", "defined.  Did you mean:", "'server'?",
        "    x = (((((((((((((((((((((((((1",
      ])
    #expect(TextWrapper.fold("abcdef gh", width: 4) == ["abcd", "ef", "gh"])
    #expect(plain.render(.error(text)) == text + "\n")
  }

  @Test(
    arguments: [
      ("", [""]), ("abcdefgh", ["abcd", "efgh"]), ("ab cd ef", ["ab", "cd", "ef"]),
      ("abcd efgh", ["abcd", "efgh"]), ("abcd  ef", ["abcd", " ef"]),
      ("  abcdef", [" ", "abcd", "ef"]),
      ("日本語", ["日本", "語"]), ("a 日本語", ["a", "日本", "語"]), ("日 a b", ["日 a", "b"]),
    ])
  func `a line is broken at its last blank that fits, a long word anywhere`(
    _ line: String, _ parts: [String]
  ) {
    #expect(TextWrapper.fold(line, width: 4) == parts)
  }

  @Test func `styles go around the words that have them, across a line break too`() {
    let spans = [StyledText("call "), StyledText("a b", .strong), StyledText(".")]
    #expect(
      TextWrapper.wrap(spans, width: 6, isStyled: true)
        == ["call \u{1B}[1ma\u{1B}[0m", "\u{1B}[1mb\u{1B}[0m."])
  }

  @Test func `list items hang under their text`() {
    let text = marked.render(
      .list([[StyledText("one two three four five six seven")], [StyledText("x")]], ordered: true))
    #expect(text == "  1. one two three four five\n     six seven\n  2. x\n")
  }

  @Test func `typed code shows prompts, code is indented and never wrapped`() {
    #expect(marked.render(.typed("if x:\n    y")) == ">>> if x:\n...     y\n")
    let long = String(repeating: "x", count: 50)
    #expect(marked.render(.code(long, isPython: true)) == "    \(long)\n")
  }

  @Test(arguments: [
    (ScreenBlock.verdict(true, "So it is."), "Good: So it is.\n"),
    (.verdict(false, "Use 80."), "Try: Use 80.\n"),
    (.explanation(["It waits."]), "Why: It waits.\n"),
    (.note([StyledText("Saved.")]), "* Saved.\n"),
    (.heading("Sockets", level: 2), "## Sockets\n"),
    (.picture(["a -> b"], words: ["a sends to b"]), "a sends to b\n"),
    (.gap, "\n"),
  ])
  func `in plain mode marks and pictures are words`(block: ScreenBlock, text: String) {
    #expect(plain.render(block) == text)
  }

  @Test(arguments: [
    (ScreenBlock.verdict(true, "So it is."), "✓ So it is.\n"),
    (.verdict(false, "Use 80."), "→ Use 80.\n"),
    (.explanation(["It waits."]), "| It waits.\n"),
    (.heading("Sockets", level: 1), "Sockets\n=======\n"),
    (.picture(["a -> b"], words: ["a sends to b"]), "a -> b\n"),
    (
      .question([StyledText("Which?")], choices: [[StyledText("one")], [StyledText("two")]]),
      "? Which?\n  a) one\n  b) two\n"
    ),
  ])
  func `without colour every kind of block has its mark`(block: ScreenBlock, text: String) {
    #expect(marked.render(block) == text)
  }

  @Test func `a picture that is wider than the screen is told in words`() {
    let narrow = BlockRenderer(columns: 5, isStyled: false, isPlain: false)
    #expect(narrow.render(.picture(["a -> b"], words: ["a to b"])) == "a to b\n")
    // What has no other words is shown as it is.
    #expect(narrow.render(.picture(["close(3)"], words: ["close(3)"])) == "close(3)\n")
  }

  @Test func `a table keeps its columns and wraps its last one`() {
    let text = marked.render(
      .table([["call", "what it does"], ["recv", "takes the bytes that are there"]]))
    #expect(
      text == """
        call  what it does
        ----  ------------------------
        recv  takes the bytes that are
              there

        """)
  }

  @Test func `what a program or a peer wrote cannot steer the terminal`() {
    let evil = "a\u{1B}]0;x\u{7}b\u{9B}2J\u{202E}c\r\nd\re"
    for block in [ScreenBlock.output(evil), .error(evil), .code(evil, isPython: false)] {
      let text = marked.render(block)
      #expect(text.contains("a\\x1b]0;x\\x07b\\x9b2J\\u202ec"))
      #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
      #expect(text.contains("d\\re"))
    }
    for block in [
      ScreenBlock.paragraph([StyledText(evil)]), .heading(evil, level: 1), .footer(evil),
      .explanation([evil]), .table([[evil], [evil]]), .picture([evil], words: [evil]),
      .typed(evil), .note([StyledText(evil)]), .question([StyledText(evil)], choices: []),
      .verdict(true, evil), .list([[StyledText(evil)]], ordered: false),
    ] {
      for renderer in [plain, marked] {
        let text = renderer.render(block)
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
        #expect(
          !text.unicodeScalars.contains("\u{202E}") && !text.unicodeScalars.contains("\u{9B}"))
      }
    }
  }

  @Test func `colours change no character`() {
    let blocks: [ScreenBlock] = [
      .typed("if x: print('a')  # b"), .error("OSError: x"), .footer("Enter"),
      .heading("H", level: 3), .table([["a", "b"], ["c", "d"]]), .verdict(true, "yes"),
    ]
    for block in blocks {
      let text = coloured.render(block)
      #expect(text.contains("\u{1B}["))
      let stripped = text.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
      #expect(stripped == marked.render(block))
    }
  }
}
