import Testing
import Tutor

@testable import TerminalUI

@Suite struct CompletionInsertionTests {
  private func offers(_ names: String...) -> [Completion] {
    names.map { Completion(text: $0, summary: "about \($0)") }
  }

  @Test func `one offer replaces the word before the cursor`() {
    let outcome = CompletionInsertion.apply(offers("send"), to: EditBuffer("s.se"))
    #expect(outcome == .changed(EditBuffer("s.send"), isUnique: true))
  }

  @Test func `several offers insert what they have in common`() {
    let outcome = CompletionInsertion.apply(offers("recv", "recv_into"), to: EditBuffer("s.r"))
    #expect(outcome == .changed(EditBuffer("s.recv"), isUnique: false))
  }

  @Test func `nothing more in common means a list`() {
    let several = offers("recv", "recv_into")
    #expect(
      CompletionInsertion.apply(several, to: EditBuffer("s.recv")) == .ambiguous(several))
  }

  @Test func `no offers change nothing`() {
    #expect(CompletionInsertion.apply([], to: EditBuffer("zz")) == .none)
  }

  @Test func `an attribute is completed directly behind the dot`() {
    let outcome = CompletionInsertion.apply(offers("accept"), to: EditBuffer("s."))
    #expect(outcome == .changed(EditBuffer("s.accept"), isUnique: true))
  }

  @Test func `a colon word is replaced as a whole`() {
    let outcome = CompletionInsertion.apply(offers(":show"), to: EditBuffer(":sh"))
    #expect(outcome == .changed(EditBuffer(":show"), isUnique: true))
  }

  @Test func `text behind the cursor stays`() {
    let outcome = CompletionInsertion.apply(offers("send"), to: EditBuffer("s.se(b'')", cursor: 4))
    #expect(outcome == .changed(EditBuffer("s.send(b'')", cursor: 6), isUnique: true))
  }

  @Test func `a short list has one summary a line`() {
    let lines = CompletionInsertion.list(offers("a", "bcd"), columns: 80, rows: 24)
    #expect(lines == ["a    about a", "bcd  about bcd"])
  }

  @Test func `a long list comes in columns and never fills the screen`() {
    let many = (0..<200).map { Completion(text: "name\($0)", summary: "s") }
    let lines = CompletionInsertion.list(many, columns: 40, rows: 12)
    #expect(lines.count == 8)
    #expect(lines.allSatisfy { CellWidth.of($0) < 40 })
    #expect(lines.last == "… 200 in all; type more of the name.")
  }

  @Test func `a summary cannot steer the terminal`() {
    let lines = CompletionInsertion.list(
      [Completion(text: "x", summary: "\u{1B}[2J")], columns: 80, rows: 24)
    #expect(lines == ["x  \\x1b[2J"])
  }
}
