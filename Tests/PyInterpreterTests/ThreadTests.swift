import PyInterpreter
import PySyntax
import Synchronization
import Testing

/// Threads of a program, under the interpreter lock.
@Suite(.timeLimit(.minutes(4)))
struct ThreadTests {
  /// A session with `start(function)`, which runs a function on a thread.
  private func session() -> Interpreter {
    let interpreter = Python.session()
    interpreter.bind(
      "start",
      .object(
        PyNative("start", .one) { (a: Arguments, cx: Context) throws(PyException) in
          let function = a[0]
          _ = try cx.startThread(
            { inner in
              do throws(PyException) {
                _ = try inner.call(function)
              } catch {
                Issue.record("the thread raised")
              }
            }, whenOver: {})
          return .none
        }))
    return interpreter
  }

  @Test func `a busy loop lets a thread run`() {
    Interpreter.onLargeStack {
      let interpreter = session()
      _ = Python.type("done = False", into: interpreter)
      _ = Python.type("def work():\n    global done\n    done = True\n", into: interpreter)
      _ = Python.type("start(work)\nwhile not done: pass\n", into: interpreter)
      _ = Python.type("start(work)", into: interpreter)
      _ = Python.type("while not done: pass\n", into: interpreter)
      #expect(interpreter.global("done")?.content == .bool(true))
    }
  }

  @Test func `threads share globals and each has its own recursion`() {
    Interpreter.onLargeStack {
      let interpreter = session()
      _ = Python.type("results = []", into: interpreter)
      _ = Python.type(
        "def work():\n    def f(n): return 0 if n == 0 else 1 + f(n - 1)\n    results.append(f(500))\n",
        into: interpreter)
      _ = Python.type("for i in range(4): start(work)\n", into: interpreter)
      _ = Python.type("while len(results) < 4: pass\n", into: interpreter)
      #expect(interpreter.global("results")?.repr == "[500, 500, 500, 500]")
      while interpreter.runningThreads > 0 {}
    }
  }
}
