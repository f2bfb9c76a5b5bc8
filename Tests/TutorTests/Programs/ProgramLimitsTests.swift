import ChildProcesses
import Foundation
import Testing

@testable import Tutor

/// Limits end in python3's own exceptions, words and exit statuses, and leave the program going on.
@Suite(.enabled(if: Command.isThere)) struct `Limits of programs` {
  /// Definitions, and a call that recurses without end.
  static let recursions: [(String, String)] = [
    ("def f(): f()", "f()"),
    ("def f(): g()\ndef g(): f()", "f()"),
    ("f = lambda x: f(x)", "f(1)"),
    ("f = lambda: [f() for x in [1]]", "f()"),
    ("def f(): return {f(): 1 for x in [1]}", "f()"),
    ("def f(): return sum(f() for x in [1])", "f()"),
    ("def f(x): return sorted([1, 2], key=f)", "f(1)"),
    ("def f(x): return max([x, x], key=f)", "f(1)"),
    ("def f(x): return list(map(f, [x]))", "f(1)"),
    ("def g(): yield from g()", "next(g())"),
    ("def g():\n    for x in g(): yield x", "next(g())"),
    ("class A:\n    def m(self): self.m()", "A().m()"),
    ("class A:\n    def __init__(self): self.a = A()", "A()"),
    ("class A:\n    def __getattr__(self, name): return self.b", "A().a"),
    ("class A:\n    def __getattr__(self, name): return getattr(self, name + 'x')", "A().a"),
    ("class A:\n    @property\n    def p(self): return self.p", "A().p"),
    ("class A:\n    def __repr__(self): return repr(self)", "repr(A())"),
    ("class A:\n    def __repr__(self): return repr(self)", "print(A())"),
    ("class A:\n    def __str__(self): return str(self)", "str(A())"),
    ("class A:\n    def __str__(self): return '%s' % self", "print(A())"),
    ("class A:\n    def __eq__(self, other): return self == other", "A() == A()"),
    ("class A:\n    def __lt__(self, other): return sorted([self, other])", "sorted([A(), A()])"),
    ("class A:\n    def __hash__(self): return hash(self)", "hash(A())"),
    ("class A:\n    def __hash__(self): return hash((self,))", "{A(): 1}"),
    ("class A:\n    def __bool__(self): return not self", "bool(A())"),
    ("class A:\n    def __len__(self): return len(self)", "len(A())"),
    ("class A:\n    def __iter__(self): return iter(self)", "iter(A())"),
    ("class A:\n    def __call__(self): return self()", "A()()"),
    ("class A: pass\nA.__call__ = A()", "A()()"),
    ("class A:\n    def __add__(self, other): return self + other", "A() + 1"),
    ("class A:\n    def __getitem__(self, i): return self[i]", "A()[1]"),
    ("class A:\n    def __contains__(self, x): return x in self", "1 in A()"),
    ("x = []\nfor i in range(100000): x = [x]", "repr(x)"),
    ("x = []\nfor i in range(100000): x = [x]", "f'{x}'"),
    ("x = ()\nfor i in range(100000): x = (x,)", "print(x)"),
    ("x = y = {}\nfor i in range(100000): x, y = {1: x}, {1: y}", "x == y"),
    ("x = y = []\nfor i in range(100000): x, y = [x], [y]", "x < y"),
    ("x = frozenset()\nfor i in range(900): x = frozenset([x])", "repr(x)"),
    ("t = int\nfor i in range(100000): t = (t,)", "isinstance(1, t)"),
  ]

  @Test(.enabled(if: Command.hasPython), arguments: recursions)
  func `recursion without end ends as python3's, and the program goes on`(
    _ definition: String, _ call: String
  ) throws {
    try compare(
      "\(definition)\ntry: \(call)\nexcept RecursionError as e: print(e)\nprint('alive')\n")
  }

  @Test(.enabled(if: Command.hasPython), arguments: [100, 1_000, 5_000, 20_000])
  func `sys.setrecursionlimit is in force at once`(_ limit: Int) throws {
    try compare(
      """
      import sys
      depth = 0
      def f():
          global depth
          depth += 1
          f()
      sys.setrecursionlimit(\(limit))
      try: f()
      except RecursionError as e: print(depth, e)
      def g(n):
          if n: return g(n - 1)
          sys.setrecursionlimit(10)
      try: g(50)
      except RecursionError as e: print(e)
      """)
  }

  /// Each asks for more memory, or more digits, than there can be.
  static let greedy: [String] = [
    "b'x' * 10**12", "'x' * 10**12", "'\\u20ac' * 10**12", "[0] * 10**12", "(0,) * 10**12",
    "bytes(10**15)", "bytearray(10**12)", "[1, 2] * (2**63 - 1)", "b'xy' * 2**63",
    "list(range(10**15))", "tuple(range(10**15))", "[].extend(range(10**15))",
    "'a'.ljust(10**12)", "'a'.center(10**12)", "'1'.zfill(10**12)", "b'a'.rjust(10**12)",
    "'%1000000000000d' % 1", "'%.1000000000000d' % 1", "'%99999999999999999999d' % 1",
    "b'%1000000000000s' % b'a'", "format(1, '1000000000000')", "f'{1:{10**12}}'",
    "'{:1000000000000}'.format('a')", "1 << 10**12", "1 << 10**20", "0 << 10**20",
    "('x' * 10**6).replace('x', 'y' * 10**7)", "(b'x' * 10**6).replace(b'x', b'y' * 10**7)",
    "('a' * 10**6).join([''] * 10**7)", "(1).to_bytes(10**12, 'big')",
    "struct.pack('1000000000000x')", "struct.pack('1000000000000s', b'')",
    "struct.calcsize('9999999999999999999999x')", "socket.socketpair()[0].recv(10**12)",
    "int('1' * 5000)", "str(10**5000)", "'%d' % 10**5000", "f'{10**5000}'", "float(10**400)",
    "hex(10**5000)[:9]", "sys.set_int_max_str_digits(639)", "sys.set_int_max_str_digits(2**40)",
  ]

  @Test(.enabled(if: Command.hasPython), arguments: greedy)
  func `what cannot be held is refused as in python3, at once`(_ expression: String) throws {
    let start = Date()
    try compare(
      """
      import socket, struct, sys
      try: print(\(expression))
      except (MemoryError, OverflowError, ValueError, struct.error) as e:
          print(type(e).__name__, e)
      print('alive')
      """)
    // A busy machine makes it slow; what is tried in earnest takes minutes.
    #expect(Date().timeIntervalSince(start) < 60)
  }

  @Test(arguments: [
    "x = []\nwhile True: x.append('a' * 1000)", "x = b'a'\nwhile True: x += x",
    "x = []\nwhile True: x = [x, [0] * 1000]",
    "x = {}\ni = 0\nwhile True: i += 1; x[i] = [i] * 100",
    "x = list(range(10**9))", "x = [bytearray(10**6) for i in range(10**6)]",
  ])
  func `growth without end is MemoryError before the machine suffers`(_ program: String) throws {
    // The limit on the address space stands for a small machine.
    let end = try Command.shell(
      "ulimit -v 1500000; printf '%s\\n' '\(program.replacing("'", with: "\""))' | \"$0\" run -; echo $?"
    )
    #expect(end.output == "1\n")
    #expect(end.lastError == "MemoryError")
  }

  @Test func `descriptors end where python3's usually do, and a waiting peer goes on waiting`()
    throws
  {
    let end = try Command.run(
      program: """
        import socket
        server = socket.create_server(('127.0.0.1', 0))
        client = socket.create_connection(server.getsockname())
        many = []
        try:
            while True: many.append(socket.socket())
        except OSError as e: print(type(e).__name__, e, many[-1].fileno())
        try: server.accept()
        except OSError as e: print(e)
        many.pop().close()
        connection, address = server.accept()
        client.send(b'hello')
        print(connection.fileno(), connection.recv(5))
        """)
    #expect(
      end.output == """
        OSError [Errno 24] Too many open files 1023
        [Errno 24] Too many open files
        1023 b'hello'

        """)
  }

  @Test(arguments: [
    "while True: pass", "input()", "import time; time.sleep(100)", "import sys; sys.stdin.read()",
    "import threading; threading.Event().wait()", "print(sum(range(10**10)))",
  ])
  func `Ctrl-C ends a program as it ends python3`(_ program: String) throws {
    // A shell tells by 130 that a program died of the signal.
    let folder = TemporaryFolder()
    let file = folder.path + "/program.py"
    try program.write(toFile: file, atomically: true, encoding: .utf8)
    let end = try Command.shell(
      "sleep 3 | timeout --preserve-status -k 5 -s INT 0.7 \"$0\" run \(file); echo $?")
    #expect(end.output == "130\n")
    #expect(end.lastError == "KeyboardInterrupt")
  }

  private func compare(_ program: String) throws {
    let own = try Command.run(program: program)
    let python = try Command.python(program: program)
    #expect(own.output == python.output)
    #expect(own.status == python.status)
    #expect(own.lastError == python.lastError)
  }
}
