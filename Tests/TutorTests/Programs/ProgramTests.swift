import ChildProcesses
import Foundation
import Testing

@testable import Tutor

@Suite(.enabled(if: Command.isThere)) struct `Running programs` {
  static let programs: [String] = [
    "print('hello', 'world', sep=', ')\n",
    "import sys\nsys.stdout.write('no newline')\n",
    "print(1)\n1 / 0\nprint(2)\n",
    "def f(n):\n    return g(n)\ndef g(n):\n    return [][n]\nf(3)\n",
    "try:\n    int('x')\nexcept ValueError as e:\n    raise RuntimeError('no') from e\n",
    "class Odd(Exception):\n    pass\nraise Odd('why', 3)\n",
    "raise KeyError('a')\n", "assert 1 == 2, 'they differ'\n", "undefined_name\n",
    "import socket\nsocket.socket().recv(1)\n",
    "import socket\nsocket.create_connection(('127.0.0.1', 1))\n",
    "import socket\na, b = socket.socketpair()\na.sendall(b'hi\\xff')\nprint(b.recv(9))\n",
    "for i in range(3):\n    print(i, end=' ')\nelse:\n    print('end')\n",
    "import sys\nprint('out')\nprint('err', file=sys.stderr)\n",
    "print(input('name? '))\n", "print(b'bytes', {'a': 1}, (1,), [None, True], 1.5, 2**70)\n",
    "print('é', '\\u20ac', '\\N{BULLET}')\n",
    "import sys\nsys.exit()\n", "import sys\nsys.exit(0)\n", "import sys\nsys.exit(3)\n",
    "import sys\nsys.exit(300)\n", "import sys\nsys.exit(-1)\n",
    "import sys\nsys.exit('a reason')\n",
    "import sys\nprint(1)\nsys.exit(None)\n", "raise SystemExit\n", "raise SystemExit(True)\n",
    "import sys\ntry:\n    sys.exit(4)\nfinally:\n    print('finally')\n", "exit(5)\n", "quit()\n",
    "x = = 1\n", "if True:\nprint(1)\n", "print('open\n", "def f(:\n    pass\n", "return 1\n",
    "for x in 1:\n    pass\n", "", "# nothing\n", "\u{feff}print('mark')\n",
  ]

  @Test(.enabled(if: Command.hasPython), arguments: programs)
  func `output, status and the last line of an error are python3's`(_ program: String) throws {
    let own = try Command.run(program: program)
    let python = try Command.python(program: program)
    #expect(own.output == python.output)
    #expect(own.status == python.status)
    #expect(own.lastError == python.lastError)
  }

  static let typed: [String] = [
    "1 + 1\nx = 5\nx\nNone\n'a'\n_\n", "for i in range(2):\n    i\n\n_\n",
    "def f():\n    return 3\n\nf()\n", "1 / 0\n2\n", "x = = 1\n3\n", "undefined\n",
    "import sys\nsys.exit(7)\nprint('never')\n", "if 1:\n    'a'\nelse:\n    'b'\n\n",
    "print('x')\n\n\n'y'", "x = (1,\n2)\nx\n", "b'a' * 3\nb''\n[1, (2, 'z')]\n",
    "s = '''\n>>> y\n... z\n'''\ns\n",
  ]

  @Test(.enabled(if: Command.hasPython), arguments: typed)
  func `typed lines print what python3's prompt prints`(_ lines: String) throws {
    let own = try Command.run(program: lines, "--interactive")
    let python = try Command.run(["/usr/bin/python3", "-q", "-i"], input: lines)
    #expect(own.output == python.output)
    #expect(own.status == python.status)
    #expect(!own.errors.contains("\u{1b}"))
  }

  @Test func `a reader that has seen enough ends the output quietly`() throws {
    let line = "\"$0\" run - <<'END' 2>err | head -1; cat err\n"
    let program = "for i in range(100000):\n    print(i)\nEND\n"
    let folder = TemporaryFolder()
    let end = try Command.shell("cd \(folder.path); \(line)\(program)")
    #expect(end.output.hasPrefix("0\n"))
    #expect(!end.output.contains("Fatal"))
    #expect(end.output.split(separator: "\n").count <= 4)
  }

  @Test func `a closed standard output is no error`() throws {
    let end = try Command.shell("printf 'print(1)\\n' | \"$0\" run - >&-; echo $? >&2")
    #expect(end.errors == "0\n")
  }

  @Test func `a socket never takes the place of a closed standard output`() throws {
    let program = "import socket\\na, b = socket.socketpair()\\nprint(5)\\nb.setblocking(False)\\n"
    let rest = "try:\\n    b.recv(9)\\nexcept BlockingIOError:\\n    raise SystemExit(9)\\n"
    let end = try Command.shell("printf '\(program)\(rest)' | \"$0\" run - >&-; echo $? >&2")
    #expect(end.errors == "9\n")
  }

  @Test func `a full disk is told by the status`() throws {
    let end = try Command.shell("printf 'print(1)\\n' | \"$0\" run - >/dev/full; echo $?")
    #expect(end.output == "120\n")
    #expect(end.lastError.hasPrefix("OSError: [Errno 28]"))
  }

  @Test func `a program that is not there is a usage error in python3's words`() throws {
    let end = try Command.run([Command.path, "run", "/nowhere/p.py"])
    #expect(end.status == 2)
    #expect(
      end.errors
        == "switchboard: can't open file '/nowhere/p.py': [Errno 2] No such file or directory\n")
  }

  @Test func `a program outside the subset is refused in a sentence with a caret`() throws {
    let end = try Command.run(program: "async def f():\n    pass\n")
    #expect(end.status == 1)
    #expect(end.output.isEmpty)
    #expect(end.errors.contains("async"))
    #expect(end.errors.contains("^"))
  }

  @Test func `the arguments behind the file are the program's`() throws {
    let folder = TemporaryFolder()
    let file = folder.path + "/p.py"
    try "import sys\nprint(sys.argv[1:])\n".write(toFile: file, atomically: true, encoding: .utf8)
    let end = try Command.run([Command.path, "run", file, "a", "-b", "--trace"])
    #expect(end.output == "['a', '-b', '--trace']\n")
  }

  @Test func `the trace shows each call on standard error, and the output is left alone`() throws {
    let program = "import socket\na, b = socket.socketpair()\na.send(b'x')\nprint(b.recv(1))\n"
    let end = try Command.run(program: program, "--trace")
    #expect(end.output == "b'x'\n")
    let lines = end.errors.split(separator: "\n")
    let calls = lines.compactMap { line in
      ["socketpair(", "sendto(", "recvfrom("].first { line.contains($0) }
    }
    #expect(Array(calls.prefix(3)) == ["socketpair(", "sendto(", "recvfrom("])
  }

  @Test func `a built-in site answers by its name`() throws {
    let program = """
      import socket
      s = socket.create_connection(("www.python.org", 80))
      s.sendall(b"GET / HTTP/1.0\\r\\n\\r\\n")
      print(s.recv(12))
      """
    let end = try Command.run(program: program)
    #expect(end == Finished(output: "b'HTTP/1.0 200'\n", errors: "", status: 0))
  }

  @Test func `typed lines on a pipe play a lesson plainly`() throws {
    let end = try Command.run([Command.path, "learn", "--plain", "3"], input: ":quit\n")
    #expect(end.status == 0)
    #expect(end.output.contains("Your place is kept"))
    #expect(!end.output.contains("\u{1b}"))
  }

  @Test func `an unknown lesson offers the nearest`() throws {
    let end = try Command.run([Command.path, "learn", "using-bites"])
    #expect(end.status == 2)
    #expect(end.errors.contains("03-using-bytes"))
  }
}
