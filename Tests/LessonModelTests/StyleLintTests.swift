import Testing

@testable import LessonModel

@Suite struct `Lint` {
  private static let run = fenced("python {#a .run}", "1\n")

  private func styles(_ text: String, lang: String = "en") -> [LessonProblem.Style] {
    let whole = frontMatter.replacing("lang: en", with: "lang: \(lang)") + text + "\n\n" + Self.run
    return read(whole: whole).problems.compactMap {
      if case .style(let style) = $0.fact { style } else { nil }
    }
  }

  private static let words = (1...12).map { "word\($0)" }.joined(separator: " ")

  @Test func `counts the words of a sentence over line ends`() {
    let text = Self.words + "\n" + Self.words + "."
    #expect(
      styles(text) == [.longSentence(words: 24, limit: 20, start: "word1 word2 word3 word4")])
  }

  @Test func `begins to count again after a full stop`() {
    #expect(styles(Self.words + ". " + Self.words + ".") == [])
  }

  @Test func `takes code for one word, and its dots for no end`() {
    #expect(styles("The call `a.b(c d e f g h i j k l)` is one word. " + Self.words + ".") == [])
    #expect(styles("Call `s.recv.` now " + Self.words + " a b c d e f.").count == 1)
  }

  @Test func `names the line on which the sentence begins`() {
    let text = "Short.\n" + Self.words + "\n" + Self.words + ".\n\n" + Self.run
    #expect(read(text).problems.map(\.position.line) == [7])
  }

  @Test(arguments: [
    ("Your client socket is here.", "client socket"), ("The other end waits.", "other end"),
    ("It is, of course, so.", "of course"), ("Use it, e.g. here.", "e.g."),
    ("The server\nsocket waits.", "server socket"),
  ])
  func `finds words that lessons avoid`(text: String, word: String) {
    guard case .avoidedWord(let found, _) = styles(text).first else {
      Issue.record("nothing was found")
      return
    }
    #expect(found == word)
  }

  @Test(arguments: [
    "The HOWTO calls it a \"client socket\".", "It is called *client socket* there.",
    "The name `client socket` is code.", "The clients socket.",
  ])
  func `lets a word pass that is spoken about`(text: String) {
    #expect(styles(text) == [])
  }

  @Test func `reads feedback, hints and messages as well`() {
    let body = exercise.replacing("It is a number.", with: "Simply a number.")
      .replacing("x is 1.", with: "Obviously.")
    #expect(read(body).problems.map(\.position.line) == [11, 16])
  }

  @Test func `lets no feedback call a prediction wrong`() {
    let body =
      fenced("python {#p .predict}", "1\n")
      + fenced("quiz {#q .choice}", question.replacing("It is.", with: "Wrong, it is."))
    #expect(
      facts(body) == [
        .style(.avoidedWord("wrong", instead: "say what happens, and why"))
      ])
  }

  @Test func `asks words of English lessons alone`() {
    #expect(styles("The other end. " + Self.words + " " + Self.words, lang: "de") == [])
  }

  @Test func `finds a step that does not fit a screen`() {
    let code = String(repeating: "x = 1\n", count: 19)
    #expect(
      facts(fenced("python {#a .run}", code)) == [.style(.stepTooLong(lines: 19, limit: 18))])
  }

  @Test func `counts each side of a pause as its own screen`() {
    let text = String(repeating: "One line.\n\n", count: 7)
    #expect(styles(text + "<!-- pause -->\n\n" + text) == [])
    #expect(styles(text + text).count == 1)
  }
}
