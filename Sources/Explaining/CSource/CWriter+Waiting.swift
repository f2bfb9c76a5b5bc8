internal import Timeline
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension CWriter {
  mutating func setOption(
    _ socket: String, _ level: Int32, _ option: Int32, _ value: [UInt8], _ call: CallEvent
  ) {
    if level == 6 { need("netinet/tcp.h") }
    let name = CWords.option(level, option)
    if let number = Words.integer(value) {
      add("\(variable("int", "option")) = \(number);")
      check("setsockopt(\(socket), \(name), &option, sizeof option)", call)
    } else if level == SOL_SOCKET, option == SO_LINGER, value.count == 8 {
      let on = Words.integer(Array(value.prefix(4))) ?? 0
      let seconds = Words.integer(Array(value.suffix(4))) ?? 0
      check(
        "setsockopt(\(socket), \(name), &(struct linger){\(on), \(seconds)}, sizeof(struct linger))",
        call)
    } else {
      let text = CWords.safe(StraceArguments(limit: .max).quoted(value, more: false))
      check("setsockopt(\(socket), \(name), \(text), \(value.count))", call)
    }
  }

  mutating func getOption(_ socket: String, _ level: Int32, _ option: Int32, _ call: CallEvent) {
    if level == 6 { need("netinet/tcp.h") }
    let value = variable("int", "option")
    add(value == "option" ? "option = 0;" : "\(value) = 0;")
    add("\(variable("socklen_t", "length")) = sizeof option;")
    check("getsockopt(\(socket), \(CWords.option(level, option)), &option, &length)", call)
    if case .option(let bytes) = call.detail, let number = Words.integer(bytes) {
      printNumber("option", number)
    }
  }

  mutating func poll(_ entries: [PollEntry], _ milliseconds: Int?, _ call: CallEvent) {
    need("poll.h")
    let list = entries.map { entry in
      "{.fd = \(names[entry.fd]), .events = \(StraceNames.pollEvents(entry.events))}"
    }
    add("if (poll((struct pollfd[]){\(list.joined(separator: ", "))},")
    add("         \(entries.count), \(milliseconds ?? -1)) == -1) {")
    add("  perror(\"poll\");")
    add("  exit(1);")
    add("}")
  }

  mutating func select(
    _ read: [Int32], _ write: [Int32], _ except: [Int32], _ microseconds: Int?, _ call: CallEvent
  ) {
    need("sys/select.h")
    let sets = [("readable", read), ("writable", write), ("exceptional", except)]
      .filter { !$0.1.isEmpty }
    add("{")
    add("  int top = -1;")
    for (name, descriptors) in sets {
      add("  fd_set \(name);")
      add("  FD_ZERO(&\(name));")
      for descriptor in descriptors {
        let socket = names[descriptor]
        add("  FD_SET(\(socket), &\(name));")
        add("  if (\(socket) > top) top = \(socket);")
      }
    }
    let arguments = ["readable", "writable", "exceptional"].map { name in
      sets.contains { $0.0 == name } ? "&\(name)" : "NULL"
    }
    var limit = "NULL"
    if let microseconds {
      add("  struct timeval limit = {\(microseconds / 1_000_000), \(microseconds % 1_000_000)};")
      limit = "&limit"
    }
    add("  if (select(top + 1, \(arguments.joined(separator: ", ")), \(limit)) == -1) {")
    add("    perror(\"select\");")
    add("    exit(1);")
    add("  }")
    add("}")
  }
}

/// Words of C.
enum CWords {
  /// The type of a socket without the flag that closes it in other programs.
  static func type(_ value: Int32) -> String {
    StraceNames.type(value & ~0o2000000)
  }

  /// Level and option by their names in the headers.
  static func option(_ level: Int32, _ option: Int32) -> String {
    StraceNames.option(level, option).replacing("SOL_TCP", with: "IPPROTO_TCP")
      .replacing("SOL_IP,", with: "IPPROTO_IP,").replacing("_OLD", with: "")
  }

  /// A statement in lines of at most 76 columns, where it has commas or braces at which it can be broken.
  static func wrapped(_ line: String) -> [String] {
    guard line.count > 76 else { return [line] }
    var place: String.Index?
    var isQuoted = false
    var isEscaped = false
    for index in line.indices.prefix(74) {
      let character = line[index]
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = isQuoted
      } else if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        place = index
      }
    }
    guard let place, !line.hasPrefix("/*") else { return [line] }
    let indent = String(repeating: " ", count: line.prefix { $0 == " " }.count + 4)
    let rest = line[line.index(after: place)...].drop { $0 == " " }
    return [String(line[...place])] + wrapped(indent + rest)
  }

  /// A string literal in which no two question marks follow each other: C would read them as one character.
  static func safe(_ literal: String) -> String {
    literal.replacing("??", with: "?\\?")
  }
}

extension CWriter {
  /// Prints a number that the line printed.
  mutating func printNumber(_ name: String, _ value: Int32) {
    printValue("\(value)\n", "printf(\"%d\\n\", \(name));")
  }
}
