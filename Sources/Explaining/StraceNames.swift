internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Symbolic names of the numbers in socket calls, as strace(1) prints them on Linux.
enum StraceNames {
  static func family(_ value: Int32) -> String {
    switch value {
    case AF_UNIX: "AF_UNIX"
    case AF_INET: "AF_INET"
    case AF_INET6: "AF_INET6"
    case AF_UNSPEC: "AF_UNSPEC"
    default: "\(hex(Int(value))) /* AF_??? */"
    }
  }

  static func type(_ value: Int32) -> String {
    var text =
      switch value & 0xF {
      case 1: "SOCK_STREAM"
      case 2: "SOCK_DGRAM"
      case 3: "SOCK_RAW"
      case 5: "SOCK_SEQPACKET"
      default: "\(hex(Int(value & 0xF))) /* SOCK_??? */"
      }
    if value & 0o2000000 != 0 { text += "|SOCK_CLOEXEC" }
    if value & 0o4000 != 0 { text += "|SOCK_NONBLOCK" }
    return text
  }

  static func proto(_ value: Int32, _ family: Int32) -> String {
    guard family == AF_INET || family == AF_INET6 else { return "\(value)" }
    return switch value {
    case 0: "IPPROTO_IP"
    case 1: "IPPROTO_ICMP"
    case 6: "IPPROTO_TCP"
    case 17: "IPPROTO_UDP"
    default: "\(hex(Int(value))) /* IPPROTO_??? */"
    }
  }

  static func acceptFlags(_ value: Int32) -> String {
    flags(
      Int(value), [(0o2000000, "SOCK_CLOEXEC"), (0o4000, "SOCK_NONBLOCK")], unknown: "SOCK_???")
  }

  static func messageFlags(_ value: Int32) -> String {
    let names = [
      (0x1, "MSG_OOB"), (0x2, "MSG_PEEK"), (0x4, "MSG_DONTROUTE"), (0x8, "MSG_CTRUNC"),
      (0x10, "MSG_PROBE"), (0x20, "MSG_TRUNC"), (0x40, "MSG_DONTWAIT"), (0x80, "MSG_EOR"),
      (0x100, "MSG_WAITALL"), (0x200, "MSG_FIN"), (0x400, "MSG_SYN"), (0x800, "MSG_CONFIRM"),
      (0x1000, "MSG_RST"), (0x2000, "MSG_ERRQUEUE"), (0x4000, "MSG_NOSIGNAL"), (0x8000, "MSG_MORE"),
    ]
    return flags(Int(value), names, unknown: "MSG_???")
  }

  static func how(_ value: Int32) -> String {
    switch value {
    case 0: "SHUT_RD"
    case 1: "SHUT_WR"
    case 2: "SHUT_RDWR"
    default: "\(hex(Int(value))) /* SHUT_??? */"
    }
  }

  static func pollEvents(_ value: Int16) -> String {
    let names = [
      (0x1, "POLLIN"), (0x2, "POLLPRI"), (0x4, "POLLOUT"), (0x40, "POLLRDNORM"),
      (0x80, "POLLRDBAND"), (0x100, "POLLWRNORM"), (0x200, "POLLWRBAND"), (0x8, "POLLERR"),
      (0x10, "POLLHUP"), (0x20, "POLLNVAL"), (0x2000, "POLLRDHUP"),
    ]
    return flags(Int(UInt16(bitPattern: value)), names, unknown: "POLL???")
  }

  /// What strace shows where a signal ended the wait of a call: the kernel's own code for it.
  static func restart(_ call: SystemCall) -> String {
    switch call {
    case .poll, .sleep: "? ERESTART_RESTARTBLOCK (Interrupted by signal)"
    case .select: "? ERESTARTNOHAND (To be restarted if no handler)"
    case .accept, .connect, .send, .recv, .message, .threadWait:
      "? ERESTARTSYS (To be restarted if SA_RESTART is set)"
    case .socket, .socketpair, .bind, .listen, .shutdown, .close, .dup, .getsockname, .getpeername,
      .setsockopt, .getsockopt, .setNonBlocking, .getFlags:
      "-1 EINTR (Interrupted system call)"
    }
  }

