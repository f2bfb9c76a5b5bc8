import Testing
import Tutor

@testable import TerminalUI

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct PlainReaderTests {
  private let assistant = LineAssistant(completeness: { text in
    text.hasPrefix("if") && !text.hasSuffix("\n") ? .needsMore(indent: 4) : .complete
  })

  private func inputs(_ text: String, prompt: PromptKind = .python, count: Int) -> [LineInput] {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    #expect(write(ends[1], text, text.utf8.count) == text.utf8.count)
    close(ends[1])
    defer { close(ends[0]) }
    let traits = TerminalTraits(
      isInputTerminal: false, isOutputTerminal: false, isPlain: true, allowsColour: false)
    let reader = PlainReader(traits: traits, input: ends[0]) { Issue.record("wrote \($0)") }
    #expect(!reader.isInteractive)
    #expect(reader.keys == nil)
    return (0..<count).map { _ in reader.read(prompt, assistant: assistant) }
  }

  @Test func `each complete line is one input, then comes the end`() {
    #expect(
      inputs("a\n\nb\r\n", count: 5)
        == [.text("a"), .text(""), .text("b"), .endOfInput, .endOfInput])
  }

  @Test func `a block goes on to its blank line`() {
    #expect(inputs("if x:\n    y\n\nz\n", count: 2) == [.text("if x:\n    y\n"), .text("z")])
  }

  @Test func `a last line without newline counts, and so does an unfinished block`() {
    #expect(inputs("a", count: 2) == [.text("a"), .endOfInput])
    #expect(inputs("if x:\n    y", count: 2) == [.text("if x:\n    y"), .endOfInput])
  }

  @Test func `an answer is one line, whatever it looks like`() {
    #expect(inputs("if x:\n", prompt: .answer, count: 1) == [.text("if x:")])
  }

  @Test func `bytes that are not UTF-8 do no harm`() {
    #expect(inputs("a\u{0}b\n", count: 1) == [.text("a\u{0}b")])
  }
}
