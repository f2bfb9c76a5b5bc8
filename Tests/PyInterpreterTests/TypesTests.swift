import PyInterpreter
import PySyntax
import Testing

/// The builtin types where CPython's answer is a limit, or where two ways must agree.
@Suite(.timeLimit(.minutes(4)))
struct TypesTests {
  @Test(arguments: [
    "b'x' * 10**12", "'x' * 10**12", "[0] * 10**12", "(0,) * 10**12", "bytes(10**12)",
    "bytearray(10**12)", "'x'.center(10**12)", "'%1000000000000d' % 5", "1 << 10**14",
    "'a'.replace('', 'b' * 10**6) * 10**7",
  ])
  func `an object beyond the limit is MemoryError at once`(_ expression: String) {
    #expect(Python.error(expression) == "MemoryError")
  }

  @Test(arguments: ["'x' * 10**30", "b'x' * 10**30", "[0] * 10**30", "bytes(10**30)"])
  func `a count beyond 64 bits is OverflowError`(_ expression: String) {
    #expect(
      Python.error(expression)
        == "OverflowError: cannot fit 'int' into an index-sized integer")
  }

  @Test(arguments: [
    "x = []\nx.append(x)\nprint(x)", "x = {}\nx[1] = x\nprint(x == {1: x})",
    "x = [1]\nx.append((x, {2: x}))\nprint(repr(x))",
  ])
  func `a container inside itself prints and compares`(_ program: String) {
    let ended = Python.run(program)
    #expect(ended.status == 0 && !ended.output.isEmpty)
  }

  @Test func `equal containers that hold themselves are RecursionError`() {
    let program = "x = []\nx.append(x)\ny = []\ny.append(y)\nx == y"
    #expect(
      Python.error(program) == "RecursionError: maximum recursion depth exceeded in comparison")
  }

  @Test func `a list keeps all its items when a comparison fails`() {
    let program = """
      items = [5, 3, 'a', 1, 4, None, 2]
      try:
          items.sort()
      except TypeError:
          print(len(items), sorted(items, key=str))
      """
    #expect(Python.output(program) == "7 [1, 2, 3, 4, 5, None, 'a']\n")
  }

  @Test func `sorting is stable for every run length`() {
    let program = """
      for n in [0, 1, 2, 15, 16, 17, 31, 33, 100, 257]:
          pairs = [((i * 7919) % 13, i) for i in range(n)]
          up = sorted(pairs, key=lambda p: p[0])
          down = sorted(pairs, key=lambda p: p[0], reverse=True)
          assert up == sorted(pairs), n
          assert down == sorted(pairs, key=lambda p: (-p[0], p[1])), n
      print('ok')
      """
    #expect(Python.output(program) == "ok\n")
  }

  @Test(arguments: ["dict", "set"])
  func `growing while iterating is RuntimeError`(_ kind: String) {
    let program =
      kind == "dict"
      ? "d = {1: 1}\nfor k in d: d[k + 1] = 0" : "s = {1}\nfor k in s: s.add(k + 1)"
    let name = kind == "dict" ? "dictionary" : "Set"
    #expect(Python.error(program) == "RuntimeError: \(name) changed size during iteration")
  }

  @Test func `an interrupt ends sorting and leaves the list whole`() {
    Interpreter.onLargeStack {
      let interpreter = Python.session()
      _ = Python.type("items = list(range(5000, 0, -1))", into: interpreter)
      interpreter.bind(
        "interrupt",
        .object(
          PyNative("interrupt", .none) { (_: Arguments, cx: Context) throws(PyException) in
            cx.interpreter.requestInterrupt()
            return .none
          }))
      _ = Python.type("class Key:\n  def __lt__(self, other): interrupt()\n", into: interpreter)
      let outcome = Python.type("items.sort(key=lambda v: Key())", into: interpreter)
      guard case .raised(let error)? = outcome else {
        Issue.record("expected KeyboardInterrupt")
        return
      }
      #expect(error.typeName == "KeyboardInterrupt")
      let check = Python.type("len(items), sum(items)", into: interpreter)
      guard case .completed(let record?)? = check else {
        Issue.record("the session is not usable")
        return
      }
      #expect(record.repr == "(5000, 12502500)")
    }
  }
}
