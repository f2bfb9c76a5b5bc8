internal import Timeline

/// C names for the reader's sockets: their variables, made unique and allowed.
struct CNames {
  private let builder: LadderBuilder
  private var taken: Set<String> = []
  /// The names of the descriptors that are open at the present place of the record.
  private(set) var open: [Int32: String] = [:]
  /// The sockets that are bound to port 0: the kernel chose their ports.
  private var unchosen: [(name: String, socket: EventID)] = []

  init(_ chronicle: Chronicle) {
    builder = LadderBuilder(chronicle)
  }

  /// The name of an open descriptor; -1 where none is.
  subscript(fd: Int32) -> String { open[fd] ?? "-1" }

  /// A name for the descriptor that a call has made.
  mutating func add(_ fd: Int32, of socket: EventID) -> String {
    add(fd, CNames.allowed(builder.name(of: socket)))
  }

  /// A name for a copy of a descriptor.
  mutating func add(_ fd: Int32, copyOf other: Int32) -> String { add(fd, self[other] + "_copy") }

  private mutating func add(_ fd: Int32, _ base: String) -> String {
    var name = base
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(base)_\(number)"
      number += 1
    }
    open[fd] = name
    return name
  }

  mutating func close(_ fd: Int32) { open[fd] = nil }

  /// Notes that a call has bound its socket to port 0.
  mutating func noteUnchosen(_ call: CallEvent, _ fd: Int32) {
    if let socket = builder.connections.socketOf[call.id.index] {
      unchosen.append((self[fd], socket))
    }
  }

  /// The reader's own socket to which the kernel gave a port.
  func socket(chosenAt port: UInt16) -> String? {
    unchosen.last { builder.local(of: $0.socket).port == port }?.name
  }

  /// An identifier of C that is none of its words and none of the program's own names.
  private static func allowed(_ name: String) -> String {
    let plain = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    guard plain == name, plain.first?.isNumber == false else {
      // "fd 3", or a name that C cannot have.
      return name.hasPrefix("fd ") ? "fd\(name.dropFirst(3))" : "fd"
    }
    return reserved.contains(plain) ? plain + "_" : plain
  }

  private static let reserved: Set<String> = [
    "auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else",
    "enum", "extern", "float", "for", "goto", "if", "inline", "int", "long", "register",
    "restrict", "return", "short", "signed", "sizeof", "static", "struct", "switch", "typedef",
    "union", "unsigned", "void", "volatile", "while", "main", "errno", "address", "length",
    "buffer", "count", "data", "option", "ready", "waits", "print_bytes", "pair", "socket", "bind",
    "listen", "accept", "connect", "send", "recv", "shutdown", "close", "select", "poll", "dup",
    "stdin", "stdout", "stderr", "linux", "unix", "pause", "limit", "readable", "writable",
    "exceptional", "signal", "printf", "memset", "memchr", "data", "read", "write", "open", "time",
    "asm", "bool", "true", "false", "NULL", "EOF",
  ]
}
