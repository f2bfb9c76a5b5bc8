import Testing

@testable import TerminalUI

@Suite struct KeyListenerTests {
  /// What is typed at once in each read, the keys that were understood, and what is kept.
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var reads: [String]
    var keys: [Character]
    var ahead: String
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "keys, then text", reads: ["v", "w", "x", "\r"], keys: ["v", "w"], ahead: "x\r"),
    Case(name: "a key within text is text", reads: ["p", "v", "w"], keys: [], ahead: "pvw"),
    Case(name: "several bytes are a paste", reads: ["view\n"], keys: [], ahead: "view\n"),
    Case(name: "a key after a line", reads: ["x", "\r", "v"], keys: ["v"], ahead: "x\r"),
    Case(name: "a key after a paste", reads: ["x = 1\n", "w"], keys: ["w"], ahead: "x = 1\n"),
    Case(
      name: "text taken back", reads: ["x", "ä", "\u{7F}", "\u{7F}", "v"], keys: ["v"], ahead: ""),
    Case(
      name: "a line taken back", reads: ["a\nb", "c", "\u{15}", "v"], keys: ["v"], ahead: "a\n"),
    Case(
      name: "the Enter behind a key", reads: ["v", "\r", "w", "\n"], keys: ["v", "w"], ahead: ""),
    Case(name: "an Enter by itself", reads: ["\r", "v"], keys: ["v"], ahead: "\r"),
  ]

  @Test(arguments: cases)
  func `keys count where a line begins, and all else is kept`(_ it: Case) {
    var ahead = TypedAhead()
    let keys = it.reads.compactMap { read -> Character? in
      guard
        case .key(let key, let byte, let isWithin) = ahead.take(
          Array(read.utf8), keys: ["v", "w"])
      else { return nil }
      if isWithin { ahead.keep(byte) }
      return isWithin ? nil : key
    }
    #expect(keys == it.keys)
    #expect(String(decoding: ahead.bytes, as: UTF8.self) == it.ahead)
  }

  @Test(arguments: [
    ("x = 1\ny\n", "x = 1\ny\n"), ("", ""), ("\u{1B}[A\n  x\n", "\u{1B}[A\n  x\n"),
    ("if x:\n    y\n\nz", "\u{1B}[200~if x:\n    y\n\n\u{1B}[201~z"),
    ("if x:\n    y", "\u{1B}[200~if x:\n    y\u{1B}[201~"),
    (
      ":reset\nhint\n\nif x:\n    y\n",
      ":reset\nhint\n\n\u{1B}[200~if x:\n    y\n\u{1B}[201~"
    ),
  ])
  func `a block that was typed ahead is read as a paste`(_ typed: String, _ keys: String) {
    #expect(String(decoding: AheadText.keys(for: Array(typed.utf8)), as: UTF8.self) == keys)
  }
}
