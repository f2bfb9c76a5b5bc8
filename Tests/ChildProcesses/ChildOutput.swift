internal import CKernel
internal import Locks

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What a child writes to one of its streams.
package final class ChildOutput: Sendable {
  /// A pipe's reading end or a kept file; -1 where nothing can be read.
  private let descriptor: Int32
  /// What was read before a line was complete.
  private let begun = Guarded<[UInt8]>([])

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit {
    if descriptor >= 0 { _ = ck_close(descriptor) }
  }

  /// What comes next, empty at the end; waits for it.
  package func more() -> String {
    let first = begun.withLock { begun in
      defer { begun = [] }
      return begun
    }
    return String(decoding: first.isEmpty ? next() : first, as: UTF8.self)
  }

  /// The next line without its end, nil when there is none; waits for it.
  package func line() -> String? {
    begun.withLock { begun in
      while true {
        if let newline = begun.firstIndex(of: UInt8(ascii: "\n")) {
          defer { begun.removeFirst(newline + 1) }
          return String(decoding: begun[..<newline], as: UTF8.self)
        }
        let more = next()
        if more.isEmpty { return nil }
        begun += more
      }
    }
  }

  /// All that is left to its end; waits for that.
  package func rest() -> String {
    begun.withLock { begun in
      while case let more = next(), !more.isEmpty { begun += more }
      defer { begun = [] }
      return String(decoding: begun, as: UTF8.self)
    }
  }

  private func next() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 65_536) { room, count in
      var got = -1
      repeat {
        got = read(descriptor, room.baseAddress, room.count)
      } while got < 0 && errno == EINTR
      count = max(0, got)
    }
  }
}
