package import PySyntax
internal import Synchronization

/// How a tree is to be run.
package enum RunMode: Sendable, Hashable {
  /// As a program: nothing is echoed.
  case program
  /// As typed at the prompt: the value of an expression statement is echoed and kept as `_`.
  case prompt
}

extension Interpreter {
  /// Runs a tree in the session's globals, on the calling thread, which should have a large stack.
  ///
  /// Standard output is flushed at the end. `file` is what tracebacks call the source.
  package func run(_ tree: PySyntax.Module, mode: RunMode, file: String? = nil) -> Outcome {
    withContext { cx in
      prepare(cx)
      defer {
        cx.record.pointee.handled = nil
        // What ended this run must not spoil the first look at its values.
        if liveThreads == 0 { clearStop() }
      }
      var echoed: Record?
      let outcome = cx.outcome { () throws(PyException) in
        let echo = { (value: Value, cx: Context) throws(PyException) in
          echoed = try cx.echo(value) ?? echoed
        }
        let code = try cx.compile(
          tree, file: file ?? configuration.fileName, observing: mode == .prompt ? echo : nil)
        if mode == .program { try cx.describeModule(tree) }
        try cx.runModule(code)
        try closeDropped(cx)
      }
      if case .completed = outcome { return .completed(echoed) }
      return outcome
    }
  }

  /// Evaluates an expression in the session's globals, without echo.
  ///
  /// `steps` bounds loop turns and calls; `isPure` refuses output and imports (`stopped(.notPure)`).
  package func evaluate(
    _ tree: PySyntax.Module, steps: Int? = nil, isPure: Bool = false
  ) -> Outcome {
    withContext { cx in
      prepare(cx)
      if let steps { count(steps) }
      self.isPure = isPure
      defer {
        self.isPure = false
        count(configuration.limits.steps)
        cx.record.pointee.handled = nil
      }
      var result: Record?
      let outcome = cx.outcome { () throws(PyException) in
        let code = try cx.compile(tree, file: "<expression>") {
          (value: Value, cx: Context) throws(PyException) in result = cx.snapshot(value)
        }
        try cx.runModule(code)
      }
      if case .completed = outcome { return .completed(result) }
      return outcome
    }
  }

  private func prepare(_ cx: Context) {
    MemoryGuard.watch(interrupts)
    clearStop()
    if liveThreads == 0 {
      interrupts.pointee.bitwiseAnd(~Interrupts.ending, ordering: .acquiringAndReleasing)
    }
    count(configuration.limits.steps)
    outputLeft = configuration.limits.outputBytes ?? Int.max
    cx.record.pointee.depthLimit = recursionLimit
    cx.record.pointee.depth = 0
  }

  /// Notes which imports from `__future__` are in force from now on.
  func noteFutures(_ body: [Statement]) {
    for statement in body {
      guard case .importFrom("__future__", 0, let names?) = statement.kind else { continue }
      if names.contains(where: { $0.name == "annotations" }) { keepsAnnotationsAsText = true }
    }
  }

  /// Puts a budget of steps in force, or none.
  private func count(_ steps: Int?) {
    stepsLeft = steps ?? Int.max
    if steps != nil {
      interrupts.pointee.bitwiseOr(Interrupts.counting, ordering: .acquiringAndReleasing)
    } else {
      interrupts.pointee.bitwiseAnd(~Interrupts.counting, ordering: .acquiringAndReleasing)
    }
  }
}

