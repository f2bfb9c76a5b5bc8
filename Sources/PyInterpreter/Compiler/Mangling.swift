/// Private names of classes.
enum Mangling {
  /// `__name` inside `class C` is `_C__name`.
  static func symbol(_ name: String, in scope: Scope) -> Symbol {
    guard isPrivate(name) else { return Symbol(name) }
    var current: Scope? = scope
    while let candidate = current {
      if candidate.kind == .classBody { return symbol(name, inClass: candidate.name) }
      current = candidate.parent
    }
    return Symbol(name)
  }

  /// The same for a name that a class's `__slots__` holds.
  static func symbol(_ name: String, inClass owner: String) -> Symbol {
    let bare = owner.drop { $0 == "_" }
    return Symbol(bare.isEmpty || !isPrivate(name) ? name : "_\(bare)\(name)")
  }

  private static func isPrivate(_ name: String) -> Bool {
    name.hasPrefix("__") && !name.hasSuffix("__") && !name.contains(".")
  }
}
