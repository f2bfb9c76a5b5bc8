/// Indexing and slicing: getting, setting, deleting, with bounds of every sort.
extension Author {
  func slicing() {
    let kind = draw.pick(Kind.sequences)
    line("a = \(sliceable(kind))")
    some(7) {
      switch draw.below(8) {
      case 0, 1, 2: attempt("a[\(slice())]")
      case 3: attempt("a[\(draw.chance(80) ? index() : anything())]")
      case 4: setting(kind)
      case 5: deleting()
      case 6:
        attempt(
          "slice(\(draw.list(1, 3) { bound() }.joined(separator: ", "))).indices(\(draw.below(9)))")
      default: attempt(draw.pick("a", "len(a)", "a[::-1]", "a[:]", "list(a)"))
      }
    }
  }

  private func sliceable(_ kind: Kind) -> String {
    switch kind {
    case .str: draw.pick("'abcdefg'", "'aé日😀z'", "''", str())
    case .bytes: draw.pick("b'abcdefg'", bytes())
    case .bytearray: draw.pick("bytearray(b'abcdefg')", value(.bytearray))
    case .list: draw.pick("[0, 1, 2, 3, 4, 5, 6]", value(.list))
    case .tuple: draw.pick("(0, 1, 2, 3, 4)", value(.tuple))
    case .memoryview: draw.pick("memoryview(bytearray(b'abcdefg'))", value(.memoryview))
    default: value(.range)
    }
  }

  private func bound() -> String {
    switch draw.below(12) {
    case 0: draw.pick("None", "True")
    case 1: draw.pick("2**70", "-2**70", "2**63 - 1", "-2**63")
    case 2: draw.chance(20) ? draw.pick("'1'", "1.0", "[]") : "0"
    default: "\(draw.below(19) - 9)"
    }
  }

  func slice() -> String {
    let start = draw.chance(70) ? bound() : ""
    let stop = draw.chance(70) ? bound() : ""
    guard draw.chance(45) else { return "\(start):\(stop)" }
    return "\(start):\(stop):\(draw.pick("", "1", "2", "-1", "3", "-2", "0", bound()))"
  }

  private func setting(_ kind: Kind) {
    let target = draw.chance(65) ? slice() : index()
    let isBinary = kind == .bytearray || kind == .memoryview
    let source =
      draw.chance(15)
      ? anything()
      : isBinary
        ? draw.pick(
          bytes(), "b'\(String(repeating: "z", count: draw.below(6)))'", "\(draw.below(300))",
          "[1, 2]")
        : draw.pick(
          "[\(draw.list(0, 5) { "\(draw.below(9))" }.joined(separator: ", "))]", "'xyz'", "a", "7")
    attempting {
      line("a[\(perhapsTracedIndex(target))] = \(perhapsTraced(source))")
    }
    line("show(a)")
  }

  private func perhapsTracedIndex(_ target: String) -> String {
    target.contains(":") ? target : perhapsTraced(target)
  }

  private func deleting() {
    attempting { line("del a[\(draw.chance(70) ? slice() : index())]") }
    line("show(a)")
  }
}
