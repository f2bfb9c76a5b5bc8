/// The arguments of a call: a view of values on the thread's value stack, valid while the call runs.
///
/// Bound by the function's `Signature` before the body sees them: for signatures with named parameters every
/// parameter has its place (`.unbound` when it was left out).
public struct Arguments {
  /// The first positional argument; the object of a method stands right before it.
  @usableFromInline let base: UnsafeMutablePointer<Value>
  /// How many positional values (or bound parameters) there are.
  public let count: Int
  /// The names of the keyword arguments, whose values follow the positional ones.
  ///
  /// Only unbound calls have any.
  @usableFromInline let nameList: Unmanaged<NameList>?

  init(base: UnsafeMutablePointer<Value>, count: Int, names: NameList? = nil) {
    self.base = base
    self.count = count
    nameList = names.map(Unmanaged.passUnretained)
  }

  private init(
    base: UnsafeMutablePointer<Value>, count: Int, nameList: Unmanaged<NameList>?
  ) {
    self.base = base
    self.count = count
    self.nameList = nameList
  }

  /// The names of the keyword arguments, whose values follow the positional ones.
  package var names: [Symbol] { nameList?.takeUnretainedValue().names ?? [] }

  /// The object of a method, the class of a class method.
  @inlinable public var receiver: Value { (base - 1).pointee }

  /// What is behind the object of a method, not counted: the object lives as long as the call.
  package var lentReceiver: Unmanaged<AnyObject>? {
    guard let heap = (base - 1).borrowedObject else { return nil }
    return heap.lend { object in
      guard object.kind == .instance else { return nil }
      return unsafeDowncast(object, to: PyInstance.self).native.map(Unmanaged.passUnretained)
    }
  }

  /// The argument at a position that is known to be there.
  @inlinable public subscript(index: Int) -> Value { base[index] }

  /// The argument at a position, nil when it was left out.
  @inlinable public func get(_ index: Int) -> Value? {
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
  @inlinable package var hasKeywords: Bool { nameList != nil }

  /// The same arguments without the first `number` positional ones.
  package func dropFirst(_ number: Int) -> Arguments {
    Arguments(base: base + number, count: count - number, nameList: nameList)
  }
}

/// The names of a call's keyword arguments; made once per call in the program.
@usableFromInline final class NameList {
  let names: [Symbol]

  /// Nil for no names.
  init?(_ names: [Symbol]) {
    if names.isEmpty { return nil }
    self.names = names
  }
}
