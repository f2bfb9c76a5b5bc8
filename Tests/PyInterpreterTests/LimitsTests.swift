import PyInterpreter
import PySyntax
import Testing

/// Limits end in Python's own exceptions, and never in a crash.
@Suite(.timeLimit(.minutes(4)))
struct LimitsTests {
  @Test(arguments: [
    "def f(n): return f(n + 1)\nf(0)",
    "class A:\n    def __repr__(self): return repr(self)\nrepr(A())",
    "class A:\n    def __eq__(self, other): return self == other\nA() == A()",
    "class A:\n    def __getattr__(self, name): return getattr(self, name + 'x')\nA().a",
    "class A:\n    def __len__(self): return len(self)\nlen(A())",
    "x = []\nfor i in range(100000): x = [x]\nrepr(x)",
    "def g(): yield from g()\nnext(g())",
  ])
  func `deep recursion is RecursionError`(_ source: String) {
    #expect(Python.error(source).hasPrefix("RecursionError: maximum recursion depth exceeded"))
  }

  @Test func `the depth of calls is python3's`() {
    let source = """
      depth = 0
      def f():
          global depth
          depth += 1
          f()
      try:
          f()
      except RecursionError:
          print(depth > 900, depth < 1000)
      """
    #expect(Python.output(source) == "True True\n")
  }

  @Test(arguments: [
    "x = []\nfor i in range(200000): x = [x]\ndel x\nprint('ok')",
    "x = ()\nfor i in range(200000): x = (x,)\nx = 1\nprint('ok')",
    "x = {}\nfor i in range(200000): x = {1: x}\nx = 1\nprint('ok')",
    "class N: pass\nx = N()\nfor i in range(200000):\n    y = N()\n    y.next = x\n    x = y\nx = y = 1\nprint('ok')",
    "f = lambda: 1\nfor i in range(100000):\n    f = (lambda g: lambda: g)(f)\nf = 1\nprint('ok')",
  ])
  func `a deeply nested structure is released without recursion`(_ source: String) {
    #expect(Python.output(source) == "ok\n")
  }

  @Test func `an interrupt ends an endless loop and leaves the variables`() {
    Interpreter.onLargeStack {
      let interpreter = Python.session()
      _ = Python.type("n = 0", into: interpreter)
      interpreter.bind(
        "interrupt",
        .object(
          PyNative("interrupt", .none) { (_: Arguments, cx: Context) throws(PyException) in
            cx.interpreter.requestInterrupt()
            return .none
          }))
      let outcome = Python.type(
        "while True:\n    n += 1\n    if n == 1000: interrupt()\n", into: interpreter)
      guard case .raised(let error)? = outcome else {
        Issue.record("not raised")
        return
      }
      #expect(error.typeName == "KeyboardInterrupt")
      #expect(interpreter.global("n")?.content == .int(1000))
    }
  }

  @Test func `except cannot catch a stop`() {
    Interpreter.onLargeStack {
      let interpreter = Python.session()
      interpreter.bind(
        "halt",
        .object(
          PyNative("halt", .none) { (_: Arguments, cx: Context) throws(PyException) in
            cx.interpreter.requestStop(.waitsForever("accept"))
            try cx.checkInterrupt()
            return .none
          }))
      let outcome = Python.type(
        "try:\n    halt()\nexcept BaseException:\n    caught = 1\nfinally:\n    cleaned = 1\n",
        into: interpreter)
      guard case .stopped(.waitsForever("accept"))? = outcome else {
        Issue.record("\(String(describing: outcome))")
        return
      }
      #expect(interpreter.global("caught") == nil)
      #expect(interpreter.global("cleaned") == nil)
    }
  }

  @Test func `a budget of steps ends a program`() {
    var limits = Limits()
    limits.steps = 1000
    #expect(Python.run("while True: pass", limits: limits).lastErrorLine == "stopped: stepBudget")
  }

  @Test func `an output limit ends a flood`() {
    var limits = Limits()
    limits.outputBytes = 100
    let ended = Python.run("while True: print('x' * 10)", limits: limits)
    #expect(ended.lastErrorLine == "stopped: outputLimit")
    #expect(ended.output.utf8.count <= 100)
  }
}
