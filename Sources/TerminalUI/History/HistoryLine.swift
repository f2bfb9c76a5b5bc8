/// One history entry as a line of the history file.
///
/// A block keeps its newlines as `\n`, a backslash doubles, other control characters become `\xNN`.
package enum HistoryLine {
  /// The line for an entry, without its newline.
  package static func encode(_ entry: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": line.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": line.append(contentsOf: "\\n".unicodeScalars)
      case "\t": line.append(contentsOf: "\\t".unicodeScalars)
      case let control where control.value < 0x20 || control.value == 0x7F:
        let digits = String(control.value, radix: 16)
        let text = "\\x" + (digits.count == 1 ? "0" : "") + digits
        line.append(contentsOf: text.unicodeScalars)
      default: line.append(scalar)
      }
    }
    return String(line)
  }

  /// The entry of a line; nil when the line is damaged: empty, not UTF-8, or with an unknown escape.
  package static func decode(_ bytes: some Collection<UInt8>) -> String? {
    guard !bytes.isEmpty, let line = String(validating: bytes, as: UTF8.self) else { return nil }
    var entry = String.UnicodeScalarView()
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        if scalar.value < 0x20 || scalar.value == 0x7F { return nil }
        entry.append(scalar)
        continue
      }
      switch rest.popFirst() {
      case "\\": entry.append("\\")
      case "n": entry.append("\n")
      case "t": entry.append("\t")
      case "x":
        let digits = String(rest.prefix(2))
        guard digits.unicodeScalars.count == 2, let value = UInt8(digits, radix: 16) else {
          return nil
        }
        rest = rest.dropFirst(2)
        entry.append(Unicode.Scalar(value))
      default: return nil
      }
    }
    return String(entry)
  }
}
