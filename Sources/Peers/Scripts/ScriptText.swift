/// The texts of a script: bytes between quotes.
enum ScriptText {
  /// The bytes as a script writes them, in double quotes.
  static func quoted(_ bytes: [UInt8]) -> String {
    var text = "\""
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\n"): text += "\\n"
      case UInt8(ascii: "\r"): text += "\\r"
      case UInt8(ascii: "\t"): text += "\\t"
      case UInt8(ascii: "\\"): text += "\\\\"
      case UInt8(ascii: "\""): text += "\\\""
      case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16)
        text += "\\x" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return text + "\""
  }

  /// The bytes of a quoted text; what follows the closing quote is returned with them.
  ///
  /// A `b` before the quote is allowed, and single quotes too, as in Python.
  static func bytes(
    of text: Substring
  ) throws(Fault) -> (bytes: [UInt8], rest: Substring) {
    var rest = text.first == "b" ? text.dropFirst() : text
    guard let quote = rest.first, quote == "\"" || quote == "'" else { throw .notQuoted }
    rest = rest.dropFirst()
    var bytes: [UInt8] = []
    while let character = rest.first {
      rest = rest.dropFirst()
      if character == quote { return (bytes, rest) }
      if character == "\\" {
        bytes.append(try escape(&rest))
      } else {
        bytes.append(contentsOf: String(character).utf8)
      }
    }
    throw .unclosed
  }

  /// What can be wrong with a text.
  enum Fault: Error {
    case notQuoted
    case unclosed
    case unknownEscape(String)
  }

  private static func escape(_ rest: inout Substring) throws(Fault) -> UInt8 {
    guard let character = rest.first else { throw .unclosed }
    rest = rest.dropFirst()
    switch character {
    case "n": return UInt8(ascii: "\n")
    case "r": return UInt8(ascii: "\r")
    case "t": return UInt8(ascii: "\t")
    case "0": return 0
    case "\\": return UInt8(ascii: "\\")
    case "\"": return UInt8(ascii: "\"")
    case "'": return UInt8(ascii: "'")
    case "x":
      let digits = rest.prefix(2)
      guard digits.count == 2, digits.allSatisfy(\.isHexDigit), let byte = UInt8(digits, radix: 16)
      else { throw .unknownEscape("\\x\(digits)") }
      rest = rest.dropFirst(2)
      return byte
    default: throw .unknownEscape("\\\(character)")
    }
  }
}
