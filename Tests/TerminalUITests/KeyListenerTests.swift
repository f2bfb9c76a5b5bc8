import Testing

@testable import TerminalUI

@Suite struct KeyListenerTests {
  private func accept(_ reads: String...) -> (keys: [Character], ahead: String) {
    var ahead: [UInt8] = []
    let keys = reads.compactMap {
      KeyListener.accept(Array($0.utf8), keys: ["v", "w"], ahead: &ahead)
    }
    return (keys, String(decoding: ahead, as: UTF8.self))
  }

  @Test func `the keys asked for are given, everything else is kept`() {
    let (keys, ahead) = accept("v", "w", "x", "\r")
    #expect(keys == ["v", "w"])
    #expect(ahead == "x\r")
  }

  @Test func `a key within typed text is text`() {
    let (keys, ahead) = accept("p", "v", "w")
    #expect(keys.isEmpty)
    #expect(ahead == "pvw")
  }

  @Test func `several bytes at once are a paste, not keys`() {
    let (keys, ahead) = accept("view\n")
    #expect(keys.isEmpty)
    #expect(ahead == "view\n")
  }
}
