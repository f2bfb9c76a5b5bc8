/// Some cases as one program, each apart from the others, and what each printed.
struct Batch {
  let cases: [Case]

  /// The program: the prelude, then each case under a heading of its own.
  ///
  /// Each case starts without the names of the one before.
  var program: String {
    var lines = Prelude.all
    for (index, single) in cases.enumerated() {
      lines += [Prelude.forget, "print('\\n\(Self.mark)\(index)')", "try:"]
      lines += single.lines.map { "    " + $0 }
      lines += ["except BaseException as error:", "    report(error)"]
    }
    return lines.joined(separator: "\n") + "\nprint('\\n\(Self.mark)end')\n"
  }

  private static let mark = "#:case "

  /// What each case printed; nil from where the output ends early.
  func outputs(_ text: String) -> [String?] {
    var outputs: [String?] = Array(repeating: nil, count: cases.count)
    let parts = text.split(separator: "\n" + Self.mark, omittingEmptySubsequences: false)
    var isComplete = false
    for part in parts.dropFirst() {
      guard let lineEnd = part.firstIndex(of: "\n") else { continue }
      if part.hasPrefix("end") { isComplete = true }
      guard let index = Int(part[..<lineEnd]), index < cases.count else { continue }
      outputs[index] = String(part[part.index(after: lineEnd)...]).withoutAddresses
    }
    guard !isComplete, let last = outputs.lastIndex(where: { $0 != nil }) else { return outputs }
    outputs[last] = nil
    return outputs
  }
}

extension String {
  /// The text with the addresses of objects masked.
  var withoutAddresses: String {
    guard contains(" at 0x") else { return self }
    return replacing(#/ at 0x[0-9a-f]+/#, with: " at 0x…")
  }
}
