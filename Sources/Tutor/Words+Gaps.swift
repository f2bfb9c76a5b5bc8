internal import Timeline

/// What is said where a `try` step's lines have not done what the lesson's own code does.
extension Words {
  /// What is missing, for a step with this code.
  static func gap(_ gap: EffectGap, in code: String) -> String {
    switch gap {
    case .result(let wanted):
      "This step is about the value \(wanted.repr). Type an expression that has it."
    case .call(let name):
      "Your lines have not made the call \(name)() that this step is about. Try that call."
    case .names(let names, let wanted, let isShown, let holder):
      missing(inOrder(names, of: code), wanted, isShown: isShown, holder: holder)
    case .value(let name, let wanted, let got):
      wanted.typeName == got.typeName
        ? "\(name) is \(got.repr). In this step it becomes \(wanted.repr)."
        : "\(name) holds \(article(got.typeName)). In this step it holds \(article(wanted.typeName))."
    case .bytes(let actor, let wanted, let got):
      "\(capitalized(name(of: actor))) received \(excerpt(got)). In this step it receives \(excerpt(wanted))."
    case .raised(let error):
      ["NameError", "SyntaxError", "AttributeError"].contains(error)
        ? "Your line ended in \(error), and in this step it works. Compare it with the lesson's line: "
          + "names, quotes, brackets, numbers."
        : "Your line ended in \(error), and in this step it works. What is said of it above is the reason."
    case .noError(let error):
      "Your line ended well. This step is about the line that ends in \(error)."
    }
  }

  private static func missing(
    _ names: [String], _ wanted: Glimpse, isShown: Bool, holder: String?
  ) -> String {
    let all = names.joined(separator: ", ")
    if let holder {
      return
        "\(holder) holds what this step gives names of its own: \(all). Write \(all) = in front, "
        + "in place of \(holder) =."
    }
    if isShown {
      let what =
        names.count > 1
        ? "The values are shown, and no names keep them."
        : "The value is shown, and no name keeps it."
      return "\(what) Begin the line with \(all) = , then the call."
    }
    return names.count > 1
      ? "The names \(all) are not bound yet. This step goes on with them."
      : "The name \(all) is not bound yet. This step goes on with it: \(article(wanted.typeName))."
  }

  /// Names in the order in which a text has them first, as words of their own.
  private static func inOrder(_ names: [String], of code: String) -> [String] {
    let words = code.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    return names.map { name in (words.firstIndex(of: name) ?? words.count, name) }
      .sorted { $0 < $1 }.map(\.1)
  }

  private static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private static func article(_ typeName: String) -> String {
    "aeiou".contains(typeName.first ?? "x") ? "an \(typeName)" : "a \(typeName)"
  }

  private static func excerpt(_ bytes: [UInt8]) -> String {
    bytes.isEmpty
      ? "nothing" : PythonText.repr(of: bytes.prefix(60)) + (bytes.count > 60 ? "…" : "")
  }
}
