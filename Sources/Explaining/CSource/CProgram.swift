package import Timeline

/// The calls of a session as a C program: the same calls with the same arguments, in the order in which they were made.
package struct CProgram: Sendable {
  /// One typed line with what it caused.
  package struct Line: Sendable {
    /// What was typed.
    package var source: String
    /// What happened, in order.
    package var events: [TimelineEvent]
    /// What it printed.
    package var output: String
    /// The last line of the error that ended it.
    package var error: String?

    /// A typed line.
    package init(source: String, events: [TimelineEvent], output: String = "", error: String? = nil)
    {
      self.source = source
      self.events = events
      self.output = output
      self.error = error
    }
  }

  /// Where `switchboard serve` has what a session's address stands for.
  package struct Served: Hashable, Sendable {
    /// The name and port that were typed: "www.python.org, port 80".
    package var name: String
    /// The port at 127.0.0.1.
    package var port: UInt16
    /// Whether it is served there; a lesson's own peer is not.
    package var isServed: Bool

    /// A peer for other programs.
    package init(name: String, port: UInt16, isServed: Bool) {
      self.name = name
      self.port = port
      self.isServed = isServed
    }
  }

  /// Why a session cannot be told as a C program.
  package enum Problem: Error, Hashable, Sendable {
    /// It made no call.
    case noCalls
    /// Several threads made calls.
    case threads
    /// It made so many calls that no one would read them.
    case tooMany(Int)
  }

  /// The most calls that a program has.
  package static let mostCalls = 500

  private let chronicle: Chronicle
  private let served: [SocketAddress: Served]

  /// Programs from a record; `served` says where other programs find what listens at an address.
  package init(_ chronicle: Chronicle, served: [SocketAddress: Served] = [:]) {
    self.chronicle = chronicle
    self.served = served
  }

  /// The statements of one line, with the declarations that they need.
  package func statements(_ line: Line) -> [String] {
    var writer = CWriter(chronicle, served, keepsAddresses: true)
    // The sockets of earlier lines are declared there.
    for case .call(let call) in chronicle.events {
      if call.id.index >= line.events.first?.id.index ?? .max { break }
      if call.actor == .reader { writer.declare(call) }
    }
    writer.write(line)
    return writer.lines
  }

  /// A whole program, which prints what the session's lines printed.
  package func document(_ lines: [Line]) throws(Problem) -> String {
    let calls = lines.flatMap { line in
      line.events.compactMap { event -> CallEvent? in
        guard case .call(let call) = event, call.actor == .reader else { return nil }
        return call
      }
    }
    guard !calls.isEmpty else { throw .noCalls }
    guard calls.allSatisfy({ $0.thread == 0 }) else { throw .threads }
    guard calls.count <= CProgram.mostCalls else { throw .tooMany(calls.count) }
    var writer = CWriter(chronicle, served, keepsAddresses: false)
    for line in lines {
      writer.note(line.source)
      writer.write(line)
      writer.gap()
    }
    return CProgram.text(writer)
  }

  private static func text(_ writer: CWriter) -> String {
    var text = """
      /* A session of Switchboard as a C program.
         Start `switchboard serve` first: it has the peers at the ports below.
         Build: cc -Wall -Wextra FILE.c */

      """
    if writer.needsGNU { text += "#define _GNU_SOURCE\n" }
    text += writer.headers.sorted().map { "#include <\($0)>\n" }.joined()
    if writer.printsBytes { text += "\n" + printBytes }
    text += "\nint main(void) {\n"
    var body = writer.lines.map { $0.isEmpty ? "" : "  " + $0 }
    while body.last == "" { body.removeLast() }
    var first = ["  /* As in Python: a send to a closed connection fails with EPIPE. */"]
    first.append("  signal(SIGPIPE, SIG_IGN);")
    if let size = writer.bufferSize { first.append("  static char buffer[\(size)];") }
    return text + (first + [""] + body + ["  return 0;", "}"]).joined(separator: "\n") + "\n"
  }

  /// Python's repr of bytes, in C.
  private static let printBytes = #"""
    /* Prints bytes as Python shows them. */
    static void print_bytes(const char *bytes, ssize_t count) {
      int has_single = memchr(bytes, '\'', (size_t)count) != NULL;
      int has_double = memchr(bytes, '"', (size_t)count) != NULL;
      int quote = has_single && !has_double ? '"' : '\'';
      printf("b%c", quote);
      for (ssize_t i = 0; i < count; i++) {
        int byte = (unsigned char)bytes[i];
        if (byte == quote || byte == '\\') printf("\\%c", byte);
        else if (byte == '\t') printf("\\t");
        else if (byte == '\n') printf("\\n");
        else if (byte == '\r') printf("\\r");
        else if (byte < 32 || byte > 126) printf("\\x%02x", (unsigned)byte);
        else putchar(byte);
      }
      printf("%c\n", quote);
    }

    """#
}
