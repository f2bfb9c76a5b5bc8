import Testing

@testable import LessonModel

@Suite struct `An output pattern` {
  private func match(_ pattern: String, _ shown: String) -> OutputPattern.Match {
    OutputPattern(pattern, at: LessonPosition(line: 1)).match(shown)
  }

  @Test func `fits the same text, whatever spaces end its lines`() {
    #expect(match("one\ntwo\n", "one  \ntwo\n\n") == .matches([:]))
  }

  @Test func `captures by name`() {
    #expect(
      match("('127.0.0.1', <port>)\n", "('127.0.0.1', 40001)\n") == .matches(["port": "40001"]))
  }

  @Test func `wants the same text for the same name`() {
    #expect(match("<a> <a>\n", "1 1") == .matches(["a": "1"]))
    #expect(match("<a> <a>\n", "1 2") == .differs(line: 0))
    #expect(match("<a>\n<a>\n", "1\n2") == .differs(line: 1))
  }

  @Test func `takes <...> for any text in a line, and for any lines on its own`() {
    #expect(match("a<...>c\n", "abbbc") == .matches([:]))
    #expect(match("a\n<...>\nz\n", "a\nb\nc\nz") == .matches([:]))
    #expect(match("a\n<...>\nz\n", "a\nz") == .matches([:]))
  }

  @Test func `takes Python's own angle brackets literally`() {
    let text = "<socket.socket fd=3> <class 'int'> <Thread(x)>"
    #expect(match(text + "\n", text) == .matches([:]))
    #expect(match("<class 'int'>\n", "<class 'str'>") == .differs(line: 0))
  }

  @Test func `names the first line that differs`() {
    #expect(match("a\nb\nc\n", "a\nx\nc") == .differs(line: 1))
    #expect(match("a\n", "a\nb") == .differs(line: 1))
    #expect(match("a\nb\n", "a") == .differs(line: 1))
  }

  @Test func `gives up on a hopeless pattern instead of working on`() {
    let pattern = String(repeating: "<...>a", count: 20) + "b\n"
    #expect(match(pattern, String(repeating: "a", count: 200)) == .differs(line: 0))
  }
}
