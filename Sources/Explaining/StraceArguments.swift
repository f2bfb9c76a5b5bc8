internal import Timeline
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The arguments of a call, as strace(1) prints them.
struct StraceArguments {
  /// How many bytes of a string are shown.
  var limit: Int

  /// The text between the brackets, and what follows the result in brackets.
  func text(_ event: CallEvent) -> (arguments: String, remark: String) {
    let failed: Bool
    if case .returned = event.outcome { failed = false } else { failed = true }
    switch event.call {
    case .socket(let family, let type, let proto):
      return (
        "\(StraceNames.family(family)), \(StraceNames.type(type)), \(StraceNames.proto(proto, family))",
        ""
      )
    case .socketpair(let family, let type, let proto):
      let start =
        "\(StraceNames.family(family)), \(StraceNames.type(type)), \(StraceNames.proto(proto, family)), "
      guard case .pair(let one, let two) = event.detail else { return (start + "...", "") }
      return (start + "[\(one), \(two)]", "")
    case .bind(let fd, let address), .connect(let fd, let address):
      return ("\(fd), \(self.address(address)), \(length(address))", "")
    case .listen(let fd, let backlog): return ("\(fd), \(backlog)", "")
    case .accept(let fd, let flags):
      let flag = StraceNames.acceptFlags(flags)
      guard !failed, case .address(let address) = event.detail else {
        return ("\(fd), ..., [16], \(flag)", "")
      }
      return ("\(fd), \(self.address(address)), [\(length(address))], \(flag)", "")
    case .send(let fd, let size, let flags, let to):
      let data = string(event.data, size: size)
      let target = to == .none ? "NULL, 0" : "\(address(to)), \(length(to))"
      return ("\(fd), \(data), \(size), \(StraceNames.messageFlags(flags)), \(target)", "")
    case .recv(let fd, let capacity, let flags, let wantsAddress):
      let data = failed ? "..." : string(event.data, size: event.data?.length ?? 0)
      var from = wantsAddress ? "..., [16]" : "NULL, NULL"
      if !failed, wantsAddress, case .address(let address) = event.detail {
        from = "\(self.address(address)), [\(length(address))]"
      }
      return ("\(fd), \(data), \(capacity), \(StraceNames.messageFlags(flags)), \(from)", "")
    case .message(let message): return self.message(event, message, failed: failed)
    case .shutdown(let fd, let how): return ("\(fd), \(StraceNames.how(how))", "")
    case .close(let fd): return ("\(fd)", "")
    case .dup(let fd): return ("\(fd), F_DUPFD_CLOEXEC, 0", "")
    case .getsockname(let fd), .getpeername(let fd):
      guard !failed, case .address(let address) = event.detail else {
        return ("\(fd), ..., [16]", "")
      }
      return ("\(fd), \(self.address(address)), [\(length(address))]", "")
    case .setsockopt(let fd, let level, let option, let value):
      let name = StraceNames.option(level, option)
      return ("\(fd), \(name), \(optionValue(level, option, value)), \(value.count)", "")
    case .getsockopt(let fd, let level, let option, let capacity):
      let name = StraceNames.option(level, option)
      guard !failed, case .option(let value) = event.detail else {
        return ("\(fd), \(name), ..., [\(capacity)]", "")
      }
      let size = value.count == capacity ? "\(capacity)" : "\(capacity) => \(value.count)"
      return ("\(fd), \(name), \(optionValue(level, option, value)), [\(size)]", "")
    case .setNonBlocking(let fd, let on): return ("\(fd), FIONBIO, [\(on ? 1 : 0)]", "")
    case .getFlags(let fd):
      guard case .returned(let value) = event.outcome else { return ("\(fd), F_GETFL", "") }
      return ("\(fd), F_GETFL", " (flags \(StraceNames.fileFlags(value)))")
    case .poll(let entries, let milliseconds): return poll(event, entries, milliseconds)
    case .select: return select(event)
    case .sleep(let nanoseconds):
      let time = timespec(nanoseconds)
      return ("CLOCK_MONOTONIC, 0, \(time), NULL", "")
    case .threadWait(let nanoseconds):
      return ("..., FUTEX_WAIT_PRIVATE, 0, \(nanoseconds.map(timespec) ?? "NULL")", "")
    }
  }

  /// `3, {msg_name=NULL, …, msg_iov=[{iov_base="ab", iov_len=2}], msg_iovlen=1, …}, 0`.
  private func message(
    _ event: CallEvent, _ message: MessageCall, failed: Bool
  ) -> (arguments: String, remark: String) {
    if failed, !message.isSending {
      return ("\(message.fd), ..., \(StraceNames.messageFlags(message.flags))", "")
    }
    var name = message.address
    var flags = "msg_flags=0"
    if case .message(let from, let got) = event.detail {
      name = from
      flags = "msg_flags=\(StraceNames.messageFlags(got))"
    }
    var rest = event.data?.bytes ?? []
    let parts = message.parts.map { length in
      let piece = Array(rest.prefix(length))
      rest.removeFirst(piece.count)
      return "{iov_base=\(string(DataExcerpt(piece), size: piece.count)), iov_len=\(length)}"
    }
    let who =
      name == .none
      ? "msg_name=NULL, msg_namelen=0" : "msg_name=\(address(name)), msg_namelen=\(length(name))"
    return (
      "\(message.fd), {\(who), msg_iov=[\(parts.joined(separator: ", "))], "
        + "msg_iovlen=\(parts.count), msg_controllen=0, \(flags)}, "
        + StraceNames.messageFlags(message.flags), ""
    )
  }

