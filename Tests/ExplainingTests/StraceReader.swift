import Foundation
import Timeline

@testable import Explaining

/// Reads lines of real strace(1) output back into events, so that our notation can be held against it.
struct StraceReader {
  private static let symbols: [String: Int] = [
    "AF_UNIX": 1, "AF_INET": 2, "SOCK_STREAM": 1, "SOCK_DGRAM": 2, "SOCK_CLOEXEC": 0o2000000,
    "SOCK_NONBLOCK": 0o4000, "IPPROTO_IP": 0, "IPPROTO_TCP": 6, "IPPROTO_UDP": 17,
    "SOL_SOCKET": 1, "SOL_TCP": 6, "SOL_IP": 0, "SO_REUSEADDR": 2, "SO_TYPE": 3, "SO_ERROR": 4,
    "SO_SNDBUF": 7, "SO_RCVBUF": 8, "SO_KEEPALIVE": 9, "SO_LINGER": 13, "SO_RCVTIMEO_OLD": 20,
    "SO_ACCEPTCONN": 30, "TCP_NODELAY": 1, "TCP_MAXSEG": 2, "TCP_KEEPIDLE": 4, "IP_TTL": 2,
    "SHUT_RD": 0, "SHUT_WR": 1, "SHUT_RDWR": 2, "MSG_PEEK": 2, "MSG_DONTWAIT": 0x40,
    "MSG_OOB": 1, "MSG_WAITALL": 0x100, "POLLIN": 1, "POLLPRI": 2, "POLLOUT": 4, "POLLERR": 8,
    "POLLHUP": 16, "ENOTCONN": 107, "ECONNREFUSED": 111, "EAGAIN": 11, "EINVAL": 22, "EBADF": 9,
    "EPIPE": 32, "ECONNRESET": 104, "EADDRINUSE": 98, "EACCES": 13, "EINPROGRESS": 115,
    "EISCONN": 106, "EDESTADDRREQ": 89, "EADDRNOTAVAIL": 99, "ENOPROTOOPT": 92,
    "EOPNOTSUPP": 95, "ENETUNREACH": 101, "EPERM": 1, "EALREADY": 114, "ETIMEDOUT": 110,
  ]

  /// The number of a symbol, a sum of symbols, or a number as it stands.
  private static func number(_ text: some StringProtocol) -> Int? {
    var total = 0
    for part in text.split(separator: "|") {
      guard let value = Int(part) ?? symbols[String(part)] else { return nil }
      total |= value
    }
    return total
  }

  /// Splits arguments at commas outside of brackets and strings.
  static func split(_ text: some StringProtocol) -> [String] {
    var parts: [String] = []
    var part = ""
    var depth = 0
    var inString = false
    var escaped = false
    for character in text {
      if inString {
        inString = escaped || character != "\""
        escaped = !escaped && character == "\\"
      } else if character == "\"" {
        inString = true
      } else if "[{(".contains(character) {
        depth += 1
      } else if "]})".contains(character) {
        depth -= 1
      } else if character == ",", depth == 0 {
        parts.append(part.trimmingCharacters(in: .whitespaces))
        part = ""
        continue
      }
      part.append(character)
    }
    return parts + [part.trimmingCharacters(in: .whitespaces)]
  }

  /// The bytes of a C string, without a mark that it was cut.
  static func bytes(_ text: String) -> [UInt8] {
    let escapes: [Character: UInt8] = ["n": 10, "r": 13, "t": 9, "v": 11, "f": 12]
    var bytes: [UInt8] = []
    var rest = Substring(text).dropFirst()
    while let character = rest.first, character != "\"" {
      rest = rest.dropFirst()
      guard character == "\\", let next = rest.first else {
        bytes.append(contentsOf: String(character).utf8)
        continue
      }
      let octal = rest.prefix(3).prefix { ("0"..."7").contains($0) }
      if octal.isEmpty {
        bytes.append(escapes[next] ?? next.asciiValue ?? 0)
        rest = rest.dropFirst()
      } else {
        bytes.append(UInt8(octal, radix: 8) ?? 0)
        rest = rest.dropFirst(octal.count)
      }
    }
    return bytes
  }

