#if canImport(Glibc)
internal import Locks
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// This machine's own names, read from gethostname(2) and /etc/hosts when they are first asked for.
///
/// An address beyond 127.0.0.0/8 is not given out: the reader's sockets stay inside this machine, and
/// 127.0.0.1 stands for it.
final class ThisMachine: Sendable {
  private let names = Guarded<[String: UInt32]?>(nil)

  /// The address of one of this machine's names; nil for any other name.
  func address(of host: String) -> UInt32? {
    names.withLock { names in
      if names == nil { names = ThisMachine.readNames() }
      return names?[host]
    }
  }

  private static func readNames() -> [String: UInt32] {
    var result = parse(hosts: text(of: "/etc/hosts"))
    let name = hostname()
    if !name.isEmpty, result[name] == nil { result[name] = NameTable.localhost }
    return result.filter { $0.key == name || $0.value >> 24 == 127 }
      .mapValues { $0 >> 24 == 127 ? $0 : NameTable.localhost }
  }

  /// The names of an /etc/hosts file, in lower case; the first line with a name counts.
  static func parse(hosts text: String) -> [String: UInt32] {
    var result: [String: UInt32] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      guard let first = words.first, let address = DottedNumbers.address(of: String(first)) else {
        continue
      }
      for name in words.dropFirst() where result[name.lowercased()] == nil {
        result[name.lowercased()] = address
      }
    }
    return result
  }

  private static func hostname() -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "" }
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }

  private static func text(of path: String) -> String {
    let fd = open(path, O_RDONLY | O_CLOEXEC)
    guard fd >= 0 else { return "" }
    defer { close(fd) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(fd, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
