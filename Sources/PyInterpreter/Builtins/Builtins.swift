/// The builtin functions: one function per group, listed here.
enum Builtins {
  /// Adds the functions to the builtins of an interpreter. The types and exceptions are there already.
  static func install(in builtins: Namespace) {
  }
}
