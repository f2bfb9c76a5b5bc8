import Peers
import Testing

/// The reader of scripts, fed with what nobody would write.
@Suite(.timeLimit(.minutes(4)))
struct ScriptFuzzTests {
  /// A small generator whose runs can be repeated.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ (state >> 29)) &* 0xBF58_476D_1CE4_E5B9
    }
  }

  /// Seeds that are always tried, and one that is new each time; a failure names it.
  static let seeds: [UInt64] = [1, 2, 3, 4, UInt64.random(in: 5...UInt64.max)]

  private static let whole = """
    # a server
    accept
    recv 5   # five bytes
    until "\\n"
    send b"a\\tb\\x00\\"\\\\"
    wait 20
    await client has sent 1
    await client is blocked in recv
    await client has closed
    shutdown
    close

    """

  private static let fragments =
    PeerVerb.words + [
      " ", "\n", "\r\n", "\t", "\"", "'", "\\", "\\x", "\\x4", "\\q", "b\"", "#", "0", "-1",
      "99999999999999999999", "1048577", "client", "server", "has", "is", "blocked in", "sent",
      "\0", "\u{301}", "\u{2028}", "\u{1F600}", "é",
      String(repeating: "x", count: 300), String(repeating: "\\", count: 99),
    ]

  private static func damage(_ text: inout [UInt8], _ dice: inout Dice) {
    guard !text.isEmpty else { return }
    let place = Int.random(in: 0..<text.count, using: &dice)
    let length = min(text.count - place, Int.random(in: 1...20, using: &dice))
    switch Int.random(in: 0..<6, using: &dice) {
    case 0: text.removeSubrange(place..<(place + length))
    case 1: text[place] = UInt8.random(in: 0...255, using: &dice)
    case 2: text.insert(contentsOf: text[place..<(place + length)], at: place)
    case 3: text.removeSubrange(place...)
    default: text.insert(contentsOf: (fragments.randomElement(using: &dice) ?? "").utf8, at: place)
    }
  }

  @Test(arguments: seeds)
  func `each text is a script, or is refused on one of its lines`(seed: UInt64) {
    var dice = Dice(state: seed)
    for _ in 0..<300 {
      var bytes = Array(Self.whole.utf8)
      for _ in 0..<Int.random(in: 1...5, using: &dice) { Self.damage(&bytes, &dice) }
      if Int.random(in: 0..<10, using: &dice) == 0 {
        bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &dice) }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      for role in [PeerScript.Role.peer, .visitor] {
        do throws(ScriptError) {
          let script = try PeerScript(parsing: text, for: role)
          // What was read is written and read again as the same.
          let written = script.verbs.map(\.description).joined(separator: "\n")
          #expect(try PeerScript(parsing: written, for: role) == script, "\(text)")
        } catch {
          #expect((0..<(bytes.count { $0 == 10 || $0 == 13 } + 9)).contains(error.line), "\(text)")
          #expect(error.description.utf8.count < 600, "\(text)")
        }
      }
    }
  }

  @Test(arguments: ["x", "\\x41", "é", "accept\n"])
  func `a long text is read in a moment, and told in short`(piece: String) {
    let long = String(repeating: piece, count: (1 << 16) / piece.utf8.count)
    for text in [long, "accept\nsend \"\(long)", "accept\nsend \"\(long)\"", "wait \(long)"] {
      let began = ContinuousClock.now
      do throws(ScriptError) {
        _ = try PeerScript(parsing: text)
      } catch {
        #expect(error.description.utf8.count < 600)
      }
      #expect(ContinuousClock.now - began < .seconds(15))
    }
  }
}
