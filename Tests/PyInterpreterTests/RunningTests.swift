import PyInterpreter
import PySyntax
import Testing

/// The interface by which prompt, tutor and commands run Python.
struct RunningTests {
  /// The echo of typed lines, one after the other in one session.
  private func echoes(_ lines: [String]) -> String {
    Interpreter.onLargeStack {
      let sink = Python.Sink()
      let interpreter = Python.session(sink)
      for line in lines { _ = Python.type(line, into: interpreter) }
      return sink.text
    }
  }

  @Test func `the prompt echoes the value of an expression and not None`() {
    #expect(echoes(["1 + 1", "None", "'a'", "x = 5", "x"]) == "2\n'a'\n5\n")
  }

  @Test func `an underscore is the last value echoed`() {
    #expect(echoes(["6 * 7", "_ + 1", "None", "_"]) == "42\n43\n43\n")
  }

  @Test func `a block echoes its expressions, a function and a class do not`() {
    #expect(echoes(["for i in range(2):\n    i\n", "_"]) == "0\n1\n1\n")
    #expect(echoes(["def f():\n    5\n", "f()", "class C:\n    5\n"]) == "")
  }

  @Test func `globals persist from line to line`() {
    #expect(
      echoes(["def f(n):\n    return n + k\n", "k = 10", "f(1)", "k = 20", "f(1)"]) == "11\n21\n")
  }

  @Test func `an error leaves the session usable`() {
    #expect(echoes(["x = 1", "1 / 0", "x"]) == "1\n")
  }

  @Test func `an uncaught exception is described as python3 does`() throws {
    let outcome = Interpreter.onLargeStack { () -> Outcome? in
      let interpreter = Python.session()
      return Python.type(
        "raise ConnectionRefusedError(111, 'Connection refused')", into: interpreter)
    }
    guard case .raised(let error)? = outcome else {
      Issue.record("nothing was raised")
      return
    }
    #expect(error.lastLine == "ConnectionRefusedError: [Errno 111] Connection refused")
    #expect(error.errno == 111)
    #expect(error.typeNames.contains("OSError"))
    #expect(
      error.report.hasPrefix("Traceback (most recent call last):\n  File \"<stdin>\", line 1"))
  }

  @Test func `values and globals can be read and bound from outside`() {
    Interpreter.onLargeStack {
      let interpreter = Python.session()
      interpreter.bind("given", .int(7))
      _ = Python.type("doubled = given * 2", into: interpreter)
      #expect(interpreter.global("doubled")?.content == .int(14))
      #expect(interpreter.global("missing") == nil)
      #expect(interpreter.globals.map(\.name) == ["given", "doubled"])
      interpreter.unbind("given")
      #expect(interpreter.globals.map(\.name) == ["doubled"])
    }
  }

  @Test(arguments: ["'x' * 20_000", "b'x' * 20_000", "[b'x' * 20_000]", "{1: 'é' * 20_000}"])
  func `of a long value the beginning is described`(source: String) {
    Interpreter.onLargeStack {
      let interpreter = Python.session()
      _ = Python.type("long = \(source); text = repr(long)", into: interpreter)
      let whole = interpreter.withGlobal("text") { value, _ in value.text } ?? nil
      let described = interpreter.global("long")?.repr
      #expect(described == whole.map { $0.prefix(10_000) + "…" })
    }
  }

  @Test func `completion sees the attributes of a name without running code`() {
    Interpreter.onLargeStack {
      let interpreter = Python.session()
      _ = Python.type("class A:\n    @property\n    def p(self): 1 / 0\n", into: interpreter)
      _ = Python.type("a = A(); a.x = [1]", into: interpreter)
      let names = interpreter.attributes(of: "a").map(\.name)
      #expect(names.contains("p") && names.contains("x"))
      #expect(interpreter.attributes(of: "a.x").map(\.name).contains("append"))
      #expect(interpreter.attributes(of: "nothing").isEmpty)
    }
  }

  @Test func `a grade expression has a budget of steps`() {
    let outcome = Interpreter.onLargeStack { () -> Outcome in
      let interpreter = Python.session()
      guard
        case .complete(let tree) = Parser.parse("sum(1 for _ in range(10**9))", mode: .expression)
      else { return .completed(nil) }
      return interpreter.evaluate(tree, steps: 10_000, isPure: true)
    }
    guard case .stopped(.stepBudget) = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }

  @Test func `pure evaluation refuses output`() {
    let outcome = Interpreter.onLargeStack { () -> Outcome in
      let interpreter = Python.session()
      guard case .complete(let tree) = Parser.parse("print(1)", mode: .expression)
      else { return .completed(nil) }
      return interpreter.evaluate(tree, isPure: true)
    }
    guard case .stopped(.notPure) = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }

  @Test func `exit codes are those of python3`() {
    #expect(Python.run("raise SystemExit(300)").status == 44)
    #expect(
      Python.run("raise SystemExit('text')") == Ended(output: "", status: 1, lastErrorLine: "text"))
    #expect(Python.run("raise KeyboardInterrupt").status == 130)
  }
}
