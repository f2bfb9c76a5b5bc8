/// Bytes and text in Python's own notation, for words about them.
enum PythonText {
  /// The repr of a bytes object.
  static func repr(of bytes: some Sequence<UInt8>) -> String {
    let bytes = Array(bytes)
    let quote: Character = bytes.contains(0x27) && !bytes.contains(0x22) ? "\"" : "'"
    var text = "b" + String(quote)
    for byte in bytes {
      switch byte {
      case 0x0A: text += "\\n"
      case 0x0D: text += "\\r"
      case 0x09: text += "\\t"
      case 0x5C: text += "\\\\"
      case 0x27 where quote == "'": text += "\\'"
      case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return text + String(quote)
  }
}