  func timespec(_ nanoseconds: Int64) -> String {
    "{tv_sec=\(nanoseconds / 1_000_000_000), tv_nsec=\(nanoseconds % 1_000_000_000)}"
  }

  private func poll(
    _ event: CallEvent, _ entries: [PollEntry], _ milliseconds: Int?
  ) -> (String, String) {
    let asked = entries.map { "{fd=\($0.fd), events=\(StraceNames.pollEvents($0.events))}" }
    let arguments = "[\(asked.joined(separator: ", "))], \(entries.count), \(milliseconds ?? -1)"
    guard case .returned(let value) = event.outcome else { return (arguments, "") }
    guard value > 0, case .polled(let answers) = event.detail else {
      return (arguments, " (Timeout)")
    }
    let ready = answers.filter { $0.answered != 0 }
      .map { "{fd=\($0.fd), revents=\(StraceNames.pollEvents($0.answered))}" }
    return (arguments, " ([\(ready.joined(separator: ", "))])")
  }

  private func select(_ event: CallEvent) -> (String, String) {
    guard case .select(let read, let write, let except, let microseconds) = event.call else {
      return ("", "")
    }
    let top = (read + write + except).max().map { $0 + 1 } ?? 0
    let limit = microseconds.map { timespec(Int64($0) * 1000) } ?? "NULL"
    let arguments = "\(top), \(set(read)), \(set(write)), \(set(except)), \(limit), NULL"
    guard case .returned(let value) = event.outcome else { return (arguments, "") }
    guard value > 0, case .selected(let readable, let writable, let exceptional) = event.detail
    else {
      return (arguments, " (Timeout)")
    }
    var parts: [String] = []
    if !readable.isEmpty { parts.append("in \(set(readable))") }
    if !writable.isEmpty { parts.append("out \(set(writable))") }
    if !exceptional.isEmpty { parts.append("exc \(set(exceptional))") }
    if let microseconds {
      let left = max(0, Int64(microseconds) * 1000 - event.duration)
      parts.append("left \(timespec(left))")
    }
    return (arguments, " (\(parts.joined(separator: ", ")))")
  }

  private func set(_ descriptors: [Int32]) -> String {
    descriptors.isEmpty
      ? "NULL" : "[\(descriptors.sorted().map(String.init).joined(separator: " "))]"
  }
}

extension StraceArguments {
  /// A socket address in braces.
  func address(_ address: SocketAddress) -> String {
    switch address {
    case .ipv4(let host, let port):
      return "{sa_family=AF_INET, sin_port=htons(\(port)), "
        + "sin_addr=inet_addr(\"\(SocketAddress.dotted(host))\")}"
    case .unix(let path) where path.isEmpty: return "{sa_family=AF_UNIX}"
    case .unix(let path):
      return "{sa_family=AF_UNIX, sun_path=\(quoted(Array(path.utf8), more: false))}"
    case .none: return "NULL"
    }
  }

  /// The length of an address in bytes.
  func length(_ address: SocketAddress) -> Int {
    switch address {
    case .ipv4: 16
    case .unix(let path): path.isEmpty ? 2 : 3 + path.utf8.count
    case .none: 0
    }
  }

  /// Bytes as a C string, cut to the limit with `...` behind it.
  func string(_ data: DataExcerpt?, size: Int) -> String {
    guard let data else { return size == 0 ? "\"\"" : "..." }
    return quoted(Array(data.bytes.prefix(limit)), more: data.length > limit)
  }

  /// An option's value: a number in brackets, or the bytes.
  func optionValue(_ level: Int32, _ option: Int32, _ value: [UInt8]) -> String {
    if level == SOL_SOCKET, option == SO_LINGER, value.count == 8,
      let on = Words.integer(Array(value.prefix(4))),
      let linger = Words.integer(Array(value.suffix(4)))
    {
      return "{l_onoff=\(on), l_linger=\(linger)}"
    }
    if let number = Words.integer(value) { return "[\(number)]" }
    return quoted(Array(value.prefix(limit)), more: value.count > limit)
  }

  /// Bytes between quotation marks with C's escapes; octal as short as the next byte allows.
  func quoted(_ bytes: [UInt8], more: Bool) -> String {
    var text = "\""
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x22: text += "\\\""
      case 0x5C: text += "\\\\"
      case 0x09: text += "\\t"
      case 0x0A: text += "\\n"
      case 0x0B: text += "\\v"
      case 0x0C: text += "\\f"
      case 0x0D: text += "\\r"
      case 0x20...0x7E: text += String(UnicodeScalar(byte))
      default:
        let octal = String(byte, radix: 8)
        let digitFollows = index + 1 < bytes.count && (0x30...0x37).contains(bytes[index + 1])
        text += "\\" + (digitFollows ? String(repeating: "0", count: 3 - octal.count) : "") + octal
      }
    }
    return text + "\"" + (more ? "..." : "")
  }
}
