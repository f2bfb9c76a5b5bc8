/// The text of a program as bytes, with its lines: turns ranges into offsets, characters and lines.
///
/// The bytes are UTF-8 with `\n` as the only line end; `\r\n` and a lone `\r` become `\n`, and a
/// byte order mark is dropped, as CPython does before it reads tokens.
package struct SourceText: Sendable {
  /// The text in UTF-8; every line end is one `\n`.
  package let bytes: [UInt8]
  /// The offset of the first byte of each line.
  package let lineStarts: [Int]

  /// Makes a source from a Swift string.
  package init(_ text: String) {
    self.init(utf8: Array(text.utf8))
  }

  /// Makes a source from bytes that are taken to be UTF-8.
  package init(utf8 raw: [UInt8]) {
    var bytes = raw
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if bytes.contains(UInt8(ascii: "\r")) { bytes = Self.withPlainLineEnds(bytes) }
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    self.bytes = bytes
    lineStarts = starts
  }

  private static func withPlainLineEnds(_ raw: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.count)
    var afterReturn = false
    for byte in raw {
      switch byte {
      case UInt8(ascii: "\r"):
        bytes.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "\n") where afterReturn:
        break
      default:
        bytes.append(byte)
      }
      afterReturn = byte == UInt8(ascii: "\r")
    }
    return bytes
  }

  /// The number of lines, counting an empty last one.
  package var lineCount: Int { lineStarts.count }

  /// The bytes of a line, from 1, without its line end; empty for a line that does not exist.
  package func line(_ number: Int) -> ArraySlice<UInt8> {
    guard number >= 1, number <= lineStarts.count else { return [] }
    let start = lineStarts[number - 1]
    let end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    return bytes[start..<end]
  }

  /// The text of a line, from 1, without its line end; bytes that are not UTF-8 are replaced.
  package func lineText(_ number: Int) -> String {
    String(decoding: line(number), as: UTF8.self)
  }

  /// The offset of a position, clamped into the text.
  package func offset(line number: Int32, column: Int32) -> Int {
    let index = min(max(Int(number) - 1, 0), lineStarts.count - 1)
    return min(lineStarts[index] + max(Int(column), 0), bytes.count)
  }

  /// The offsets that a range covers.
  package func offsets(of range: SourceRange) -> Range<Int> {
    let start = offset(line: range.line, column: range.column)
    return start..<max(start, offset(line: range.endLine, column: range.endColumn))
  }

  /// The text that a range covers; bytes that are not UTF-8 are replaced.
  package func text(of range: SourceRange) -> String {
    String(decoding: bytes[offsets(of: range)], as: UTF8.self)
  }

  /// The column in characters (Unicode scalars, from 0) of a column in UTF-8 bytes.
  package func characterColumn(line number: Int32, column: Int32) -> Int {
    line(Int(number)).prefix(max(Int(column), 0)).count { $0 & 0xC0 != 0x80 }
  }

  /// The line and column of an offset.
  package func position(of offset: Int) -> (line: Int32, column: Int32) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return (Int32(low + 1), Int32(offset - lineStarts[low]))
  }

  /// The range between two offsets.
  package func range(of offsets: Range<Int>) -> SourceRange {
    let start = position(of: offsets.lowerBound)
    let end = position(of: offsets.upperBound)
    return SourceRange(
      line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
  }
}
