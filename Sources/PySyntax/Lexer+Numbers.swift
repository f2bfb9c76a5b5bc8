extension Lexer {
  /// Reads a number and checks what follows it.
  mutating func readNumber() throws(Stop) {
    let start = index
    if bytes[index] == UInt8(ascii: "0") {
      switch bytes[index + 1] | 0x20 {
      case UInt8(ascii: "x"): return try readRadix(.hexadecimal, from: start) { $0.isHexDigit }
      case UInt8(ascii: "o"):
        return try readRadix(.octal, from: start) { $0.isDigit && $0 < UInt8(ascii: "8") }
      case UInt8(ascii: "b"):
        return try readRadix(.binary, from: start) { $0.isDigit && $0 < UInt8(ascii: "2") }
      default: break
      }
    }
    try readDecimal(from: start)
  }

  private mutating func readRadix(
    _ form: SyntaxError.NumberForm, from start: Int, isDigit: (UInt8) -> Bool
  ) throws(Stop) {
    index += 2
    repeat {
      if bytes[index] == UInt8(ascii: "_") { index += 1 }
      guard isDigit(bytes[index]) else {
        if form != .hexadecimal, bytes[index].isDigit {
          try stopAtNumber(.invalidDigit(bytes[index], form), at: index)
        }
        try stopAtNumber(.invalidNumber(form), at: index - 1)
      }
      while isDigit(bytes[index]) { index += 1 }
    } while bytes[index] == UInt8(ascii: "_")
    if form != .hexadecimal, bytes[index].isDigit {
      try stopAtNumber(.invalidDigit(bytes[index], form), at: index)
    }
    try checkEnd(of: form)
    append(.number, from: start)
  }

  private mutating func readDecimal(from start: Int) throws(Stop) {
    var zerosEnd = start
    var isOldOctal = false
    if bytes[index] == UInt8(ascii: "0") {
      while bytes[index] == UInt8(ascii: "0") || bytes[index] == UInt8(ascii: "_") {
        if bytes[index] == UInt8(ascii: "_"), !bytes[index + 1].isDigit {
          try stopAtNumber(.invalidNumber(.decimal), at: index)
        }
        index += 1
        if bytes[index - 1] == UInt8(ascii: "_"), bytes[index] != UInt8(ascii: "0") { break }
      }
      zerosEnd = index
      if bytes[index].isDigit {
        isOldOctal = true
        try readDigits()
      }
    } else if bytes[index].isDigit {
      try readDigits()
    }
    if bytes[index] == UInt8(ascii: ".") {
      isOldOctal = false
      index += 1
      if bytes[index].isDigit { try readDigits() }
    }
    if bytes[index] | 0x20 == UInt8(ascii: "e"), try readExponent() { isOldOctal = false }
    if bytes[index] | 0x20 == UInt8(ascii: "j") {
      index += 1
      try checkEnd(of: .imaginary)
    } else if isOldOctal {
      try stop(.mistake(SyntaxError(.leadingZeros, range(from: start, to: zerosEnd))))
    } else {
      try checkEnd(of: .decimal)
    }
    append(.number, from: start)
  }

  /// Reads digits with single underscores between them.
  private mutating func readDigits() throws(Stop) {
    while true {
      while bytes[index].isDigit { index += 1 }
      guard bytes[index] == UInt8(ascii: "_") else { return }
      index += 1
      guard bytes[index].isDigit else {
        try stopAtNumber(.invalidNumber(.decimal), at: index - 1)
      }
    }
  }

  /// Reads an exponent; false when the `e` starts a word.
  private mutating func readExponent() throws(Stop) -> Bool {
    let sign = bytes[index + 1]
    if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      index += 2
      guard bytes[index].isDigit else {
        try stopAtNumber(.invalidNumber(.decimal), at: index - 1)
      }
    } else {
      guard sign.isDigit else { return false }
      index += 1
    }
    try readDigits()
    return true
  }

  /// Checks that the number is not glued to a word, save the operators that may follow.
  private mutating func checkEnd(of form: SyntaxError.NumberForm) throws(Stop) {
    guard bytes[index].continuesIdentifier else { return }
    for word in ["if", "in", "is"] where bytes[index...].starts(with: word.utf8) { return }
    for word in ["and", "else", "for", "or", "not"]
    where bytes[index...].starts(with: word.utf8)
      && !bytes[index + word.utf8.count].continuesIdentifier
    { return }
    try stopAtNumber(.invalidNumber(form), at: index - 1)
  }

  private mutating func stopAtNumber(_ kind: SyntaxError.Kind, at offset: Int) throws(Stop) -> Never
  {
    try stop(.mistake(SyntaxError(kind, range(from: offset, to: offset + 1))))
  }
}
