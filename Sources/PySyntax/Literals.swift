/// The value of an `int` literal of any size: its digits and their radix.
package struct IntegerLiteral: Hashable, Sendable {
  /// The digits without prefix and underscores, in lower case; never empty.
  package let digits: String
  /// 2, 8, 10 or 16.
  package let radix: Int

  /// Makes a literal from digits that are valid in the radix.
  package init(digits: String, radix: Int) {
    self.digits = digits
    self.radix = radix
  }

  /// The value where it fits into an `Int`, else `nil`.
  package var small: Int? { Int(digits, radix: radix) }
}

/// The value of a `str` literal: a sequence of Unicode code points, lone surrogates included.
///
/// A Swift `String` cannot hold a lone surrogate such as `'\ud800'`, so the code points are kept as
/// numbers from 0 to 0x10FFFF.
package struct TextConstant: Hashable, Sendable {
  /// The code points, each from 0 to 0x10FFFF.
  package var codePoints: [UInt32]

  /// Makes a constant from code points.
  package init(codePoints: [UInt32] = []) {
    self.codePoints = codePoints
  }

  /// Makes a constant from a Swift string.
  package init(_ text: String) {
    codePoints = text.unicodeScalars.map(\.value)
  }

  /// Whether there is no code point at all.
  package var isEmpty: Bool { codePoints.isEmpty }

  /// The text as a Swift string, or `nil` when it has a lone surrogate.
  package var string: String? {
    var scalars = String.UnicodeScalarView()
    for point in codePoints {
      guard let scalar = Unicode.Scalar(point) else { return nil }
      scalars.append(scalar)
    }
    return String(scalars)
  }
}