extension Context {
  /// Resolves and compiles a module; mistakes become `SyntaxError`.
  ///
  /// `observer` is given the values of expression statements, those of functions and classes left out.
  func compile(
    _ tree: PySyntax.Module, file: String,
    observing observer: ((Value, Context) throws(PyException) -> Void)?
  ) throws(PyException) -> FunctionCode {
    do throws(CompileError) {
      interpreter.noteFutures(tree.body)
      let resolver = try Resolver(tree.body, in: interpreter)
      if file != "<stdin>" { interpreter.sources[file] = tree.source }
      let compiler = Compiler(interpreter, module: tree, resolver: resolver, file: file)
      compiler.observer = observer
      var parts: [Execute] = []
      for statement in tree.body {
        if let part = try compiler.statement(statement) { parts.append(part) }
      }
      return FunctionCode(
        resolver.module, file: file, line: 1, signing: Signing(),
        cells: compiler.cells(resolver.module), body: Compiler.sequence(parts))
    } catch {
      throw syntaxError(error, tree.source, file)
    }
  }

  /// Gives a program its `__doc__` and `__file__`.
  func describeModule(_ tree: PySyntax.Module) throws(PyException) {
    let namespace = interpreter.main.namespace
    if case .expression(let first)? = tree.body.first?.kind, case .string(let text) = first.kind {
      namespace["__doc__"] = .object(PyStr(codePoints: text.codePoints))
    }
    let name = interpreter.configuration.fileName
    if name.hasPrefix("<") { return }
    namespace[Names.file] = .string(WorkingFolder.absolute(name))
    namespace["__cached__"] = Value.none
  }

  func runModule(_ code: FunctionCode) throws(PyException) {
    let function = PyFunction(code: code, defaults: [], keywordDefaults: [], closure: [])
    let base = try reserve(code.slotCount + 2) + 1
    _ = try run(
      Unmanaged.passUnretained(function), function.plan, base: base, bound: 0)
    withExtendedLifetime(function) {}
  }

  /// What the prompt does with a value: prints its repr and keeps it as `_`; None passes silently.
  func echo(_ value: Value) throws(PyException) -> Record? {
    if value.isNone { return nil }
    interpreter.builtins[Names.underscore] = Value.none
    let text = try reprObject(value)
    let echoing = interpreter.configuration.echoing
    echoing?(true)
    defer { echoing?(false) }
    try write(text)
    try write([10])
    interpreter.builtins[Names.underscore] = value
    return snapshot(value)
  }

  /// A resolver's or compiler's mistake as a Python exception.
  func syntaxError(_ error: CompileError, _ source: SourceText, _ file: String) -> PyException {
    let message: String
    switch error.kind {
    case .syntax(let text): message = text
    case .unsupported(let unsupported): message = unsupported.message
    case .module(let name): message = Unsupported.message(module: name)
    case .member(let name, let module): message = Unsupported.message(member: name, of: module)
    }
    let object = PyExceptionObject(type: Types.syntaxError, arguments: [.string(message)])
    object.setOwnAttribute("filename", .string(file))
    object.setOwnAttribute("lineno", .int(Int(error.range.line)))
    object.setOwnAttribute("offset", .int(Int(error.range.column) + 1))
    object.setOwnAttribute("text", .string(source.lineText(Int(error.range.line)) + "\n"))
    return .raised(object)
  }

  /// Runs a body and says what came of it, with the report that CPython would print.
  func outcome(_ body: () throws(PyException) -> Void) -> Outcome {
    do throws(PyException) {
      try body()
      _ = interpreter.configuration.flush(.standardOutput)
      return .completed(nil)
    } catch {
      _ = interpreter.configuration.flush(.standardOutput)
      if let reason = error.stop { return .stopped(reason) }
      guard let object = error.object else { return .completed(nil) }
      if object.type.isSubclass(of: Types.systemExit) { return exit(object) }
      return .raised(describe(object))
    }
  }

  private func exit(_ object: PyExceptionObject) -> Outcome {
    let code: Value =
      switch object.arguments.count {
      case 0: .none
      case 1: object.arguments[0]
      default: .tuple(object.arguments)
      }
    if code.isNone { return .exited(status: 0, message: nil) }
    if let number = code.asInt { return .exited(status: Int32(number & 0xFF), message: nil) }
    if code.isInt { return .exited(status: 255, message: nil) }
    let text = (try? str(code)) ?? ""
    return .exited(status: 1, message: text)
  }
}
