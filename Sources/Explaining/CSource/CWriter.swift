internal import Timeline
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Writes calls as C statements, and keeps what they need: headers, declarations, the buffer's size.
struct CWriter {
  private(set) var lines: [String] = []
  private(set) var headers: Set<String> = ["stdio.h", "stdlib.h", "signal.h", "sys/socket.h"]
  private(set) var printsBytes = false
  private(set) var needsGNU = false
  private(set) var bufferSize: Int?
  var names: CNames
  private var declared: Set<String> = []
  private let served: [SocketAddress: CProgram.Served]
  /// Whether addresses stay as they are in the session, as `:show c` wants them.
  private let keepsAddresses: Bool
  /// What the present line printed and its calls have not yet, and the error that it ended with.
  private var output = ""
  private var error: String?
  /// Where the present call's error is expected.
  private var isLast = false

  init(
    _ chronicle: Chronicle, _ served: [SocketAddress: CProgram.Served], keepsAddresses: Bool
  ) {
    names = CNames(chronicle)
    self.served = served
    self.keepsAddresses = keepsAddresses
  }

  // MARK: Lines

  mutating func add(_ line: String) { lines += CWords.wrapped(line) }

  mutating func gap() { if lines.last != "" { lines.append("") } }

  /// A typed line as a comment.
  mutating func note(_ source: String) {
    let safe = source.replacing("*/", with: "* /").replacing("/*", with: "/ *")
    let rows = safe.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).replacing("\t", with: "    ") }
    guard rows.count > 1 else { return add("/* \(rows.first ?? "") */") }
    add("/* \(rows[0])")
    for row in rows.dropFirst() { add("   \(row)") }
    lines[lines.count - 1] += " */"
  }

  mutating func need(_ header: String) { headers.insert(header) }

  /// Declares a variable at its first use: `ssize_t count`, afterwards `count`.
  mutating func variable(_ type: String, _ name: String) -> String {
    declared.insert(name).inserted ? "\(type)\(type.hasSuffix("*") ? "" : " ")\(name)" : name
  }

  /// Takes in a call of an earlier line, whose variables are declared there.
  mutating func declare(_ call: CallEvent) {
    switch (call.call, call.outcome, call.detail) {
    case (.socket, .returned(let fd), _), (.accept, .returned(let fd), _):
      declared.insert(names.add(Int32(truncatingIfNeeded: fd), of: call.id))
    case (.dup(let old), .returned(let fd), _):
      declared.insert(names.add(Int32(truncatingIfNeeded: fd), copyOf: old))
    case (.socketpair, .returned, .pair(let one, let two)):
      declared.insert(names.add(one, of: call.id))
      declared.insert(names.add(two, of: EventID(-2 - call.id.index)))
    case (.close(let fd), .returned, _): names.close(fd)
    default: break
    }
  }

  // MARK: One typed line

  mutating func write(_ line: CProgram.Line) {
    output = line.output
    error = line.error
    let calls = line.events.compactMap { event -> CallEvent? in
      guard case .call(let call) = event, call.actor == .reader else { return nil }
      return call
    }
    for (index, call) in calls.enumerated() {
      isLast = index == calls.count - 1
      write(call)
    }
    if !keepsAddresses, !output.isEmpty { printRest() }
  }

  private mutating func write(_ call: CallEvent) {
    if call.outcome == .waiting || call.outcome == .failed(errno: EINTR) {
      add("/* \(call.call.name) would wait for ever here, and is left out. */")
      return
    }
    let socket = names[call.call.descriptor ?? -1]
    switch call.call {
    case .socket(let family, let type, let proto):
      need("netinet/in.h")
      make(
        made(call),
        "socket(\(StraceNames.family(family)), \(CWords.type(type)), \(proto == 0 ? "0" : StraceNames.proto(proto, family)))",
        call)
    case .socketpair(let family, let type, let proto): pair(family, type, proto, call)
    case .accept: accept(socket, call)
    case .dup:
      need("fcntl.h")
      // dup gives one more name for the same socket.
      make(made(call), "fcntl(\(socket), F_DUPFD_CLOEXEC, 0)", call)
    case .bind(_, let address):
      set(address, call)
      check("bind(\(socket), (struct sockaddr *)&address, sizeof address)", call)
    case .connect(_, let address):
      set(address, call)
      check("connect(\(socket), (struct sockaddr *)&address, sizeof address)", call)
    case .listen(_, let backlog):
      check("listen(\(socket), \(backlog))", call)
    case .send, .recv, .message: move(socket, call)
    case .shutdown(_, let how): check("shutdown(\(socket), \(StraceNames.how(how)))", call)
    case .close:
      need("unistd.h")
      check("close(\(socket))", call)
      if case .returned = call.outcome, let fd = call.call.descriptor { names.close(fd) }
    case .getsockname: name("getsockname", socket, call)
    case .getpeername: name("getpeername", socket, call)
    case .setsockopt(_, let level, let option, let value):
      setOption(socket, level, option, value, call)
    case .getsockopt(_, let level, let option, _): getOption(socket, level, option, call)
    case .setNonBlocking(_, let on):
      need("fcntl.h")
      let flags = "fcntl(\(socket), F_GETFL)"
      check("fcntl(\(socket), F_SETFL, \(flags) \(on ? "| O_NONBLOCK" : "& ~O_NONBLOCK"))", call)
    case .getFlags:
      need("fcntl.h")
      check("fcntl(\(socket), F_GETFL)", call)
    case .poll(let entries, let milliseconds): poll(entries, milliseconds, call)
    case .select(let read, let write, let except, let microseconds):
      select(read, write, except, microseconds, call)
    case .sleep(let nanoseconds):
      need("time.h")
      needsGNU = true
      add(
        "nanosleep(&(struct timespec){\(nanoseconds / 1_000_000_000), \(nanoseconds % 1_000_000_000)}, NULL);"
      )
    case .threadWait: add("/* Here the program waited for a thread of its own. */")
    }
  }

  /// The declaration of the descriptor that a call has made.
  private mutating func made(_ call: CallEvent) -> String {
    guard case .returned(let value) = call.outcome else { return variable("int", "none") }
    let fd = Int32(truncatingIfNeeded: value)
    if case .dup(let old) = call.call { return variable("int", names.add(fd, copyOf: old)) }
    return variable("int", names.add(fd, of: call.id))
  }

  // MARK: Errors and output

  /// Whether the call's failure is part of the session, and ended the line.
  private func endsLine(_ call: CallEvent) -> Bool {
    guard isLast, case .failed(let number) = call.outcome, let error else { return false }
    return error.contains("[Errno \(number)]")
  }

  /// A call that returns -1 where it fails.
  mutating func check(_ expression: String, _ call: CallEvent) {
    add("if (\(expression) == -1\(allowed(call))) {")
    fail(call, expression)
  }

  /// A call whose result is kept.
  mutating func make(_ target: String, _ expression: String, _ call: CallEvent) {
    add("\(target) = \(expression);")
    let name = target.split(separator: " ").last.map { String($0.drop { $0 == "*" }) } ?? target
    add("if (\(name) == -1\(allowed(call))) {")
    fail(call, expression)
  }

  /// An error that the session went on with.
  private mutating func allowed(_ call: CallEvent) -> String {
    guard case .failed(let number) = call.outcome, !endsLine(call) else { return "" }
    need("errno.h")
    return " && errno != \(ErrnoNames.name(number))"
  }

  private mutating func fail(_ call: CallEvent, _ expression: String) {
    if endsLine(call), let error {
      need("errno.h")
      need("string.h")
      let type = error.prefix { $0 != ":" }
      add("  printf(\"\(type): [Errno %d] %s\\n\", errno, strerror(errno));")
    } else {
      add("  perror(\"\(expression.prefix { $0 != "(" })\");")
      add("  exit(1);")
    }
    add("}")
  }

  /// Prints what a call gave, where the line printed just that.
  mutating func printBytes(_ call: CallEvent) {
    guard !keepsAddresses, let data = call.data, data.isWhole else { return }
    let text = BytesText.literal(data.bytes) + "\n"
    guard output.hasPrefix(text) else { return }
    output.removeFirst(text.count)
    need("string.h")
    printsBytes = true
    add("print_bytes(buffer, count);")
  }

  /// Prints how many bytes a call moved, where the line printed just that.
  mutating func printCount(_ value: Int) {
    printValue("\(value)\n", "printf(\"%zd\\n\", count);")
  }

  /// Prints a value where the line printed just that.
  mutating func printValue(_ text: String, _ statement: String) {
    guard !keepsAddresses, output.hasPrefix(text) else { return }
    output.removeFirst(text.count)
    add(statement)
  }

  /// What the line printed besides: Python worked it out, and C prints the same text.
  private mutating func printRest() {
    let text = StraceArguments(limit: .max).quoted(Array(output.utf8), more: false)
    add("fputs(\(CWords.safe(text)), stdout);")
    output = ""
  }

  // MARK: Addresses

  /// Sets the variable `address`.
  private mutating func set(_ address: SocketAddress, _ call: CallEvent) {
    need("netinet/in.h")
    need("arpa/inet.h")
    if declared.insert("address").inserted { add("struct sockaddr_in address = {0};") }
    guard case .ipv4(var host, var port) = address else {
      add("/* \(address) is no address that C could be given here. */")
      return
    }
    if case .connect = call.call, served[address] == nil,
      let listener = names.socket(chosenAt: port)
    {
      need("unistd.h")
      length()
      add("/* The kernel chose the port of \(listener): it is asked for it. */")
      check("getsockname(\(listener), (struct sockaddr *)&address, &length)", call)
      return
    }
    var remark = ""
    if !keepsAddresses, case .connect = call.call, let peer = served[address] {
      (host, port) = (0x7F00_0001, peer.port)
      remark =
        peer.isServed
        ? " /* \(peer.name) */" : " /* \(peer.name): a peer of the lesson, which is not served */"
    }
    if case .bind(let fd, _) = call.call, port == 0 { names.noteUnchosen(call, fd) }
    add("address.sin_family = AF_INET;")
    add("address.sin_port = htons(\(port));\(remark)")
    let number =
      host == 0 ? "htonl(INADDR_ANY)" : "inet_addr(\"\(SocketAddress.dotted(host))\")"
    add("address.sin_addr.s_addr = \(number);")
  }

  mutating func length() {
    add("\(variable("socklen_t", "length")) = sizeof address;")
  }

  private mutating func name(_ function: String, _ socket: String, _ call: CallEvent) {
    need("netinet/in.h")
    if declared.insert("address").inserted { add("struct sockaddr_in address = {0};") }
    length()
    check("\(function)(\(socket), (struct sockaddr *)&address, &length)", call)
  }

  private mutating func accept(_ socket: String, _ call: CallEvent) {
    need("netinet/in.h")
    if declared.insert("address").inserted { add("struct sockaddr_in address = {0};") }
    length()
    guard case .returned = call.outcome else {
      check("accept(\(socket), (struct sockaddr *)&address, &length)", call)
      return
    }
    make(
      made(call),
      "accept(\(socket), (struct sockaddr *)&address, &length)", call)
  }

  private mutating func pair(_ family: Int32, _ type: Int32, _ proto: Int32, _ call: CallEvent) {
    add("\(declared.insert("pair").inserted ? "int pair[2];" : "")")
    if lines.last == "" { lines.removeLast() }
    check("socketpair(\(StraceNames.family(family)), \(CWords.type(type)), \(proto), pair)", call)
    guard case .pair(let one, let two) = call.detail else { return }
    add("\(variable("int", names.add(one, of: call.id))) = pair[0];")
    add("\(variable("int", names.add(two, of: EventID(-2 - call.id.index)))) = pair[1];")
  }

  // MARK: Data

  private mutating func move(_ socket: String, _ call: CallEvent) {
    let count = variable("ssize_t", "count")
    switch call.call.plain {
    case .send(_, let size, let flags, let to):
      let data = data(call, size)
      let flag = StraceNames.messageFlags(flags)
      if to == .none {
        make(count, "send(\(socket), \(data), \(size), \(flag))", call)
      } else {
        set(to, call)
        make(
          count,
          "sendto(\(socket), \(data), \(size), \(flag), (struct sockaddr *)&address, sizeof address)",
          call)
      }
      if case .returned(let value) = call.outcome { printCount(value) }
    case .recv(_, let capacity, let flags, _):
      let room = max(1, min(capacity, 1 << 20))
      bufferSize = max(bufferSize ?? 0, room)
      if keepsAddresses, declared.insert("buffer").inserted { add("static char buffer[\(room)];") }
      make(
        count,
        "recv(\(socket), buffer, \(min(capacity, 1 << 20)), \(StraceNames.messageFlags(flags)))",
        call)
      if case .returned = call.outcome { printBytes(call) }
    default: break
    }
  }

  /// What is sent, as a C string, or a block of one byte again and again.
  private mutating func data(_ call: CallEvent, _ size: Int) -> String {
    let known = call.data?.bytes ?? []
    if known.count == size || size == 0 {
      return CWords.safe(StraceArguments(limit: .max).quoted(known, more: false))
    }
    need("string.h")
    var name = "data"
    var number = 1
    while !declared.insert(name).inserted {
      number += 1
      name = "data_\(number)"
    }
    add("static char \(name)[\(size)];")
    if let first = known.first, known.allSatisfy({ $0 == first }) {
      add("memset(\(name), \(first), sizeof \(name));")
    } else {
      add("/* Only the first \(known.count) bytes were kept; the rest is 0 here. */")
      let text = CWords.safe(StraceArguments(limit: .max).quoted(known, more: false))
      add("memcpy(\(name), \(text), \(known.count));")
    }
    return name
  }
}
