import Testing

@testable import LessonModel

@Suite struct `A grade expression` {
  private func grading(_ expression: String) -> [LessonProblem] {
    read(exercise.replacing("pass x == 1", with: "pass \(expression)")).problems
  }

  @Test(arguments: [
    "x == 1", "len(reply) == 9 and reply.startswith(b'ding')", "error is None",
    "any(c.name == 'send' for c in calls)", "calls.count('recv') >= 2", "names['x'] == 1",
    "sorted({k: v for k, v in names.items()}) == ['x']", "f'{x}' == '1'", "x if x else not x",
    "peer.received[:4] == b'ding'", "sum(c.count for c in calls) == 9", "-x < 1 <= x < 2",
  ])
  func `may look at anything`(expression: String) {
    #expect(grading(expression).map(\.description) == [])
  }

  @Test(arguments: [
    ("print(x)", "`print()`"), ("x.append(1)", "`append()`"), ("s.recv(1)", "`recv()`"),
    ("(y := 1) == 1", "`:=`"), ("(lambda: 1)()", "a call of a computed function"),
    ("sorted(x, key=lambda v: v)", "`lambda`"), ("x.__class__ is int", "`__class__`"),
    ("[1 for a[0] in x]", "an assignment"), ("open('x').read()", "`read()`"),
    ("f'{f()}' == ''", "`f()`"), ("[*go()] == []", "`go()`"), ("names[eval('1')]", "`eval()`"),
  ])
  func `may change nothing`(expression: String, what: String) {
    let found = grading(expression).compactMap { problem -> String? in
      if case .python(.impure(let what, _)) = problem.fact { what } else { nil }
    }
    #expect(found.contains(what), "\(grading(expression).map(\.description))")
  }

  @Test(arguments: [
    ("'acept' not in calls", "acept"), ("x and 'sendall' in calls", "sendall"),
    ("calls.count('recvv') == 0", "recvv"),
  ])
  func `must not look for a call that is never recorded`(expression: String, call: String) {
    let facts = grading(expression).map(\.fact)
    #expect(facts.contains(.python(.unknownCall(call))), "\(facts)")
  }

  @Test(arguments: ["'accept' in calls", "'x' in names", "x.count('recvv') == 0", "x in calls"])
  func `may look for what can be there`(expression: String) {
    #expect(grading(expression).map(\.description) == [])
  }

  @Test(arguments: ["(", "-", "[", "not ", "f("])
  func `may be too deep to be read, and is then reported`(piece: String) {
    let isFound = grading(String(repeating: piece, count: 3000) + "x").contains {
      if case .python(.badExpression) = $0.fact { true } else { false }
    }
    #expect(isFound)
  }

  @Test func `is reported where it goes wrong`() {
    let problem = grading("x == 1 and prnt(x)").first
    #expect(problem?.position == LessonPosition(line: 11, column: 17))
  }

  @Test(arguments: ["x ==", "x = 1", "(x", "1 +* 2", "import os"])
  func `must be an expression`(expression: String) {
    let isFound = grading(expression).contains {
      if case .python(.badExpression) = $0.fact { $0.position.line == 11 } else { false }
    }
    #expect(isFound)
  }
}

@Suite struct `Code in a lesson` {
  @Test func `that is no Python is reported with its own line`() {
    let problem = read(fenced("python {#a .run}", "x = 1\ny = = 2\n")).problems.first
    #expect(problem?.position == LessonPosition(line: 8, column: 5))
    guard case .python(.badCode("python", _)) = problem?.fact else {
      Issue.record("\(String(describing: problem))")
      return
    }
  }

  @Test(arguments: ["solution", "invalid {expect=\"not 1\"}"])
  func `is read in every part`(block: String) {
    let body = exercise.replacing("```\(block)\nx = ", with: "```\(block)\nx = = ")
    #expect(read(body).problems.count == 1)
  }

  @Test func `may be a mistake on purpose`() {
    #expect(facts(fenced("python {#a .run expect=SyntaxError}", "x = = 1\n")) == [])
  }

  @Test func `that ends without a value settles no prediction`() {
    let quiz = fenced("quiz {#q .choice}", question)
    #expect(facts(fenced("python {#p .predict}", "x = 1\n") + quiz) == [.python(.nothingToPredict)])
    #expect(facts(fenced("python {#p .predict of=x}", "x = 1\n") + quiz) == [])
    #expect(facts(fenced("python {#p .predict expect=OSError}", "x = 1\n") + quiz) == [])
  }

  @Test func `may have blanks in a starter`() {
    let starter = "reply = b''\nwhile len(reply) < ____:\n    reply = reply + s.recv(____)"
    #expect(facts(exercise.replacing("x = ____", with: starter)) == [])
  }
}
