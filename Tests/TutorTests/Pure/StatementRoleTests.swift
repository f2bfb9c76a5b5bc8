import Testing

@testable import Tutor

@Suite struct `The part that a statement plays` {
  @Test(arguments: [
    ("reply = b''", "reply = ''", true), ("reply = reply + b'x'", "reply = b''", false),
    ("reply = b''", "answer = b''", false), ("a, b = f()", "a, b = g()", true),
    ("reply = s.recv(4)", "s.recv(4)", true), ("s.send(b'x')", "s.send(b'y')", true),
    ("s.send(b'x')", "t.send(b'x')", false), ("for x in y: z", "while a: b", true),
    ("if a: b", "while a: b", false), ("x += 1", "x = 0", false),
    ("def f(): pass", "def f(a): return a", true), ("import socket", "import socket", false),
  ])
  func `one statement can stand where another one stood`(
    _ new: String, _ old: String, _ replaces: Bool
  ) throws {
    let role = try #require(StatementRole(new))
    #expect(role.replaces(try #require(StatementRole(old))) == replaces)
  }

  @Test(arguments: [
    (["a = 1", "b = 2", "c = 3"], ["b = 4"], ["a = 1", "b = 4", "c = 3"], true),
    (["a = 1", "b = 2"], ["b = 4", "f(b)"], ["a = 1", "b = 4", "f(b)"], false),
    (["a = 1", "b = 2"], ["f(b)"], ["a = 1", "b = 2", "f(b)"], false),
    (["a = 1", "a = 2"], ["a = 3", "a = 4"], ["a = 3", "a = 4"], true),
  ])
  func `later lines stand in place of those that they change`(
    _ old: [String], _ new: [String], _ joined: [String], _ isPure: Bool
  ) {
    let changed = StatementRole.changed(old, by: new)
    #expect(changed.lines == joined)
    #expect(changed.isPure == isPure)
  }
}
