#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Addresses that are written in numbers.
enum DottedNumbers {
  /// The IPv4 address, in host byte order; nil where the text is a name.
  ///
  /// The corresponding C function is `inet_aton`.
  static func address(of text: String) -> UInt32? {
    guard let first = text.utf8.first, (0x30...0x39).contains(first) else { return nil }
    // inet_aton takes anything after a space.
    guard !text.contains(where: \.isWhitespace) else { return nil }
    var address = in_addr()
    return inet_aton(text, &address) == 1 ? UInt32(bigEndian: address.s_addr) : nil
  }
}
