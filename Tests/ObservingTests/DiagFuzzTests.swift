import CKernel
import Testing
import Timeline

@testable import Observing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A small generator whose runs can be repeated.
struct Dice: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ (state >> 29)) &* 0xBF58_476D_1CE4_E5B9
  }
}

/// Seeds that are always tried, and one that is new each time; a failure names it.
let seeds: [UInt64] = [1, 2, 3, 4, UInt64.random(in: 5...UInt64.max)]

/// The reader of sock_diag's answers, fed with what no kernel says.
@Suite(.timeLimit(.minutes(4)))
struct DiagFuzzTests {
  /// SOCK_DIAG_BY_FAMILY, NLMSG_ERROR, NLMSG_DONE, and a type that nobody has.
  private static let types: [UInt16] = [20, 2, 3, 77]

  /// A message as the kernel writes it: its header, and an entry.
  private static func message(_ type: UInt16, _ dice: inout Dice) -> [UInt8] {
    var bytes: [UInt8] = []
    func append(_ value: some FixedWidthInteger) {
      withUnsafeBytes(of: value) { bytes += $0 }
    }
    append(UInt32(88))
    append(type)
    append(UInt16(2))
    append(UInt32(0))
    append(UInt32(0))
    bytes += (0..<72).map { _ in UInt8.random(in: 0...255, using: &dice) }
    // The family, and one of the states.
    bytes[16] = 2
    bytes[17] = UInt8.random(in: 0...14, using: &dice)
    return bytes
  }

  private static func damage(_ bytes: inout [UInt8], _ dice: inout Dice) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &dice)
    switch Int.random(in: 0..<6, using: &dice) {
    case 0: bytes.removeSubrange(place...)
    case 1: bytes[place] = UInt8.random(in: 0...255, using: &dice)
    case 2:
      // A length, of any message: the first four bytes of its header.
      let start = place / 88 * 88
      let length = [0, 1, 15, 16, 17, 20, 87, 89, 90, 0x7FFF_FFFF, -1, -88].randomElement(
        using: &dice)
      withUnsafeBytes(of: Int32(length ?? 0)) { value in
        for (offset, byte) in value.enumerated() where start + offset < bytes.count {
          bytes[start + offset] = byte
        }
      }
    case 3: bytes.append(contentsOf: bytes.prefix(place))
    case 4: bytes.remove(at: place)
    default: bytes.insert(UInt8.random(in: 0...255, using: &dice), at: place)
    }
  }

  @Test(arguments: seeds)
  func `no answer of sock_diag does harm`(seed: UInt64) throws {
    var dice = Dice(state: seed)
    var ends: [Int32] = [-1, -1]
    try #require(ck_socketpair(AF_UNIX, ck_datagram, 0, &ends) >= 0)
    defer { for end in ends { close(end) } }
    let entries = UnsafeMutableBufferPointer<ck_diag_entry>.allocate(capacity: 1024)
    defer { entries.deallocate() }
    for round in 0..<600 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1...6, using: &dice) {
        bytes += Self.message(Self.types.randomElement(using: &dice) ?? 20, &dice)
      }
      for _ in 0..<Int.random(in: 0...5, using: &dice) { Self.damage(&bytes, &dice) }
      if round % 10 == 0 {
        bytes = (0..<Int.random(in: 0...400, using: &dice)).map { _ in
          UInt8.random(in: 0...255, using: &dice)
        }
      }
      for isDump in [true, false] {
        try #require(send(ends[0], bytes, bytes.count, 0) == bytes.count)
        var done: Int32 = 0
        let count =
          isDump
          ? ck_diag_next(ends[1], entries.baseAddress, 1024, &done)
          : ck_diag_answer(ends[1], entries.baseAddress)
        #expect(count <= bytes.count / 88 + 1)
        for entry in entries.prefix(max(0, count)) {
          guard let report = SocketReport(entry) else { continue }
          #expect(report.receiveQueue >= 0 && report.sendQueue >= 0)
        }
      }
    }
  }

  @Test(arguments: seeds)
  func `no line of proc's table does harm`(seed: UInt64) {
    var dice = Dice(state: seed)
    let whole = Array(
      """
         0: 0100007F:1F90 0200007F:C350 01 00000000:00000005 00:00000000 00000000     0        0 12345 1
      """.utf8)
    #expect(SocketReport(procLine: Substring(String(decoding: whole, as: UTF8.self))) != nil)
    let odd = Array("-:0123456789ABCDEFabcdef +\0\u{FF}".utf8)
    for _ in 0..<2000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...5, using: &dice) {
        let place = Int.random(in: 0..<bytes.count, using: &dice)
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: bytes[place] = odd.randomElement(using: &dice) ?? 0
        case 1: bytes.insert(odd.randomElement(using: &dice) ?? 0, at: place)
        case 2 where bytes.count > 1: bytes.removeSubrange(place...)
        default: bytes.append(contentsOf: bytes[place...])
        }
        if bytes.isEmpty { bytes = whole }
      }
      guard
        let report = SocketReport(procLine: Substring(String(decoding: bytes, as: UTF8.self)))
      else { continue }
      #expect(report.receiveQueue >= 0 && report.sendQueue >= 0)
    }
  }

  @Test(arguments: ["-8000000000000000", "-1", "7FFFFFFFFFFFFFFFF", ""])
  func `a number that is none makes the line none`(number: String) {
    let line =
      "0: 0100007F:1F90 0200007F:C350 08 \(number):\(number) 00:00000000 00000000 0 0 12345 1"
    #expect(SocketReport(procLine: Substring(line)) == nil)
  }
}
