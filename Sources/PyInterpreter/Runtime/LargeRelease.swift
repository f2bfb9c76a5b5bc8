#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif
internal import Locks

/// Gives the memory of very large texts and bytes back beside the program.
///
/// The kernel takes some 40 ms to take a gigabyte back, munmap(2), and nothing interrupts it: a Ctrl-C during
/// `'x' * 10**9` would wait for it twice, for the unfinished text and for the one before.
enum LargeRelease {
  /// From how many bytes on it is worth a thread.
  static let worthwhile = 64 << 20

  /// The thread that gives memory back, as long as nobody has waited for it.
  private static let giver = Guarded<pthread_t?>(nil)

  /// Takes bytes that nobody needs any more; at most one thread gives back at a time.
  @inline(never) static func take(_ bytes: inout [UInt8]) {
    let taken = bytes
    bytes = []
    giver.withLock { giver in
      if let before = giver { pthread_join(before, nil) }
      giver = NativeStack.start(stackBytes: 1 << 16) { withExtendedLifetime(taken) {} }
    }
  }

  /// Waits until all that was taken has been given back, so that what is free can be told.
  static func settle() {
    giver.withLock { giver in
      if let before = giver { pthread_join(before, nil) }
      giver = nil
    }
  }
}
