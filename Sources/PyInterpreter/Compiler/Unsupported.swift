/// What the language leaves out: each construct, and what to use instead.
///
/// One list; refusals and README read it.
package enum Unsupported: String, Sendable, CaseIterable {
  case metaclass, classKeyword, deepNesting, starImport, relativeImport, finalizer
  case open, exec, eval, compile, globals, locals, breakpoint, importFunction
  case yieldInComprehension, yieldInFormat, dynamicType, standardModule

  /// The construct as the reader wrote it.
  package var construct: String {
    switch self {
    case .metaclass: "metaclass="
    case .classKeyword: "A keyword argument in a class definition"
    case .deepNesting: "Code nested this deeply"
    case .starImport: "from … import *"
    case .relativeImport: "A relative import"
    case .finalizer: "__del__"
    case .open: "open()"
    case .exec: "exec()"
    case .eval: "eval()"
    case .compile: "compile()"
    case .globals: "globals()"
    case .locals: "locals()"
    case .breakpoint: "breakpoint()"
    case .importFunction: "__import__()"
    case .yieldInComprehension: "yield inside this expression"
    case .yieldInFormat: "yield inside an f-string"
    case .dynamicType: "type() with three arguments"
    case .standardModule: "This module of the standard library"
    }
  }

  /// What to write instead.
  package var instead: String {
    switch self {
    case .metaclass: "Use a class decorator."
    case .classKeyword: "Set a class attribute in the body."
    case .deepNesting: "Move the inner part into a function."
    case .starImport: "Import the names that you use."
    case .relativeImport: "Import a module by its name."
    case .finalizer: "Use a with statement, or call a method to close."
    case .open: "Keep the data in a bytes or str object."
    case .exec, .eval, .compile: "Write the code directly."
    case .globals, .locals: "Use a dict of your own."
    case .breakpoint: "Use print()."
    case .importFunction: "Use an import statement."
    case .yieldInComprehension, .yieldInFormat: "Assign the result of yield to a name first."
    case .dynamicType: "Use a class statement."
    case .standardModule:
      "Modules here are socket, select, selectors, struct, time, errno, threading and sys."
    }
  }

  /// The sentence that the reader sees.
  package var message: String { "\(construct) is not part of this language. \(instead)" }

  /// Builtin functions that are refused, by name.
  static let functions: [String: Unsupported] = [
    "open": .open, "exec": .exec, "eval": .eval, "compile": .compile, "globals": .globals,
    "locals": .locals, "breakpoint": .breakpoint, "__import__": .importFunction,
  ]

  /// Modules that python3 has and this language has not.
  static let standardModules: Set<String> = [
    "abc", "argparse", "array", "ast", "asyncio", "asyncore", "asynchat", "base64", "binascii",
    "bisect", "calendar", "codecs", "collections", "concurrent", "configparser", "contextlib",
    "copy", "csv", "ctypes", "dataclasses", "datetime", "decimal", "email", "enum", "fcntl",
    "fnmatch", "fractions", "ftplib", "functools", "gc", "getopt", "getpass", "glob", "gzip",
    "hashlib", "heapq", "hmac", "html", "http", "imaplib", "importlib", "inspect", "io",
    "ipaddress", "itertools", "json", "keyword", "locale", "logging", "math", "mmap",
    "multiprocessing", "operator", "os", "pathlib", "pickle", "platform", "pprint", "queue",
    "random", "re", "readline", "sched", "secrets", "shlex", "shutil", "signal", "smtplib",
    "socketserver", "sqlite3", "ssl", "stat", "statistics", "string", "subprocess", "tempfile",
    "textwrap", "timeit", "traceback", "types", "typing", "unicodedata", "unittest", "urllib",
    "uuid", "warnings", "weakref", "xml", "zipfile", "zlib",
  ]
}
