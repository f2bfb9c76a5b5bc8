import Testing

@testable import LessonModel

/// A small generator whose runs can be repeated.
private struct Dice: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ (state >> 29)) &* 0xBF58_476D_1CE4_E5B9
  }
}

@Suite struct `A damaged lesson` {
  private static let fragments = [
    "```", "~~~~", "{", "}", "\"", "[[", "]]", "---\n", "=> ", "\n> ", "- [x] ", "<!--", "-->",
    "\0", "\t", "\r\n", "____", "{.told covers=C1}\n", "```quiz {#a .fill}\n", "*", "`", "[", "](",
    "&amp;", "\\", "\u{F0000}", "\u{301}", "lang: [", "? : ", "&a *a", "!!x", "#", "1. ", "0x",
    "..",
    String(repeating: "> ", count: 200), String(repeating: "[", count: 300),
    String(repeating: "*a _b ", count: 100), String(repeating: "- ", count: 200),
  ]

  @Test(arguments: 0..<8)
  func `never ends the program, and each problem stands inside the file`(seed: Int) throws {
    let whole = try fixture("every-block.md")
    var dice = Dice(state: UInt64(seed) &* 7919 &+ 1)
    for _ in 0..<400 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...6, using: &dice) { Self.damage(&bytes, &dice) }
      let reading = LessonReader.read(bytes, name: "1-x", path: "x.md")
      let lines = bytes.count { $0 == 10 || $0 == 13 } + 2
      for problem in reading.problems {
        #expect((1...lines).contains(problem.position.line), "\(problem)")
        #expect(!problem.description.isEmpty)
      }
    }
  }

  private static func damage(_ bytes: inout [UInt8], _ dice: inout Dice) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &dice)
    let length = min(bytes.count - place, Int.random(in: 1...200, using: &dice))
    switch Int.random(in: 0..<6, using: &dice) {
    case 0: bytes.removeSubrange(place..<(place + length))
    case 1: bytes[place] = UInt8.random(in: 0...255, using: &dice)
    case 2: bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
    case 3: bytes.removeSubrange(place...)
    default:
      let fragment = fragments.randomElement(using: &dice) ?? ""
      bytes.insert(contentsOf: Array(fragment.utf8), at: place)
    }
  }
}
