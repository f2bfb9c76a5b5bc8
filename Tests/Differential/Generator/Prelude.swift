/// What every program defines before its cases.
enum Prelude {
  /// Modules that cases use.
  static let imports = ["import struct"]

  /// Shows a value with its type.
  static let show = [
    "def show(value):",
    "    print(type(value).__name__, repr(value))",
  ]

  /// Tells that an expression was evaluated.
  static let trace = [
    "def t(label, value=None):",
    "    print(f'<{label}>', end=' ')",
    "    return value",
  ]

  /// Tells of an exception and of those it came from.
  static let report = [
    "def report(error, depth=0):",
    "    print('  ' * depth + type(error).__name__ + ':', error)",
    "    if error.__cause__ is not None and depth < 3:",
    "        report(error.__cause__, depth + 1)",
    "    elif error.__context__ is not None and depth < 3:",
    "        print('  ' * depth + 'while', error.__suppress_context__)",
    "        report(error.__context__, depth + 1)",
  ]

  /// Shows what a function gives, or the exception it ends in.
  static let attempt = [
    "def attempt(action):",
    "    try:",
    "        show(action())",
    "    except Exception as error:",
    "        report(error)",
  ]

  /// All of it.
  static let all = imports + show + trace + report + attempt

  /// The names that cases bind at the module's level, unbound between cases.
  static let names = [
    "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "m", "n", "o", "p", "q", "r", "s",
    "u", "v", "w", "x", "y", "z", "A", "B", "C", "D", "E", "error", "key", "value", "log",
  ]

  /// A line that leaves those names unbound, whatever they were.
  static let forget =
    names.joined(separator: " = ") + " = None; del " + names.joined(separator: ", ")
}

extension Case {
  /// The parts of the prelude that lines use.
  static func usedPrelude(by lines: [String]) -> [String] {
    let text = lines.joined(separator: "\n")
    let attempts = text.contains("attempt(")
    let reports = attempts || text.contains("report(")
    var parts: [String] = []
    if text.contains("struct.") { parts += Prelude.imports + [""] }
    if attempts || text.contains("show(") { parts += Prelude.show + [""] }
    if text.contains("t(") { parts += Prelude.trace + [""] }
    if reports { parts += Prelude.report + [""] }
    if attempts { parts += Prelude.attempt + [""] }
    return parts
  }
}
