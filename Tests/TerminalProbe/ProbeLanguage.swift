import Tutor

/// Just enough of Python's shape for the probe: blocks after `:`, open brackets, three names.
enum ProbeLanguage {
  static let completeness: @Sendable (String) -> Completeness = { text in
    let open = text.reduce(0) { $0 + ("([{".contains($1) ? 1 : ")]}".contains($1) ? -1 : 0) }
    if open > 0 { return .needsMore(indent: 4) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first, first.hasSuffix(":"), !first.hasPrefix(":") else {
      return .complete
    }
    return lines.count > 1 && lines.last == "" ? .complete : .needsMore(indent: 4)
  }

  static let completions: @Sendable (String, Int) -> [Completion] = { text, cursor in
    let before = String(decoding: text.utf8.prefix(cursor), as: UTF8.self)
    let word = before.split(separator: ".", omittingEmptySubsequences: false).last ?? ""
    return [
      Completion(text: "recv", summary: "takes bytes from the connection"),
      Completion(text: "recv_into", summary: "takes bytes into a buffer"),
      Completion(text: "send", summary: "hands bytes to the kernel"),
    ].filter { $0.text.hasPrefix(word) }
  }
}
