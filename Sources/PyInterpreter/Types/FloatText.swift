internal import CKernel

/// Floating-point numbers as text: `repr` and the `e`, `f`, `g` forms.
enum FloatText {
  /// `repr(number)`.
  static func repr(_ number: Double) -> [UInt8] {
    text(number, "r", precision: 0, isAlternate: false, addsPoint: true)
  }

  /// A number in one of the forms; `letter` is `r` for the shortest text that reads back the same.
  static func text(
    _ number: Double, _ letter: Unicode.Scalar, precision: Int, isAlternate: Bool, addsPoint: Bool
  ) -> [UInt8] {
    let isUpper = letter.value < 97
    if !number.isFinite {
      let word =
        number.isNaN ? "nan" : number < 0 ? "-inf" : "inf"
      return isUpper ? ASCIICase.upper(Array(word.utf8)) : Array(word.utf8)
    }
    switch letter {
    case "f", "F", "e", "E":
      return printed(UInt8(ascii: letter), precision, number, isAlternate)
    case "r":
      let (digits, point) = shortest(number.magnitude)
      let isScientific = !(-4 < point && point <= 16)
      return laidOut(
        digits, point: point, isNegative: number.sign == .minus, isScientific: isScientific,
        exponentMark: 101, addsPoint: addsPoint, keepsPoint: isAlternate)
    default:
      return general(
        number, precision: max(1, precision), isAlternate: isAlternate, addsPoint: addsPoint,
        exponentMark: isUpper ? 69 : 101)
    }
  }

  /// From here on the digits of every number are zeros.
  private static let mostPlaces = 1_100

  private static func printed(
    _ form: UInt8, _ precision: Int, _ number: Double, _ isAlternate: Bool
  ) -> [UInt8] {
    let places = min(precision, mostPlaces)
    // A finite number has at most 309 digits before the point; a sign, a point and an exponent come on top.
    let room = places + 330
    var text = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      count = buffer.withMemoryRebound(to: CChar.self) { buffer in
        Int(
          ck_print_number(
            buffer.baseAddress, buffer.count, CChar(bitPattern: form), isAlternate ? 1 : 0,
            Int32(places), number))
      }
    }
    if precision > places {
      let exponent = form | 32 == UInt8(ascii: "e") ? text.lastIndex(of: form) : nil
      let end = Array(text[(exponent ?? text.count)...])
      text.removeLast(end.count)
      text.reserveCapacity(text.count + precision - places + end.count)
      text.append(contentsOf: repeatElement(48, count: precision - places))
      text.append(contentsOf: end)
    }
    return text
  }

  /// The form `g`: so many significant digits, trailing zeros dropped unless alternate.
  private static func general(
    _ number: Double, precision: Int, isAlternate: Bool, addsPoint: Bool, exponentMark: UInt8
  ) -> [UInt8] {
    // Zeros beyond are dropped, or kept by the alternate form alone.
    let precision = isAlternate ? precision : min(precision, mostPlaces)
    let text = printed(UInt8(ascii: "e"), precision - 1, number.magnitude, false)
    let mark = text.lastIndex(of: 101) ?? text.count
    var digits = text[..<mark].filter { $0 != 46 }
    let point = (Int(String(decoding: text[(mark + 1)...], as: UTF8.self)) ?? 0) + 1
    let isScientific = point <= -4 || point > precision - (addsPoint ? 1 : 0)
    if !isAlternate { while digits.count > 1, digits.last == 48 { digits.removeLast() } }
    return laidOut(
      digits, point: number == 0 ? 1 : point, isNegative: number.sign == .minus,
      isScientific: isScientific, exponentMark: exponentMark, addsPoint: addsPoint,
      keepsPoint: isAlternate)
  }

  /// The fewest digits that read back as the number, and where the decimal point stands.
  private static func shortest(_ number: Double) -> (digits: [UInt8], point: Int) {
    if number == 0 { return ([48], 1) }
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    let text = number.description
    var units = text.utf8.makeIterator()
    while let unit = units.next() {
      if unit == 46 {
        point = digits.count
      } else if unit == 101 {
        var rest = ""
        while let unit = units.next() {
          if unit != 43 { rest.unicodeScalars.append(Unicode.Scalar(unit)) }
        }
        exponent = Int(rest) ?? 0
      } else {
        digits.append(unit)
      }
    }
    var place = (point ?? digits.count) + exponent
    let zeros = digits.prefix { $0 == 48 }.count
    digits.removeFirst(zeros)
    place -= zeros
    while digits.count > 1, digits.last == 48 { digits.removeLast() }
    return (digits, place)
  }

  private static func laidOut(
    _ digits: [UInt8], point: Int, isNegative: Bool, isScientific: Bool, exponentMark: UInt8,
    addsPoint: Bool, keepsPoint: Bool = false
  ) -> [UInt8] {
    var result: [UInt8] = isNegative ? [45] : []
    if isScientific {
      result.append(digits[0])
      if digits.count > 1 || keepsPoint {
        result.append(46)
        result.append(contentsOf: digits[1...])
      }
      let exponent = point - 1
      result.append(exponentMark)
      result.append(exponent < 0 ? 45 : 43)
      let text = String(abs(exponent))
      if text.utf8.count < 2 { result.append(48) }
      result.append(contentsOf: text.utf8)
      return result
    }
    if point <= 0 {
      result.append(48)
      result.append(46)
      result.append(contentsOf: repeatElement(48, count: -point))
      result.append(contentsOf: digits)
      return result
    }
    for index in 0..<point { result.append(index < digits.count ? digits[index] : 48) }
    if digits.count > point {
      result.append(46)
      result.append(contentsOf: digits[point...])
    } else if addsPoint {
      result.append(46)
      result.append(48)
    } else if keepsPoint {
      result.append(46)
    }
    return result
  }
}
