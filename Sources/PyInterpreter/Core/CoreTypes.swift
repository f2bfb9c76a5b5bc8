/// The methods and slots of the types that the language itself is made of: `object`, `type`, functions, descriptors,
/// exceptions, generators.
enum CoreTypes {
  /// Fills them. Called once per process, before any `ready()`.
  static func install() {
  }
}
