#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Reads programs from files or standard input.
package enum ProgramFile {
  /// Why a program could not be read.
  package struct Problem: Error, CustomStringConvertible {
    /// The path as it was given.
    package var path: String
    /// The errno.
    package var errno: Int32

    package var description: String {
      "switchboard: can't open file '\(path)': [Errno \(errno)] \(String(cString: strerror(errno)))\n"
    }
  }

  /// The bytes of a file, of standard input for `-`.
  package static func read(_ path: String) throws(Problem) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Problem(path: path, errno: errno) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count > 0 {
        bytes += chunk[..<count]
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw Problem(path: path, errno: errno)
      }
    }
  }
}