  /// The flags of an open file by name, without the number.
  static func fileFlags(_ value: Int) -> String {
    let access = ["O_RDONLY", "O_WRONLY", "O_RDWR", "O_ACCMODE"][value & 3]
    let more = flags(
      value & ~3,
      [(0o2000, "O_APPEND"), (0o4000, "O_NONBLOCK"), (0o100000, "O_LARGEFILE")], unknown: "")
    return value & ~3 == 0 ? access : "\(access)|\(more)"
  }

  /// Level and option, two arguments.
  static func option(_ level: Int32, _ option: Int32) -> String {
    switch level {
    case SOL_SOCKET: "SOL_SOCKET, " + (socketOptions[option] ?? unknown(option, "SO_???"))
    case 6: "SOL_TCP, " + (tcpOptions[option] ?? unknown(option, "TCP_???"))
    case 0: "SOL_IP, " + (ipOptions[option] ?? unknown(option, "IP_???"))
    default: "\(unknown(level, "SOL_??")), \(option)"
    }
  }

  /// The name of an option alone: `SO_REUSEADDR`.
  static func optionName(_ level: Int32, _ option: Int32) -> String {
    switch level {
    case SOL_SOCKET: socketOptions[option] ?? "option \(option)"
    case 6: tcpOptions[option] ?? "TCP option \(option)"
    case 0: ipOptions[option] ?? "IP option \(option)"
    default: "option \(option) of level \(level)"
    }
  }

  private static func unknown(_ value: Int32, _ name: String) -> String {
    "\(hex(Int(value))) /* \(name) */"
  }

  private static func hex(_ value: Int) -> String {
    "0x" + String(value, radix: 16)
  }

  private static func flags(_ value: Int, _ names: [(Int, String)], unknown: String) -> String {
    if value == 0 { return "0" }
    var rest = value
    var found: [String] = []
    for (bit, name) in names where rest & bit != 0 {
      found.append(name)
      rest &= ~bit
    }
    if rest != 0 { found.append(found.isEmpty ? "\(hex(rest)) /* \(unknown) */" : hex(rest)) }
    return found.joined(separator: "|")
  }

  private static let socketOptions: [Int32: String] = [
    1: "SO_DEBUG", 2: "SO_REUSEADDR", 3: "SO_TYPE", 4: "SO_ERROR", 5: "SO_DONTROUTE",
    6: "SO_BROADCAST", 7: "SO_SNDBUF", 8: "SO_RCVBUF", 9: "SO_KEEPALIVE", 10: "SO_OOBINLINE",
    11: "SO_NO_CHECK", 12: "SO_PRIORITY", 13: "SO_LINGER", 15: "SO_REUSEPORT", 16: "SO_PASSCRED",
    17: "SO_PEERCRED", 18: "SO_RCVLOWAT", 19: "SO_SNDLOWAT", 20: "SO_RCVTIMEO_OLD",
    21: "SO_SNDTIMEO_OLD", 25: "SO_BINDTODEVICE", 29: "SO_TIMESTAMP_OLD", 30: "SO_ACCEPTCONN",
    36: "SO_MARK", 38: "SO_PROTOCOL", 39: "SO_DOMAIN",
  ]

  private static let tcpOptions: [Int32: String] = [
    1: "TCP_NODELAY", 2: "TCP_MAXSEG", 3: "TCP_CORK", 4: "TCP_KEEPIDLE", 5: "TCP_KEEPINTVL",
    6: "TCP_KEEPCNT", 7: "TCP_SYNCNT", 8: "TCP_LINGER2", 9: "TCP_DEFER_ACCEPT",
    10: "TCP_WINDOW_CLAMP", 11: "TCP_INFO", 12: "TCP_QUICKACK", 13: "TCP_CONGESTION",
    14: "TCP_MD5SIG", 18: "TCP_USER_TIMEOUT", 23: "TCP_FASTOPEN",
  ]

  private static let ipOptions: [Int32: String] = [
    1: "IP_TOS", 2: "IP_TTL", 10: "IP_MTU_DISCOVER", 14: "IP_MTU",
  ]
}
