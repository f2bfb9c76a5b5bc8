#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif
internal import CKernel
internal import Locks

/// Gives the memory of very large texts and bytes back beside the program.
///
/// The kernel takes some 40 ms to take a gigabyte back, munmap(2), and nothing interrupts it: a Ctrl-C during
/// `'x' * 10**9` would wait for it twice, for the unfinished text and for the one before.
enum LargeRelease {
  /// From how many bytes on it is worth a thread.
  static let worthwhile = 64 << 20

  /// Whether a thread gives memory back at this moment.
  private static let isGiving = Guarded(false)
  /// Moves on whenever one has done so.
  nonisolated(unsafe) private static let gate = ck_gate_new()

  /// What a thread gives back before it ends.
  private final class Load {
    var bytes: [UInt8] = []
  }

  /// Takes bytes that nobody needs any more; at most one thread gives back at a time.
  @inline(never) static func take(_ bytes: inout [UInt8]) {
    let load = Load()
    swap(&load.bytes, &bytes)
    begin()
    let thread = NativeStack.start(stackBytes: 1 << 16) {
      load.bytes = []
      end()
    }
    guard let thread else { return end() }
    pthread_detach(thread)
  }

  /// Waits until all that was taken has been given back, so that what is free can be told.
  static func settle() {
    begin()
    end()
  }

  private static func begin() {
    while true {
      let ticket = ck_gate_ticket(gate)
      let isMine = isGiving.withLock { isGiving in
        defer { isGiving = true }
        return !isGiving
      }
      if isMine { return }
      _ = ck_gate_wait(gate, ticket, -1)
    }
  }

  private static func end() {
    isGiving.withLock { $0 = false }
    ck_gate_bump(gate)
  }
}
