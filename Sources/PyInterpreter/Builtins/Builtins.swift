/// The builtin functions: one function per group, listed here.
enum Builtins {
  /// Adds the functions to the builtins of an interpreter.
  ///
  /// The types and exceptions are there already.
  static func install(in builtins: Namespace) {
    installObjects(builtins)
    installAttributes(builtins)
    installNumbers(builtins)
    installTexts(builtins)
    installIteration(builtins)
    installReduction(builtins)
    installStreams(builtins)
    installQuitters(builtins)
  }

  /// Adds one function.
  static func add(
    _ name: String, _ signature: Signature, to builtins: Namespace, _ body: @escaping NativeFunction
  ) {
    builtins[Symbol(name)] = .object(PyNative(name, signature, body))
  }
}
