import Testing

@testable import Tutor

@Suite struct `Python without running it` {
  @Test(
    arguments: [
      ("s.recv(4)", ["s"]), ("x = y", ["y"]), ("x = 1\nx", []), ("x = x + 1", ["x"]),
      ("a, b = b, a", ["a", "b"]), ("import socket\nsocket.socket()", []),
      ("s = socket.socket()\ns.close()", ["socket"]), ("f(timeout=1)", ["f"]),
      ("for i in range(n):\n    i", ["n"]), ("with f() as g:\n    g.h()", ["f"]),
      ("s.close", ["s"]), ("x == y", ["x", "y"]), ("# s\n'text s'", []),
      ("def f(): return g\n", ["g"]), ("(a, b) = s.accept()\na.recv(1)", ["s"]),
      ("x += y", ["x", "y"]), ("s.timeout = t", ["s", "t"]),
    ] as [(String, [String])])
  func `the names that are read before they are bound are found`(
    _ source: String, _ names: [String]
  ) {
    #expect(NameReader.names(in: source).subtracting(["range", "timeout"]) == Set(names))
  }

  @Test(
    arguments: [
      ("x = 1\ny = 2", ["x = 1", "y = 2"]),
      ("x = 1\n\n\ny = 2\n", ["x = 1", "y = 2"]),
      ("# first\nx = 1\n# second\ny = 2", ["# first\nx = 1", "# second\ny = 2"]),
      (
        "for i in s:\n    f(i)\n\n    g(i)\nx = 1", ["for i in s:\n    f(i)\n\n    g(i)", "x = 1"]
      ),
      ("if a:\n    b\nelse:\n    c\nd", ["if a:\n    b\nelse:\n    c", "d"]),
      ("x = (1,\n  2)\ny", ["x = (1,\n  2)", "y"]),
      ("x = '''a\n\nb'''\ny", ["x = '''a\n\nb'''", "y"]),
      ("@f\ndef g():\n    pass\nh", ["@f\ndef g():\n    pass", "h"]),
      ("x\n@f\nclass G:\n    pass\n", ["x", "@f\nclass G:\n    pass"]),
      ("x = 1  # one\ny = 2", ["x = 1  # one", "y = 2"]),
      ("a = 1; b = 2", ["a = 1; b = 2"]),
      ("a = 1\nb = 2; c = 3\nd", ["a = 1", "b = 2; c = 3", "d"]),
      ("x = 1 + \\\n  2\ny", ["x = 1 + \\\n  2", "y"]),
      ("", []), ("# only words", []),
    ] as [(String, [String])])
  func `a paste is taken apart into its statements`(_ source: String, _ parts: [String]) {
    #expect(PythonSource.statements(source) == parts)
  }

  @Test(arguments: ["x = = 1", "if x:", "x = (1"])
  func `what is no Python has no statements`(_ source: String) {
    #expect(PythonSource.statements(source) == nil)
  }

  @Test(
    arguments: [
      ("x = 1", .complete), (":show ends", .complete), ("", .complete), ("x = = 1", .complete),
      ("if x:", .needsMore(indent: 4)), ("if x:\n    y", .needsMore(indent: 4)),
      ("if x:\n    y\n", .complete), ("while x:\n    if y:", .needsMore(indent: 8)),
      ("while x:\n    break", .needsMore(indent: 0)),
      ("def f():\n    return 1", .needsMore(indent: 0)),
      ("if x:\n    y\nelse:", .needsMore(indent: 4)),
      ("if x:\n    y\nelse:\n    z\n", .complete), ("@property", .needsMore(indent: 0)),
      ("@property\ndef f(self):", .needsMore(indent: 4)), ("x = (1,", .needsMore(indent: 0)),
      ("f(a,\n  b", .needsMore(indent: 2)), ("x = '''a", .needsMore(indent: 0)),
      ("x = '''a\n'''", .complete), ("x = 1 + \\", .needsMore(indent: 0)),
      ("def f():\n    x = {\n        1: 2,", .needsMore(indent: 8)), ("else:", .complete),
    ] as [(String, Completeness)])
  func `Enter submits what is whole, and indents what is not`(
    _ typed: String, _ wanted: Completeness
  ) {
    #expect(PythonSource.completeness(typed) == wanted)
  }

  @Test(
    arguments: [
      ("1", true), ("b'x'", true), ("(1, 'a')", true), ("-5", true), ("None", true), ("[1]", true),
      ("{'a': 1}", true), ("x", false), ("f()", false), ("1 + 1", false), ("OSError", false),
      ("it waits", false), ("", false),
    ])
  func `literals are told from names and sums`(_ text: String, _ isLiteral: Bool) {
    #expect(PythonSource.isLiteral(text) == isLiteral)
  }

  @Test(
    arguments: [
      ("b''", []), ("b'hi'", Array("hi".utf8)), ("b\"it's\"", Array("it's".utf8)),
      ("b'\\r\\n\\t\\\\\\x00\\xff'", [13, 10, 9, 92, 0, 255]),
      ("b'\\'\"'", Array("'\"".utf8)),
    ] as [(String, [UInt8])])
  func `bytes are shown as Python shows them`(_ text: String, _ bytes: [UInt8]) {
    #expect(PythonText.repr(of: bytes) == text)
  }
}

@Suite struct `Typed lines of a file` {
  private func entries(_ text: String) -> [String] {
    var entry = InteractiveEntry()
    var whole = text.split(separator: "\n", omittingEmptySubsequences: false)
      .compactMap { entry.add(String($0)) }
    if let rest = entry.finish() { whole.append(rest) }
    return whole
  }

  @Test(
    arguments: [
      ("x = 1\ny = 2", ["x = 1", "y = 2"]),
      ("if x:\n    y\n\nz", ["if x:\n    y\n", "z"]),
      (">>> x = 1\n>>> if x:\n...     y\n...\n", ["x = 1", "if x:\n    y\n"]),
      ("\n\nx", ["x"]), ("for i in s:\n    i", ["for i in s:\n    i\n"]),
      ("x = (1,\n\n2)", ["x = (1,\n\n2)"]), ("x = '''\n\n'''", ["x = '''\n\n'''"]),
      ("@f\ndef g():\n    pass\n\ng", ["@f\ndef g():\n    pass\n", "g"]), ("...", ["..."]),
      ("s = '''\n>>> y\n... z\n'''", ["s = '''\n>>> y\n... z\n'''"]),
    ] as [(String, [String])])
  func `are gathered as python3's prompt does`(_ text: String, _ wanted: [String]) {
    #expect(entries(text) == wanted)
  }
}
