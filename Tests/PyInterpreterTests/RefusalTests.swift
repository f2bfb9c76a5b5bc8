import Foundation
import PyInterpreter
import PySyntax
import Testing

/// What is left out is refused with one sentence that names it, before anything runs.
struct RefusalTests {
  @Test(arguments: [
    ("open('x')", "open() is not part of this language. "),
    ("eval('1')", "eval() is not part of this language. "),
    ("exec('1')", "exec() is not part of this language. "),
    ("compile('1', '', 'eval')", "compile() is not part of this language. "),
    ("globals()", "globals() is not part of this language. "),
    ("def f():\n    return locals()", "locals() is not part of this language. "),
    ("breakpoint()", "breakpoint() is not part of this language. "),
    ("__import__('json')", "__import__() is not part of this language. "),
    ("complex(1, 2)", "complex() is not part of this language. "),
    ("anext(1)", "aiter() or anext() is not part of this language. "),
    ("raise ExceptionGroup('', [])", "ExceptionGroup is not part of this language. "),
    ("license", "copyright, credits or license is not part of this language. "),
    ("import json", "module 'json' is not part of this language. "),
    ("import os.path as p", "module 'os' is not part of this language. "),
    ("from typing import Optional", "module 'typing' is not part of this language. "),
    ("try:\n    import ssl\nexcept ImportError:\n    ssl = None", "module 'ssl' is not part of "),
    ("from . import x", "A relative import is not part of this language. "),
    ("class A(metaclass=type): pass", "metaclass= is not part of this language. "),
    ("class A(**{'a': 1}): pass", "** in a class definition is not part of this language. "),
    ("class A:\n    def __del__(self): pass", "__del__ is not part of this language. "),
    ("def f():\n    yield f'{(yield)}'", "yield inside an f-string is not part of this language. "),
  ])
  func `a construct outside the language is named before the program starts`(
    _ source: String, _ words: String
  ) {
    let ended = Python.run("print('started')\n\(source)\n")
    #expect(ended.status == 1)
    #expect(ended.output.isEmpty)
    #expect(ended.lastErrorLine.hasPrefix("SyntaxError: " + words), "\(ended.lastErrorLine)")
  }

  @Test(arguments: [
    ("vars()", "vars() without an argument is not part of this language. "),
    ("help(len)", "help() is not part of this language. "),
    ("class A(type): pass", "metaclass= is not part of this language. "),
    ("(5).__reduce__()", "Pickling or measuring an object is not part of this language. "),
    ("import builtins\nbuiltins.open", "open() is not part of this language. "),
    (
      "(lambda: 0).__code__",
      "Looking inside a function, generator or traceback is not part of this language. "
    ),
  ])
  func `what only the running program shows is named there`(_ source: String, _ words: String) {
    let ended = Python.run(source)
    #expect(ended.status == 1)
    #expect(ended.lastErrorLine.hasPrefix("NotImplementedError: " + words))
  }

  @Test(arguments: [
    "def open(x): return x\nopen(1)", "def f(exec): return exec\nf(1)",
    "for compile in [1]: print(compile)", "import socket as open\n", "class A:\n    open = 1\n",
    "def f():\n    global eval\n    eval = 1\nf()\nprint(eval)",
    "class A:\n    def open(self): return self\nA().open()",
  ])
  func `a name of the program's own is no refused builtin`(_ source: String) {
    let ended = Python.run(source)
    #expect(!ended.lastErrorLine.contains("not part of this language"))
  }

  @Test(arguments: [
    ("import threading\nthreading.gettrace()", "threading", "gettrace"),
    ("def f():\n    import time\n    return time.tzset()", "time", "tzset"),
    ("import sys\nprint(sys.modules)", "sys", "modules"),
    ("from socket import AF_CAN, CAN_RAW", "socket", "CAN_RAW"),
  ])
  func `a member that only CPython's module has is named with its module`(
    _ source: String, _ module: String, _ member: String
  ) {
    let ended = Python.run(source)
    #expect(ended.status == 1)
    #expect(
      ended.lastErrorLine.hasPrefix(
        "SyntaxError: \(module).\(member) is not part of this language."))
  }

  @Test func `every refusal says what to use instead`() {
    for entry in Refusals.constructs + Refusals.modules + Refusals.members {
      #expect(!entry.what.isEmpty)
      #expect(entry.instead.hasSuffix("."), "\(entry)")
    }
  }

  private static let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")

  /// Rewrites the list when `UPDATE_README` is set.
  @Test func `README lists what is left out as the code has it`() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let (open, close) = ("<!-- refusals -->\n", "\n<!-- /refusals -->")
    guard let start = text.range(of: open), let end = text.range(of: close) else {
      Issue.record("README has no place for the list")
      return
    }
    if ProcessInfo.processInfo.environment["UPDATE_README"] != nil {
      let updated = text[..<start.upperBound] + Refusals.markdown + text[end.lowerBound...]
      try String(updated).write(to: Self.readme, atomically: true, encoding: .utf8)
      return
    }
    #expect(
      text[start.upperBound..<end.lowerBound] == Refusals.markdown,
      "UPDATE_README=1 swift test --filter RefusalTests writes it afresh")
  }
}
