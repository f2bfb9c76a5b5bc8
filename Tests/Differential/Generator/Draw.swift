/// The choices that make one case: drawn at random and kept, or given and played again.
///
/// A case is a function of its choices, so a shorter or smaller list of choices is a simpler case that is
/// still well-formed: that is how cases are shrunk. Zero is always the simplest choice.
package final class Draw {
  /// What was chosen so far.
  private(set) var choices: [Int] = []
  /// The stretches of `choices` that made one part of the case each, a statement for instance.
  private(set) var spans: [Range<Int>] = []
  private let given: [Int]
  private var random: SplitMix?

  /// Chooses at random.
  package init(seed: UInt64) {
    given = []
    random = SplitMix(state: seed)
  }

  /// Plays choices again; once they are used up every choice is zero.
  init(given: [Int]) {
    self.given = given
  }

  /// A number from zero up to `bound`, exclusive.
  func below(_ bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    var choice = 0
    if choices.count < given.count {
      choice = given[choices.count] % bound
    } else if random != nil {
      choice = Int((random?.next() ?? 0) % UInt64(bound))
    }
    choices.append(choice)
    return choice
  }

  /// True in so many of a hundred cases; false is the simpler choice.
  func chance(_ percent: Int) -> Bool { below(100) >= 100 - percent }

  /// One of several; the first is the simplest.
  func pick<T>(_ items: [T]) -> T { items[below(items.count)] }

  /// One of several; the first is the simplest.
  func pick<T>(_ items: T...) -> T { items[below(items.count)] }

  /// Marks the choices that the body makes as one part of the case.
  func part<T>(_ body: () -> T) -> T {
    let start = choices.count
    defer { if choices.count > start { spans.append(start..<choices.count) } }
    return body()
  }

  /// Does something some times: at least once when `least` is 1, and at most `most` times.
  func some(_ least: Int = 1, _ most: Int, _ body: () -> Void) {
    var count = 0
    while count < most {
      let goesOn = part {
        if count >= least, below(most + 1) == 0 { return false }
        body()
        return true
      }
      if !goesOn { return }
      count += 1
    }
  }

  /// A list made of some drawn items.
  func list<T>(_ least: Int, _ most: Int, _ item: () -> T) -> [T] {
    var items: [T] = []
    if most > 0 { some(least, most) { items.append(item()) } }
    return items
  }
}

/// The generator SplitMix64: small, and the same on every platform.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
