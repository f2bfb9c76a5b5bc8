#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Whole small files, such as those of /proc.
enum TextFile {
  /// The file's text, or nil where it cannot be read.
  static func read(_ path: String) -> String? {
    let fd = open(path, O_RDONLY | O_CLOEXEC)
    guard fd >= 0 else { return nil }
    defer { close(fd) }
    var bytes: [UInt8] = []
    return withUnsafeTemporaryAllocation(byteCount: 65536, alignment: 16) { buffer in
      while true {
        #if canImport(Glibc)
        let count = Glibc.read(fd, buffer.baseAddress, buffer.count)
        #else
        let count = Darwin.read(fd, buffer.baseAddress, buffer.count)
        #endif
        if count < 0 { return nil }
        if count == 0 { return String(decoding: bytes, as: UTF8.self) }
        bytes += buffer.prefix(count)
      }
    }
  }
}
