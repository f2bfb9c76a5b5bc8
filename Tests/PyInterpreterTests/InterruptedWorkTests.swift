import Dispatch
import Foundation
import Locks
import PyInterpreter
import PySyntax
import Testing

/// Ctrl-C ends every long step of native code soon, and the session goes on.
///
/// Each of these would go on for seconds, or for ever. Debug builds are some ten times slower than what readers use, where
/// the bound is 50 ms (`Tests/Benchmarks/interrupt`).
@Suite(.serialized, .timeLimit(.minutes(4)))
struct InterruptedWorkTests {
  /// What is run first, and what is interrupted.
  static let work: [(String, String)] = [
    ("", "while True: pass"),
    ("", "sorted(range(10**7))"),
    ("", "sorted(range(10**6), key=lambda x: -x)"),
    ("", "'x' * 10**9 + 'y' * 10**9"),
    ("", "[x for x in range(10**9)]"),
    ("", "list(range(10**8))"),
    ("", "sum(range(10**10))"),
    ("", "max(range(10**10))"),
    ("", "any(map(lambda x: 0, range(10**10)))"),
    ("", "set(range(10**8))"),
    ("", "dict.fromkeys(range(10**8))"),
    ("", "list(zip(range(10**8), range(10**8)))"),
    ("", "0.5 in range(10**10)"),
    ("", "''.join(iter(str, 1))"),
    ("", "5 in iter(int, 1)"),
    ("", "10**10**6"),
    ("a = 7**20000; b = 5**20000; m = 3**20000 + 2", "pow(a, b, m)"),
    ("a = 1 << 10**7; b = (1 << 5 * 10**6) + 1", "a // b"),
    ("a = (1 << 10**7) - 1", "a * a"),
    ("s = ',' * 10**7", "s.split(',')"),
    ("s = ',' * 10**7", "s.replace(',', ';')"),
    ("s = ',' * 10**8", "s.count(',')"),
    ("s = '\\n' * 10**7", "s.splitlines()"),
    ("s = 'x ' * 5 * 10**6", "s.split()"),
    ("s = b',' * 10**7", "s.split(b',')"),
    ("s = b',' * 10**7", "s.replace(b',', b';')"),
    ("s = 'x' * 10**7", "s.translate({120: 'y'})"),
    ("s = '00' * 10**7", "bytes.fromhex(s)"),
    ("s = bytes(10**7)", "s.hex()"),
    ("s = 'é' * 10**7", "s.encode()"),
    ("s = 'é'.encode() * 10**7", "s.decode()"),
    ("a = [1.5] * 10**6", "repr(a)"),
    ("a = [None] * 10**7", "1 in a"),
    ("a = [None] * 10**7", "a.count(1)"),
    ("a = [1.5] * 10**7; b = list(a)", "a == b"),
    ("a = ('a',) * 10**7", "hash(a)"),
  ]

  @Test(arguments: work)
  func `work without end is interrupted`(_ setup: String, _ work: String) throws {
    let (outcome, kept, waited) = Interpreter.onLargeStack { () -> (String, Bool, Int) in
      let interpreter = Python.session()
      _ = Python.type("kept = [1, 2, 3]\n", into: interpreter)
      if !setup.isEmpty { _ = Python.type(setup + "\n", into: interpreter) }
      let asked = Guarded<DispatchTime?>(nil)
      // A thread of its own: the shared ones may all be busy with other tests, and then the work is over first.
      Thread.detachNewThread {
        Thread.sleep(forTimeInterval: 0.02)
        asked.withLock { $0 = .now() }
        interpreter.requestInterrupt()
      }
      let outcome = Python.type(work + "\n", into: interpreter)
      let end = DispatchTime.now()
      let start = asked.withLock { $0 } ?? end
      let kept = interpreter.global("kept")?.repr == "[1, 2, 3]"
      let milliseconds = Int(end.uptimeNanoseconds &- start.uptimeNanoseconds) / 1_000_000
      guard case .raised(let error)? = outcome else { return ("\(outcome as Any)", kept, 0) }
      return (error.typeName, kept, milliseconds)
    }
    #expect(outcome == "KeyboardInterrupt")
    #expect(kept)
    // Wide of the fifty milliseconds of a release: this is a debug build, beside other tests.
    #expect(waited < 10_000)
  }
}
