#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A pipe by which one thread ends another's wait for input.
struct WakePipe: Sendable {
  private let readEnd: Int32
  private let writeEnd: Int32

  /// A pipe with high descriptor numbers, so that a program's own descriptors start low; nil when
  /// the system refuses one.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for index in 0..<2 {
      let high = fcntl(ends[index], F_DUPFD_CLOEXEC, 900)
      guard high >= 0 else { continue }
      _ = Self.closeFile(ends[index])
      ends[index] = high
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  /// Ends the wait.
  func wake() {
    var byte: UInt8 = 0
    _ = write(writeEnd, &byte, 1)
  }

  /// Waits until `input` has something to read; false when it was woken, or the wait is impossible.
  func wait(for input: Int32) -> Bool {
    while true {
      var entries = [
        pollfd(fd: input, events: Int16(POLLIN), revents: 0),
        pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&entries, 2, -1) > 0 || errno == EINTR else { return false }
      if entries[1].revents != 0 { return false }
      if entries[0].revents != 0 { return true }
    }
  }

  /// Closes both ends.
  func close() {
    _ = Self.closeFile(readEnd)
    _ = Self.closeFile(writeEnd)
  }

  private static func closeFile(_ file: Int32) -> Int32 {
    #if canImport(Glibc)
    Glibc.close(file)
    #else
    Darwin.close(file)
    #endif
  }
}
