/// The arguments of a call: a view of values on the thread's value stack, valid while the call runs.
///
/// Bound by the function's `Signature` before the body sees them: for signatures with named parameters every
/// parameter has its place (`.unbound` when it was left out).
package struct Arguments {
  /// The first positional argument; the object of a method stands right before it.
  let base: UnsafeMutablePointer<Value>
  /// How many positional values (or bound parameters) there are.
  package let count: Int
  /// The names of the keyword arguments, whose values follow the positional ones. Only unbound calls have any.
  let names: [Symbol]

  init(base: UnsafeMutablePointer<Value>, count: Int, names: [Symbol] = []) {
    self.base = base
    self.count = count
    self.names = names
  }

  /// The object of a method, the class of a class method.
  @inline(__always) package var receiver: Value { (base - 1).pointee }

  /// The argument at a position that is known to be there.
  @inline(__always) package subscript(index: Int) -> Value { base[index] }

  /// The argument at a position, nil when it was left out.
  @inline(__always) package func get(_ index: Int) -> Value? {
    guard index < count else { return nil }
    let value = base[index]
    return value.isUnbound ? nil : value
  }

  /// All positional arguments.
  package var positional: [Value] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// All keyword arguments, for signatures of the style `.any`.
  package var keywords: [(name: Symbol, value: Value)] {
    names.enumerated().map { ($1, base[count + $0]) }
  }

  /// Whether there are keyword arguments.
  package var hasKeywords: Bool { !names.isEmpty }

  /// The same arguments without the first `number` positional ones.
  package func dropFirst(_ number: Int) -> Arguments {
    Arguments(base: base + number, count: count - number, names: names)
  }
}
