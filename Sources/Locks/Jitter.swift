#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif
internal import Synchronization

/// Delays of 0 to 20 ms that shake who comes first: whatever rests on luck with timing comes out otherwise under them.
///
/// Each part of the program has a stream of its own, and the n-th delay of a stream is the same whenever the seed is:
/// a failure can be seen again. Where nothing is to be shaken there is no jitter at all (`nil`), which costs nothing.
public final class Jitter: Sendable {
  /// What the delays are made from.
  public let seed: UInt64
  private let start: UInt64
  private let count = Atomic<UInt64>(0)

  /// The longest delay, in nanoseconds.
  private static let longest: UInt64 = 20_000_000

  /// Delays from a seed.
  public convenience init(seed: UInt64) {
    self.init(seed: seed, start: Jitter.mixed(seed))
  }

  private init(seed: UInt64, start: UInt64) {
    self.seed = seed
    self.start = start
  }

  /// The delays of one part of the program, by its name.
  public func stream(_ name: String) -> Jitter {
    // FNV-1a: the same in every run, unlike Swift's own hashes.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Jitter(seed: seed, start: Jitter.mixed(seed ^ hash))
  }

  /// The next delay, in nanoseconds.
  public func next() -> Int64 {
    let number = count.wrappingAdd(1, ordering: .relaxed).newValue
    return Int64(Jitter.mixed(start &+ number) % (Jitter.longest + 1))
  }

  /// Lets the calling thread wait for the next delay.
  public func pause() {
    var time = timespec(tv_sec: 0, tv_nsec: Int(next()))
    nanosleep(&time, nil)
  }

  /// SplitMix64: each bit of the number changes half of the bits of what it gives.
  private static func mixed(_ number: UInt64) -> UInt64 {
    var mix = number &+ 0x9E37_79B9_7F4A_7C15
    mix = (mix ^ (mix >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mix = (mix ^ (mix >> 27)) &* 0x94D0_49BB_1331_11EB
    return mix ^ (mix >> 31)
  }
}
