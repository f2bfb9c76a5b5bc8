package import Tutor

/// Says on an empty line of a block what the prompt waits for: a bracket that is open, or the block's next line.
///
/// The terminal editor can draw no `... ` inside one buffer.
package enum ContinuationHint {
  static let blockBegins = "the block: its lines begin with spaces"
  static let blockEnds = "Enter on this empty line ends the block"
  static let unfinished = "the line above goes on here"

  static func open(_ bracket: Unicode.Scalar) -> String { "\(bracket) is still open: go on here" }

  /// The words for a buffer; empty where its cursor is not on an empty line at the end of a block.
  package static func words(
    _ buffer: EditBuffer, completeness: (String) -> Completeness
  ) -> String {
    guard buffer.isAtEnd, !buffer.isSingleLine else { return "" }
    let lines = buffer.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.last?.allSatisfy({ $0 == " " }) == true else { return "" }
    if let bracket = openBracket(buffer.scalars) { return open(bracket) }
    let before = lines.dropLast().last { !$0.allSatisfy { $0 == " " } } ?? ""
    if EnterRule.indent(after: String(before)) > before.prefix(while: { $0 == " " }).count {
      return blockBegins
    }
    switch completeness(EnterRule.withoutTrailingBlanks(buffer.text)) {
    case .complete: return blockEnds
    case .needsMore: return unfinished
    }
  }

  /// The last bracket that has no partner; what stands in strings and comments is none.
  private static func openBracket(_ scalars: [Unicode.Scalar]) -> Unicode.Scalar? {
    var hidden = Set<Int>()
    for span in PythonColours.spans(scalars) { hidden.formUnion(span.range) }
    var open: [Unicode.Scalar] = []
    for (index, scalar) in scalars.enumerated() where !hidden.contains(index) {
      switch scalar {
      case "(", "[", "{": open.append(scalar)
      case ")", "]", "}": _ = open.popLast()
      default: continue
      }
    }
    return open.last
  }
}
