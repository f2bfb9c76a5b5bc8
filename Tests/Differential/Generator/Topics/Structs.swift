/// The formats of the module `struct`.
extension Author {
  func structs() {
    some(6) {
      switch draw.below(8) {
      case 0: attempt("struct.calcsize('\(structFormat())')")
      case 1, 2: packing()
      case 3:
        attempt(
          "struct.unpack('\(structFormat())', \(draw.chance(50) ? bytes() : ramp(draw.below(40))))")
      case 4:
        let format = structFormat()
        line("a = bytes(range(\(draw.below(60)), 255))")
        attempt("struct.unpack('\(format)', a[:struct.calcsize('\(format)')])")
      case 5:
        attempt(
          "struct.unpack_from('\(structFormat())', \(ramp(draw.below(60)))\(draw.chance(60) ? ", \(draw.below(50) - 12)" : ""))"
        )
      case 6: packingInto()
      default:
        attempt(
          "list(struct.iter_unpack('\(structFormat())', \(ramp(draw.pick(0, 8, 12, 16, 24, 5)))))")
      }
    }
  }

  private func ramp(_ count: Int) -> String { "bytes(range(\(count)))" }

  private func order() -> String { draw.pick("", "<", ">", "!", "=", "@") }

  func structFormat() -> String {
    if draw.chance(4) {
      return draw.pick("z", "<n", "5", "1 0h", "<@h", "é", "b'", "0s", "-1h").replacing(
        "'", with: "")
    }
    return order() + draw.list(0, 5) { code() }.joined(separator: draw.pick("", " "))
  }

  private func code() -> String {
    let letter = draw.pick(
      "h", "i", "b", "B", "H", "I", "q", "Q", "l", "L", "c", "s", "p", "x", "?", "f", "d", "e")
    // A Pascal string without room ends in an error of CPython's own making.
    if draw.chance(75) { return letter }
    return (letter == "p" ? "\(draw.below(4) + 1)" : "\(draw.below(5))") + letter
  }

  private func packing() {
    var values: [String] = []
    let codes = draw.list(0, 5) { () -> String in
      let text = code()
      values += arguments(for: text)
      return text
    }
    if draw.chance(8) { values.append("1") }
    attempt("struct.pack(\((["'\(order())\(codes.joined())'"] + values).joined(separator: ", ")))")
  }

  /// Values for one code of a format: mostly right ones, and right in number.
  private func arguments(for code: String) -> [String] {
    guard let letter = code.last else { return [] }
    let repeats = Int(code.dropLast()) ?? 1
    if draw.chance(5) { return [anything()] }
    switch letter {
    case "x": return []
    case "s", "p": return [draw.chance(10) ? str() : bytes()]
    case "c": return (0..<repeats).map { _ in draw.chance(10) ? bytes() : "b'x'" }
    case "?": return (0..<repeats).map { _ in scalar() }
    case "f", "d", "e":
      return (0..<repeats).map { _ in
        draw.chance(60) ? float() : draw.pick("1", "65504.0", "65520", "1e39", "2**70", "'x'")
      }
    default:
      return (0..<repeats).map { _ in
        draw.chance(70)
          ? "\(draw.below(300) - 60)"
          : draw.pick(
            "127", "128", "-129", "255", "256", "32767", "32768", "-32769", "65535", "65536",
            "2**31 - 1", "2**31", "2**32 - 1", "2**32", "2**63", "2**64 - 1", "2**64", "-2**63",
            "True", "1.0")
      }
    }
  }

  private func packingInto() {
    line("a = bytearray(\(draw.below(24)))")
    attempt(
      "struct.pack_into('\(order())\(draw.pick("hh", "i", "bq", "3s", "HxB"))', a, \(draw.below(24) - 6), \(draw.pick("1, 2", "3", "b'ab'", "-1, 300", "258, 7")))"
    )
    line("show(a)")
  }
}
