/// Writes a tree as text, one line for each statement: for tests and for looking at.
///
/// Expressions are written as they would be typed, with every operation in parentheses.
package enum TreeDumper {
  /// The lines for statements.
  package static func dump(_ body: [Statement]) -> String {
    var lines: [String] = []
    write(body, 0, &lines)
    return lines.joined(separator: "\n")
  }

  private static func write(_ body: [Statement], _ level: Int, _ lines: inout [String]) {
    for statement in body { write(statement, level, &lines) }
  }

  private static func write(_ statement: Statement, _ level: Int, _ lines: inout [String]) {
    func add(_ line: String) { lines.append(String(repeating: "  ", count: level) + line) }
    func block(_ head: String, _ body: [Statement]) {
      guard !body.isEmpty else { return }
      add(head)
      write(body, level + 1, &lines)
    }
    func text(_ value: Expression) -> String { dump(value) }
    switch statement.kind {
    case .expression(let value): add(text(value))
    case .assign(let targets, let value):
      add((targets.map(dump) + [text(value)]).joined(separator: " = "))
    case .augmentedAssign(let target, let name, let value):
      add("\(dump(target)) \(name.rawValue)= \(text(value))")
    case .annotated(let target, let annotation, let value, let isSimple):
      let left = isSimple ? dump(target) : "(\(dump(target)))"
      add("\(left): \(text(annotation))" + (value.map { " = " + text($0) } ?? ""))
    case .return(let value): add("return" + (value.map { " " + text($0) } ?? ""))
    case .delete(let targets): add("del " + targets.map(dump).joined(separator: ", "))
    case .pass: add("pass")
    case .break: add("break")
    case .continue: add("continue")
    case .raise(let value, let cause):
      add(
        "raise" + (value.map { " " + text($0) } ?? "") + (cause.map { " from " + text($0) } ?? ""))
    case .global(let names): add("global " + names.map(\.name).joined(separator: ", "))
    case .nonlocal(let names): add("nonlocal " + names.map(\.name).joined(separator: ", "))
    case .assert(let test, let message):
      add("assert " + text(test) + (message.map { ", " + text($0) } ?? ""))
    case .import(let names): add("import " + names.map(dump).joined(separator: ", "))
    case .importFrom(let module, let level, let names):
      let origin = String(repeating: ".", count: level) + (module ?? "")
      add("from \(origin) import " + (names?.map(dump).joined(separator: ", ") ?? "*"))
    case .if(let branches, let otherwise):
      for (index, branch) in branches.enumerated() {
        block((index == 0 ? "if " : "elif ") + text(branch.test), branch.body)
      }
      block("else", otherwise)
    case .while(let test, let body, let otherwise):
      block("while " + text(test), body)
      block("else", otherwise)
    case .for(let target, let iterable, let body, let otherwise):
      block("for \(dump(target)) in \(text(iterable))", body)
      block("else", otherwise)
    case .try(let parts):
      block("try", parts.body)
      for handler in parts.handlers {
        let type = handler.type.map { " " + text($0) } ?? ""
        block("except" + type + (handler.name.map { " as " + $0.name } ?? ""), handler.body)
      }
      block("else", parts.otherwise)
      block("finally", parts.finally)
    case .with(let items, let body):
      let parts = items.map { text($0.context) + ($0.target.map { " as " + dump($0) } ?? "") }
      block("with " + parts.joined(separator: ", "), body)
    case .function(let definition):
      for decorator in definition.decorators { add("@" + text(decorator)) }
      let result = definition.returnAnnotation.map { " -> " + text($0) } ?? ""
      block(
        "def \(definition.identifier.name)(\(dump(definition.parameters)))" + result,
        definition.body)
    case .class(let definition):
      for decorator in definition.decorators { add("@" + text(decorator)) }
      block(
        "class \(definition.identifier.name)(\(dump(definition.arguments)))", definition.body)
    }
  }

  private static func dump(_ alias: ImportAlias) -> String {
    alias.name + (alias.alias.map { " as " + $0.name } ?? "")
  }
}
