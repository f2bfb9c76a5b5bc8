#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif
internal import CKernel
internal import Locks
internal import Synchronization

/// Ends endless growth in `MemoryError` before the machine suffers.
///
/// A thread of its own looks at how much memory the process holds, the oftener the less is left, and sets a bit in
/// the word that running code tests; so growth of every kind is seen, and allocation costs nothing. Single large
/// objects are refused before they are made (`admits`).
enum MemoryGuard {
  /// From how many bytes on an object is worth a look at what is left.
  static let noteworthy = 16 << 20

  private typealias Word = UnsafeMutablePointer<Atomic<UInt32>>

  private struct State {
    var words: Set<UInt> = []
    var isWatching = false
    var resident = Meter(ceiling: MemoryGuard.ceiling)
    var mapped = Meter(ceiling: MemoryGuard.mappedCeiling)
  }

  /// One measure of memory, with where it must stay below.
  private struct Meter {
    let ceiling: Int
    /// Where it was when programs were last told.
    var toldAt = 0

    /// Whether programs are to be told: above the ceiling when it grows, far above it always.
    mutating func isOver(_ bytes: Int) -> Bool {
      if bytes < ceiling {
        toldAt = 0
        return false
      }
      guard bytes > toldAt + ceiling / 16 || bytes > ceiling + ceiling / 4 else { return false }
      toldAt = bytes
      return true
    }
  }

  private static let state = Guarded(State())

  /// How much the process may hold: half of what the machine, or its control group, has.
  private static let ceiling: Int = {
    var total = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
    for file in ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"] {
      if let limit = numbers(file).first, limit > 0 { total = min(total, limit) }
    }
    return total / 2
  }()

  /// How much address space may be taken where that is limited: half of it, since arrays double.
  private static let mappedCeiling: Int = {
    var limit = rlimit()
    #if canImport(Glibc)
    let failed = getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) != 0
    #else
    let failed = getrlimit(RLIMIT_AS, &limit) != 0
    #endif
    guard !failed, limit.rlim_cur < rlim_t(1) << 46 else { return .max / 2 }
    let taken = usage().mapped
    return taken + max(0, Int(limit.rlim_cur) - taken) / 2
  }()

  /// Begins to watch on behalf of the session with this word.
  static func watch(_ word: UnsafeMutablePointer<Atomic<UInt32>>) {
    let mustStart = state.withLock { state in
      state.words.insert(UInt(bitPattern: word))
      if state.isWatching { return false }
      state.isWatching = true
      return true
    }
    guard mustStart else { return }
    // Files are opened here, before the program runs: no socket of its gets another number for that.
    _ = (ceiling, mappedCeiling)
    if let thread = NativeStack.start(stackBytes: 1 << 19, { MemoryGuard.look() }) {
      pthread_detach(thread)
    } else {
      state.withLock { $0.isWatching = false }
    }
  }

  /// Takes a session out that goes away.
  static func leave(_ word: UnsafeMutablePointer<Atomic<UInt32>>) {
    _ = state.withLock { $0.words.remove(UInt(bitPattern: word)) }
  }

  /// Whether an object of so many bytes still fits.
  @inline(never)
  static func admits(_ bytes: Int) -> Bool {
    let now = usage()
    let (resident, first) = now.resident.addingReportingOverflow(bytes)
    let (mapped, second) = now.mapped.addingReportingOverflow(bytes)
    return !first && !second && resident < ceiling && mapped < mappedCeiling
  }

  /// Looks until no session is left.
  private static func look() {
    while true {
      let now = usage()
      let goesOn = state.withLock { state in
        if state.words.isEmpty {
          state.isWatching = false
          return false
        }
        // Address space alone is no growth: threads reserve much and use little.
        let isMapped = now.resident > state.mapped.ceiling / 8 && state.mapped.isOver(now.mapped)
        if state.resident.isOver(now.resident) || isMapped {
          for address in state.words {
            Word(bitPattern: address)?.pointee
              .bitwiseOr(Interrupts.memory, ordering: .acquiringAndReleasing)
          }
        }
        return true
      }
      guard goesOn else { return }
      let room = max(0, min(ceiling - now.resident, mappedCeiling - now.mapped))
      // Memory fills at some gigabytes a second at most.
      usleep(UInt32(min(1_000_000, max(5_000, room / 4_000))))
    }
  }

  /// What the process holds, and what address space it takes, in bytes.
  private static func usage() -> (resident: Int, mapped: Int) {
    let pages = numbers(statistics)
    guard pages.count > 1 else { return (0, 0) }
    let size = sysconf(Int32(_SC_PAGESIZE))
    return (pages[1] * size, pages[0] * size)
  }

  /// What the kernel says of this process, kept open out of the way.
  private static let statistics = ck_move_up(open("/proc/self/statm", O_RDONLY | O_CLOEXEC))

  /// The numbers in a short file; none where there is no such file.
  private static func numbers(_ path: String) -> [Int] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    defer { if file >= 0 { close(file) } }
    return numbers(file)
  }

  private static func numbers(_ file: Int32) -> [Int] {
    guard file >= 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = pread(file, &bytes, bytes.count, 0)
    guard count > 0 else { return [] }
    return bytes[..<count].split { $0 == 32 || $0 == 10 }
      .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
  }
}
