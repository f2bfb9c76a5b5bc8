internal import PySyntax

extension Interpreter {
  /// Binds a global of the session.
  package func bind(_ name: String, _ value: Value) {
    withContext { _ in main.namespace[Symbol(name)] = value }
  }

  /// Unbinds a global of the session.
  package func unbind(_ name: String) {
    withContext { _ in main.namespace[Symbol(name)] = nil }
  }

  /// The globals of the session with the names of their classes, in the order of binding.
  package var globals: [(name: String, typeName: String)] {
    withContext { _ in
      main.namespace.names.filter { !$0.name.hasPrefix("__") }.map {
        ($0.name, main.namespace[$0]?.type.name ?? "")
      }
    }
  }

  /// A description of a global, nil when it is unbound.
  package func global(_ name: String) -> Record? {
    withContext { cx in main.namespace[Symbol(name)].map(cx.snapshot) }
  }

  /// Runs a body with a global's live value, under the lock; the value must not leave it.
  package func withGlobal<R>(_ name: String, _ body: (Value, Context) -> R) -> R? {
    withContext { cx in main.namespace[Symbol(name)].map { body($0, cx) } }
  }

  /// What is found in the globals, in the order of binding; also for a thread that is none of the program's.
  package func globals<R>(where find: (Value) -> R?) -> [(name: String, found: R)] {
    let isNested = lock.isHeldByCaller
    if !isNested { lock.acquire() }
    defer { if !isNested { lock.release() } }
    return main.namespace.names.compactMap { symbol in
      guard symbol.name != "_", let found = main.namespace[symbol].flatMap(find) else { return nil }
      return (symbol.name, found)
    }
  }

  /// The names of the builtins, for completion.
  package var builtinNames: [String] {
    withContext { _ in builtins.names.map(\.name) }
  }

  /// The attributes of a global (or of a dotted path from one) with the names of their classes, sorted.
  ///
  /// Only plain look-ups are made: no property runs, so completion has no effects.
  package func attributes(of path: String) -> [(name: String, typeName: String)] {
    withContext { cx in
      let parts = path.split(separator: ".").map(String.init)
      guard let first = parts.first,
        var value = main.namespace[Symbol(first)] ?? builtins[Symbol(first)]
      else { return [] }
      for part in parts.dropFirst() {
        guard let next = cx.staticAttribute(value, Symbol(part)) else { return [] }
        value = next
      }
      return cx.attributeNames(value).map { name in
        (name.name, cx.staticAttribute(value, name)?.type.name ?? "")
      }.sorted { $0.0 < $1.0 }
    }
  }

  /// The line of a source that was run, for tracebacks, without its indentation; nil when unknown.
  package func sourceLine(_ file: String, _ line: Int) -> String? {
    guard let source = sources[file], line >= 1, line <= source.lineCount else { return nil }
    let text = source.lineText(line).drop { $0 == " " || $0 == "\t" }
    return text.isEmpty ? nil : String(text)
  }
}

extension Context {
  /// The names that `dir(value)` lists, unsorted.
  package func attributeNames(_ value: Value) -> [Symbol] {
    if let module = value.asModule { return module.namespace.names }
    var names = Set(value.object?.ownAttributes.map { $0.0 } ?? [])
    if let type = value.asType {
      names.formUnion(type.allNames)
    } else {
      names.formUnion(value.type.allNames)
      names.insert(Names.classCell)
    }
    return Array(names)
  }

  /// An attribute found without running any code.
  func staticAttribute(_ value: Value, _ name: Symbol) -> Value? {
    if let module = value.asModule { return module.namespace[name] }
    if let type = value.asType, let found = type.lookup(name) { return found }
    return value.object?.ownAttribute(name) ?? value.type.lookup(name)
  }
}
