/// Writes the text of one case, choosing by a `Draw`.
///
/// The topics are extensions; each knows one part of the language.
final class Author {
  let draw: Draw
  private(set) var lines: [String] = []
  private var depth = 0
  private var labels = 0

  init(_ draw: Draw) {
    self.draw = draw
  }

  /// Adds a line at the present indentation.
  func line(_ text: String) {
    lines.append(String(repeating: "    ", count: depth) + text)
  }

  /// Adds a compound statement; one whose body adds nothing gets `pass`.
  func block(_ head: String, _ body: () -> Void) {
    line(head)
    depth += 1
    let before = lines.count
    body()
    if lines.count == before { line("pass") }
    depth -= 1
  }

  /// A number that no other label of the case has.
  func label() -> Int {
    labels += 1
    return labels
  }

  /// Some statements, each a part that shrinking can leave out.
  func some(_ most: Int, _ body: () -> Void) { draw.some(1, most, body) }

  /// Shows what an expression gives, or the exception it ends in.
  func attempt(_ expression: String) {
    let expression = expression.hasComma ? "(\(expression))" : expression
    if draw.below(4) < 3 {
      line("attempt(lambda: \(expression))")
    } else {
      attempting { self.line("show(\(expression))") }
    }
  }

  /// Statements whose exception is told.
  func attempting(_ body: () -> Void) {
    block("try:", body)
    block("except Exception as error:") { self.line("report(error)") }
  }

  /// An expression that tells when it is evaluated.
  func traced(_ expression: String) -> String { "t(\(label()), \(expression))" }

  /// The same expression, now and then one that tells when it is evaluated.
  func perhapsTraced(_ expression: String) -> String {
    draw.chance(20) ? traced(expression) : expression
  }

  /// An expression as an operand: in parentheses where it needs them.
  func operand(_ expression: String) -> String {
    let isPlain = expression.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0) || $0 == "_"
    }
    let first = expression.unicodeScalars.first ?? " "
    let isClosed = "[{\"'".unicodeScalars.contains(first) && !expression.contains(" ")
    return isPlain || isClosed ? expression : "(\(expression))"
  }

  /// An identifier of a short list.
  func name() -> String { draw.pick("a", "b", "c", "d") }
}

extension String {
  /// Whether the text has a comma outside of brackets and quotes.
  fileprivate var hasComma: Bool {
    var depth = 0
    var quote: Unicode.Scalar?
    for scalar in unicodeScalars {
      switch scalar {
      case "'", "\"": quote = quote == nil ? scalar : quote == scalar ? nil : quote
      case "(", "[", "{": depth += quote == nil ? 1 : 0
      case ")", "]", "}": depth -= quote == nil ? 1 : 0
      case ",": if depth == 0, quote == nil { return true }
      default: break
      }
    }
    return false
  }
}
