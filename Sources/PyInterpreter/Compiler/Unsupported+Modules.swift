extension Unsupported {
  /// Modules of CPython's library that are not here, with what to use instead.
  package static let standardModules: [String: String] = {
    var table: [String: String] = [:]
    for (names, instead) in groups {
      for name in names.split(whereSeparator: \.isWhitespace) { table[String(name)] = instead }
    }
    return table
  }()

  /// The sentence about a module.
  package static func message(module name: String) -> String {
    "module '\(name)' is not part of this language. \(standardModules[name] ?? ownModules)"
  }

  /// What can be imported.
  static let ownModules =
    "Modules here are socket, select, selectors, struct, time, errno, threading and sys."

  /// The modules by what to use instead.
  package static let groups: [(names: String, instead: String)] = [
    ("asynchat asyncio asyncore concurrent contextvars multiprocessing", "Use threads or select."),
    ("socketserver", "Use socket and threading."),
    (
      """
      cgi cgitb email ftplib http imaplib mailbox nntplib poplib smtpd smtplib telnetlib
      urllib webbrowser wsgiref xmlrpc
      """,
      "Use socket: the protocol is text or bytes that you write yourself."
    ),
    ("ssl", "There is no encryption here: use a plain socket."),
    (
      """
      aifc bz2 chunk configparser crypt csv curses dbm fcntl filecmp fileinput fnmatch
      genericpath getpass glob grp gzip imghdr io linecache lzma mmap netrc nis ntpath os
      ossaudiodev pathlib pipes plistlib posix posixpath pty pwd readline resource rlcompleter
      shelve shutil sndhdr spwd sqlite3 stat subprocess sunau syslog tarfile tempfile termios
      tty turtle wave zipfile zipimport
      """,
      "Files and processes are out of reach here: keep the data in the program."
    ),
    ("typing", "Write annotations with the classes themselves: list[int], int | None."),
    ("array bisect collections heapq queue", "Use a list or a dict."),
    ("abc dataclasses enum", "Write the class with __init__ and __repr__."),
    (
      "contextlib copy copyreg functools itertools operator",
      "Write the function, the class or the loop yourself."
    ),
    (
      """
      base64 binascii codecs html json marshal pickle quopri re string textwrap uu xdrlib xml
      """,
      "Use struct, or str and bytes methods."
    ),
    ("logging pprint reprlib traceback warnings", "Use print()."),
    ("argparse getopt optparse", "Use sys.argv."),
    ("signal", "Use try and except KeyboardInterrupt, and socket timeouts."),
    ("cmath decimal fractions math numbers statistics", "Use numbers with +, -, *, /, // and **."),
    ("random secrets uuid", "Choose the values yourself: a lesson shows the same each time."),
    ("calendar datetime sched timeit zoneinfo", "Use time."),
    ("ipaddress", "Addresses are str here: use socket.inet_aton and struct."),
    ("_thread", "Use threading."),
    ("_socket", "Use socket."),
    ("gettext locale platform sysconfig", "Use sys, or write down the values that you need."),
    (
      """
      antigravity ast atexit audioop bdb cProfile cmd code codeop colorsys compileall ctypes
      difflib dis distutils doctest encodings ensurepip faulthandler gc graphlib hashlib hmac
      imp importlib inspect keyword lib2to3 mailcap mimetypes modulefinder nturl2path opcode
      pdb pickletools pkgutil profile pstats py_compile pyclbr pydoc pydoc_data pyexpat runpy
      shlex site sre_compile sre_constants sre_parse stringprep symtable tabnanny this token
      tokenize tomllib trace tracemalloc types unicodedata unittest venv weakref zipapp zlib
      """,
      ownModules
    ),
  ]
}
