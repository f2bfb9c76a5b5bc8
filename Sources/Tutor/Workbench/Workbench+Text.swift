internal import PySyntax

extension Workbench {
  /// Whether two pieces of Python are the same program: blanks, comments and the writing of literals aside.
  func meansTheSame(_ left: String, _ right: String) -> Bool {
    guard let left = PythonSource.tree(left), let right = PythonSource.tree(right) else {
      return false
    }
    return left == right
  }

  /// Whether a program begins with these statements, and has more.
  func begins(_ whole: String, with part: String) -> Bool {
    guard let all = PythonSource.statements(whole), let some = PythonSource.statements(part),
      some.count < all.count
    else { return false }
    return zip(all, some).allSatisfy(meansTheSame)
  }

  /// How many statements stand at the top level.
  func statementCount(of source: String) -> Int {
    PythonSource.statements(source)?.count ?? 1
  }

  /// The statements of a pasted or multi-line entry, to be run one by one; the whole where it is no Python.
  func statements(of source: String, goal: String) -> [String] {
    PythonSource.statements(source) ?? [source]
  }

  /// The names that a piece of Python reads before it binds them.
  func namesRead(by source: String) -> Set<String> {
    NameReader.names(in: source)
  }

  /// The repr of a literal such as `b"hi"` or `(1, 2)`; nil for any other text.
  func literal(_ text: String) -> String? {
    guard PythonSource.isLiteral(text) else { return nil }
    return evaluate(text)?.repr
  }
}
