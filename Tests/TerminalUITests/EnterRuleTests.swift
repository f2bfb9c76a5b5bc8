import Testing
import Tutor

@testable import TerminalUI

@Suite struct EnterRuleTests {
  private func judge(_ text: String) -> Completeness {
    if text.contains("(") && !text.contains(")") { return .needsMore(indent: 4) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines[0].hasSuffix(":") else { return .complete }
    return lines.count > 1 && lines.last == "" ? .complete : .needsMore(indent: 4)
  }

  @Test func `a complete line is submitted from anywhere in it`() {
    let buffer = EditBuffer("x = 1", cursor: 2)
    #expect(EnterRule.decide(buffer, completeness: judge) == .submit("x = 1"))
  }

  @Test func `an empty line is submitted`() {
    #expect(EnterRule.decide(EditBuffer(), completeness: judge) == .submit(""))
  }

  @Test func `a block goes on with more indentation`() {
    let buffer = EditBuffer("while True:")
    #expect(EnterRule.decide(buffer, completeness: judge) == .newLine(indent: 4))
  }

  @Test func `a blank last line ends a block, and its blanks go`() {
    let buffer = EditBuffer("if x:\n    y\n    ")
    #expect(EnterRule.decide(buffer, completeness: judge) == .submit("if x:\n    y\n"))
  }

  @Test func `an open bracket keeps a blank line from ending the block`() {
    let buffer = EditBuffer("f(\n\n")
    #expect(EnterRule.decide(buffer, completeness: judge) == .newLine(indent: 4))
  }

  @Test func `with text below, Enter makes a new line even if the block is complete`() {
    let buffer = EditBuffer("if x:\n    y\n    z\n", cursor: 11)
    #expect(EnterRule.decide(buffer, completeness: judge) == .newLine(indent: 4))
  }

  @Test(arguments: [
    ("def f():", 4), ("    if x:  # why", 8), ("    return x", 0), ("        break", 4),
    ("    y = 1", 4), ("pass", 0), ("x = [", 4), ("print(':')", 0), ("s = '#:'", 0), ("", 0),
    ("    returned = 1", 4), ("    x = 'it\\'s':", 8), ("    # a comment:", 4),
  ])
  func `the next line's indentation follows the line`(line: String, indent: Int) {
    #expect(EnterRule.indent(after: line) == indent)
  }

  @Test func `the engine's own indentation is used where the line says nothing`() {
    let decision = EnterRule.decide(
      EditBuffer("x = \\"), completeness: { _ in .needsMore(indent: 8) })
    #expect(decision == .newLine(indent: 8))
  }

  @Test func `after return the block is left one level, whatever the engine proposes`() {
    let decision = EnterRule.decide(
      EditBuffer("def f():\n    return 1"), completeness: { _ in .needsMore(indent: 4) })
    #expect(decision == .newLine(indent: 0))
  }
}
