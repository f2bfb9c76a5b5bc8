import Foundation
import Testing

/// Nothing in the language reaches a file, a process or the program around it.
struct ConfinementTests {
  /// Each line tries a way out, and ends in these words.
  static let ways: [(String, String)] = [
    ("open('/etc/passwd')", "open() is not part of this language"),
    ("f = open", "open() is not part of this language"),
    ("__builtins__.open('/etc/passwd')", "not part of this language"),
    ("getattr(__builtins__, 'op' + 'en')('/etc/passwd')", "not part of this language"),
    ("vars(__builtins__)['open']", "KeyError: 'open'"),
    ("__builtins__.__dict__['op' + 'en']", "KeyError: 'open'"),
    ("__import__('os')", "__import__() is not part of this language"),
    ("import os", "module 'os' is not part of this language"),
    ("import os.path", "module 'os' is not part of this language"),
    ("from os import system", "module 'os' is not part of this language"),
    ("import subprocess", "module 'subprocess' is not part of this language"),
    ("import ctypes", "module 'ctypes' is not part of this language"),
    ("import importlib", "module 'importlib' is not part of this language"),
    ("import posix", "not part of this language"),
    ("import io", "not part of this language"),
    ("import builtins; builtins.open", "not part of this language"),
    ("import signal", "not part of this language"),
    ("import pathlib, shutil, tempfile", "not part of this language"),
    ("import socket; socket.os", "socket.os is not part of this language"),
    ("import socket; getattr(socket, 'o' + 's')", "socket.os is not part of this language"),
    ("import threading; threading._os", "AttributeError"),
    ("import selectors; selectors.sys", "AttributeError"),
    ("import sys; sys.modules", "sys.modules is not part of this language"),
    ("import sys; getattr(sys, 'mod' + 'ules')", "sys.modules is not part of this language"),
    ("import sys; sys._getframe()", "not part of this language"),
    ("import sys; sys.meta_path", "not part of this language"),
    ("import sys; sys.settrace(print)", "not part of this language"),
    ("eval('1')", "eval() is not part of this language"),
    ("exec('1')", "exec() is not part of this language"),
    ("compile('1', 'x', 'eval')", "compile() is not part of this language"),
    ("globals()", "globals() is not part of this language"),
    ("breakpoint()", "breakpoint() is not part of this language"),
    (
      "(lambda: 0).__globals__",
      "Looking inside a function, generator or traceback is not part of this language"
    ),
    (
      "(lambda: 0).__code__",
      "Looking inside a function, generator or traceback is not part of this language"
    ),
    (
      "(lambda: 0).__closure__",
      "Looking inside a function, generator or traceback is not part of this language"
    ),
    ("print.__self__.open", "not part of this language"),
    ("len.__self__.__dict__['eval']", "KeyError: 'eval'"),
    ("''.__class__.__mro__[1].__subclasses__()[0].__init__.__globals__", "IndexError"),
    ("().__class__.__base__.__subclasses__()[100]", "IndexError"),
    ("type(iter([])).__init__.__globals__", "AttributeError"),
    ("type('X', (), {}).__init__.__globals__", "AttributeError"),
    ("(x for x in []).gi_frame.f_globals", "not part of this language"),
    ("(x for x in []).gi_code", "not part of this language"),
    (
      "try:\n  1 / 0\nexcept Exception as e:\n  e.__traceback__.tb_frame.f_globals",
      "not part of this language"
    ),
    ("import socket; socket.socket(socket.AF_UNIX).bind('/tmp/x')", "outside this tutorial"),
    ("import socket; socket.socket(socket.AF_UNIX).connect('/run/x')", "outside this tutorial"),
    ("import socket; socket.socket(socket.AF_UNIX).connect(b'\\0x')", "outside this tutorial"),
    (
      "import socket; socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b'', '/run/x')",
      "outside this tutorial"
    ),
    ("import socket; socket.socket(fileno=1)", "Error"),
    ("import socket; socket.close(1)", "OSError: [Errno 9] Bad file descriptor"),
    ("import socket; socket.socket().sendfile(None)", "outside this tutorial"),
    ("import socket; socket.send_fds", "not part of this language"),
    ("import socket; socket.sethostname('x')", "not part of this language"),
    ("import socket; a, b = socket.socketpair(); a.sendmsg([b''], [(1, 1, b'xxxx')])", "outside"),
    (
      "import sys; type(sys.stdin.buffer)('/etc/passwd')",
      "BufferedReader cannot be called in this tutorial"
    ),
    ("import sys; type(sys.stdout)('/tmp/x')", "TextIOWrapper cannot be called in this tutorial"),
    ("input.__self__.open('x')", "not part of this language"),
    ("help('os')", "help() is not part of this language"),
    ("object().__reduce_ex__(2)", "not part of this language"),
    ("class M(type):\n  pass", "Error"),
    ("class X:\n  def __del__(self): open('x')", "not part of this language"),
    ("raise SystemExit(open)", "open() is not part of this language"),
  ]

  @Test(arguments: ways)
  func `a way out ends in its exception or refusal`(_ source: String, _ words: String) {
    let ended = Session.run(source + "\nprint('went on')\n")
    #expect(ended.status == 1)
    #expect(ended.lastErrorLine.contains(words), "\(ended)")
    #expect(!ended.output.contains("went on"))
  }

  @Test(arguments: [
    "socket.dup(N)", "socket.socket(fileno=N)", "socket.fromfd(N, 2, 1)", "socket.close(N)",
  ])
  func `a descriptor that is not the program's is closed to it`(_ call: String) throws {
    let pipe = Pipe()
    let number = pipe.fileHandleForReading.fileDescriptor
    let source = call.replacing("N", with: "\(number)")
    let ended = Session.run("import socket\n\(source)\n")
    #expect(ended.lastErrorLine == "OSError: [Errno 9] Bad file descriptor")
    try pipe.fileHandleForWriting.write(contentsOf: [1])
    #expect(pipe.fileHandleForReading.availableData == Data([1]))
  }
}
