import Testing
import Timeline

@testable import Explaining

@Suite struct PacketFileTests {
  /// The bytes that one packet with a comment makes, block by block.
  @Test func `a file is a section, an interface and a block for each packet`() {
    var packet = PacketEvent(
      source: Script.mine, destination: Script.echo, at: Moment(nanoseconds: 5))
    packet.frame = [0x45, 0, 0]
    packet.frameLength = 40
    let bytes = PacketFile(origin: 1 << 32).bytes([packet]) { _ in "1  s" }
    let blocks = Self.blocks(bytes)
    #expect(blocks.map(\.type) == [0x0A0D_0D0A, 1, 6])
    // Link type 101: the packet begins with its IP header.
    #expect(blocks[1].body.prefix(2) == [101, 0])
    // Interface 0, time 1 << 32 and 5, three of 40 bytes, padded to four.
    #expect(
      blocks[2].body == [0, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0, 3, 0, 0, 0, 40, 0, 0, 0]
        + [0x45, 0, 0, 0] + [1, 0, 4, 0] + Array("1  s".utf8) + [0, 0, 0, 0])
  }

  @Test func `a packet of which no bytes were kept is left out`() {
    let packet = PacketEvent(
      source: Script.mine, destination: Script.echo, at: Moment(nanoseconds: 5))
    let bytes = PacketFile(origin: 0).bytes([packet]) { _ in nil }
    #expect(Self.blocks(bytes).count == 2)
  }

  private static func blocks(_ bytes: [UInt8]) -> [(type: UInt32, body: [UInt8])] {
    var blocks: [(UInt32, [UInt8])] = []
    var place = 0
    while place + 12 <= bytes.count {
      let length = Int(number(bytes, place + 4))
      blocks.append((number(bytes, place), Array(bytes[(place + 8)..<(place + length - 4)])))
      place += length
    }
    return blocks
  }

  private static func number(_ bytes: [UInt8], _ place: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << (8 * UInt32($1)) }
  }
}