  private static func address(_ text: String) -> SocketAddress {
    if text == "{sa_family=AF_UNIX}" { return .unix(path: "") }
    guard
      let match = text.firstMatch(
        of: /htons\((\d+)\), sin_addr=inet_addr\("(\d+)\.(\d+)\.(\d+)\.(\d+)"/)
    else { return .none }
    let octets = [match.2, match.3, match.4, match.5].compactMap { UInt32($0) }
    return .ipv4(host: octets.reduce(0) { $0 << 8 | $1 }, port: UInt16(match.1) ?? 0)
  }

  private static func option(_ text: String) -> [UInt8] {
    if text.hasPrefix("\"") { return bytes(text) }
    return text.matches(of: /-?\d+/).compactMap { Int32($0.output) }
      .flatMap { withUnsafeBytes(of: $0, Array.init) }
  }

  private static func set(_ text: String) -> [Int32] {
    text == "NULL" ? [] : text.matches(of: /\d+/).compactMap { Int32($0.output) }
  }

  private static func time(_ text: some StringProtocol) -> Int64? {
    guard let match = String(text).firstMatch(of: /tv_sec=(\d+), tv_nsec=(\d+)/) else { return nil }
    return (Int64(match.1) ?? 0) * 1_000_000_000 + (Int64(match.2) ?? 0)
  }

  /// The event of a line; nil for calls that no socket program's reader makes.
  static func event(_ line: String) -> CallEvent? {
    guard
      let match = line.firstMatch(
        of:
          /^(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+|\?)(?: ([A-Z_]+) \([^)]*\))?(?: \((.*)\))?(?: <(\d+)\.(\d+)>)?$/
      )
    else { return nil }
    let outcome: CallOutcome
    if let name = match.4, let errno = symbols[String(name)] {
      outcome = .failed(errno: Int32(errno))
    } else if match.3.hasPrefix("0x") {
      outcome = .returned(Int(match.3.dropFirst(2), radix: 16) ?? 0)
    } else {
      outcome = .returned(Int(match.3) ?? 0)
    }
    let arguments = split(match.2)
    var detail = CallDetail.none
    var data: DataExcerpt?
    guard
      let call = call(String(match.1), arguments, outcome, match.5.map(String.init), &detail, &data)
    else { return nil }
    let seconds = (Int64(match.6 ?? "0") ?? 0) * 1_000_000_000
    return CallEvent(
      actor: .reader, thread: 0, line: 0, call: call, outcome: outcome, detail: detail, data: data,
      started: Moment(nanoseconds: 0), duration: seconds + (Int64(match.7 ?? "0") ?? 0) * 1000)
  }

  private static func call(
    _ name: String, _ a: [String], _ outcome: CallOutcome, _ remark: String?,
    _ detail: inout CallDetail, _ data: inout DataExcerpt?
  ) -> SystemCall? {
    func int(_ index: Int) -> Int32 { Int32(truncatingIfNeeded: number(a[index]) ?? -99) }
    var count = 0
    if case .returned(let value) = outcome { count = value }
    let fd = Int32(a[0]) ?? -99
    switch name {
    case "socket": return .socket(family: int(0), type: int(1), protocol: int(2))
    case "socketpair":
      let pair = set(a[3])
      if pair.count == 2 { detail = .pair(pair[0], pair[1]) }
      return .socketpair(family: int(0), type: int(1), protocol: int(2))
    case "bind": return .bind(fd: fd, address: address(a[1]))
    case "connect": return .connect(fd: fd, address: address(a[1]))
    case "listen": return .listen(fd: fd, backlog: int(1))
    case "accept4":
      detail = .address(address(a[1]))
      return .accept(fd: fd, flags: int(3))
    case "sendto":
      data = excerpt(a[1], Int(int(2)))
      return .send(fd: fd, length: Int(int(2)), flags: int(3), to: address(a[4]))
    case "recvfrom":
      if case .returned = outcome { data = excerpt(a[1], count) }
      if a[4] != "NULL" { detail = .address(address(a[4])) }
      return .recv(fd: fd, capacity: Int(int(2)), flags: int(3), wantsAddress: a[4] != "NULL")
    case "shutdown": return .shutdown(fd: fd, how: int(1))
    case "close": return .close(fd: fd)
    case "getsockname", "getpeername":
      detail = .address(address(a[1]))
      return name == "getsockname" ? .getsockname(fd: fd) : .getpeername(fd: fd)
    case "setsockopt":
      return .setsockopt(fd: fd, level: int(1), option: int(2), value: option(a[3]))
    case "getsockopt":
      detail = .option(option(a[3]))
      return .getsockopt(fd: fd, level: int(1), option: int(2), capacity: Int(set(a[4]).first ?? 0))
    case "ioctl" where a[1] == "FIONBIO": return .setNonBlocking(fd: fd, on: a[2] == "[1]")
    case "fcntl" where a[1] == "F_DUPFD_CLOEXEC": return .dup(fd: fd)
    case "fcntl" where a[1] == "F_GETFL": return .getFlags(fd: fd)
    case "poll":
      let asked = entries(a[0])
      if let remark, remark != "Timeout" { detail = .polled(entries(remark)) }
      return .poll(asked, milliseconds: a[2] == "-1" ? nil : Int(int(2)))
    case "pselect6":
      if let remark, remark != "Timeout" {
        func part(_ name: String) -> [Int32] {
          guard let start = remark.range(of: name + " [") else { return [] }
          return set(String(remark[start.upperBound...].prefix { $0 != "]" }))
        }
        detail = .selected(read: part("in"), write: part("out"), except: part("exc"))
      }
      return .select(
        read: set(a[1]), write: set(a[2]), except: set(a[3]),
        microseconds: time(a[4]).map { Int($0 / 1000) })
    default: return nil
    }
  }

  private static func excerpt(_ text: String, _ length: Int) -> DataExcerpt? {
    guard text.hasPrefix("\"") else { return nil }
    var excerpt = DataExcerpt(bytes(text))
    excerpt.length = length
    return excerpt
  }

  private static func entries(_ text: String) -> [PollEntry] {
    text.matches(of: /fd=(\d+), (r?)events=([A-Z|]+)/).map {
      let mask = Int16(truncatingIfNeeded: number($0.3) ?? 0)
      let fd = Int32($0.1) ?? -1
      return $0.2.isEmpty
        ? PollEntry(fd: fd, events: mask) : PollEntry(fd: fd, events: 0, answered: mask)
    }
  }
}
