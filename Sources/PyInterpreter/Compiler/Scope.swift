/// A region of the program with names of its own: the module, a function, a class body, a comprehension.
///
/// Comprehensions have their own names but live in the frame of the code around them; generator
/// expressions are functions.
final class Scope {
  enum Kind {
    case module, function, lambda, classBody, comprehension, generator
  }

  struct Facts: OptionSet {
    let rawValue: Int
    /// Bound here by assignment, parameter, import or definition.
    static let bound = Facts(rawValue: 1)
    static let parameter = Facts(rawValue: 2)
    static let global = Facts(rawValue: 4)
    static let nonlocal = Facts(rawValue: 8)
    static let used = Facts(rawValue: 16)
    /// Shared with an inner function: the slot holds a cell.
    static let captured = Facts(rawValue: 32)
    /// A target of a comprehension's `for`.
    static let iteration = Facts(rawValue: 64)
    static let annotated = Facts(rawValue: 128)
  }

  let kind: Kind
  let name: String
  let parent: Scope?
  private(set) var facts: [Symbol: Facts] = [:]
  private(set) var order: [Symbol] = []
  var isGenerator = false
  /// Whether a `yield` stands inside a `try` or `with` of this function.
  var hasCleanup = false
  /// Where its `yield from` keep what they wait for; only frame owners have them.
  var delegateSlots: [Int] = []
  var parameters: [Symbol] = []

  /// Slots of this scope's own variables.
  private var slots: [Symbol: Int] = [:]
  /// Slots of enclosing functions' cells; only frame owners have them.
  private(set) var freeNames: [Symbol] = []
  private var freeSlots: [Symbol: Int] = [:]
  /// How many slots the frame has so far; only frame owners count.
  private(set) var slotCount = 0

  init(_ kind: Kind, name: String, parent: Scope?) {
    self.kind = kind
    self.name = name
    self.parent = parent
  }

  /// The scope whose frame holds this scope's variables.
  var frameOwner: Scope {
    kind == .comprehension ? parent?.frameOwner ?? self : self
  }

  /// Whether inner functions can see this scope's variables.
  var isFunctionLike: Bool {
    switch kind {
    case .function, .lambda, .comprehension, .generator: true
    case .module, .classBody: false
    }
  }

  var qualifiedName: String {
    guard let parent else { return name }
    switch parent.kind {
    case .module: return name
    case .classBody: return "\(parent.qualifiedName).\(name)"
    case .function, .lambda, .generator:
      if parent.facts[Symbol(name)]?.contains(.global) == true, kind != .lambda { return name }
      return "\(parent.qualifiedName).<locals>.\(name)"
    case .comprehension:
      return parent.frameOwner.kind == .module
        ? "\(parent.name).<locals>.\(name)" : "\(parent.qualifiedName).<locals>.\(name)"
    }
  }

  func mark(_ name: Symbol, _ fact: Facts) {
    if facts[name] == nil {
      facts[name] = fact
      order.append(name)
    } else {
      facts[name]?.insert(fact)
    }
  }

  func has(_ name: Symbol, _ fact: Facts) -> Bool { facts[name]?.contains(fact) ?? false }

  /// Whether the name is a variable of this very scope.
  func owns(_ name: Symbol) -> Bool {
    guard let facts = facts[name] else { return false }
    return facts.contains(.bound) && facts.isDisjoint(with: [.global, .nonlocal])
  }

  // MARK: Slots

  /// A slot for something that has no name.
  func temporary() -> Int {
    let owner = frameOwner
    owner.slotCount += 1
    return owner.slotCount - 1
  }

  /// The slot of a variable of this scope.
  func slot(_ name: Symbol) -> Int {
    if let slot = slots[name] { return slot }
    let slot = temporary()
    slots[name] = slot
    return slot
  }

  /// The slot in which a frame owner keeps an enclosing function's cell.
  func freeSlot(_ name: Symbol) -> Int {
    if let slot = freeSlots[name] { return slot }
    let slot = temporary()
    freeSlots[name] = slot
    return slot
  }

  func markFree(_ name: Symbol) {
    if !freeNames.contains(name) { freeNames.append(name) }
  }

  // MARK: Resolution

  /// The scope that owns the variable a name means here; nil for a global or builtin.
  func owner(of name: Symbol) -> Scope? {
    if has(name, .global) { return nil }
    if owns(name) { return self }
    var scope = parent
    while let candidate = scope {
      if candidate.isFunctionLike {
        if candidate.has(name, .global) { return nil }
        if candidate.owns(name) { return candidate }
      }
      if candidate.kind == .classBody, name == Names.classCell, candidate !== self {
        return candidate
      }
      scope = candidate.parent
    }
    return nil
  }

  /// The scope that owns the variable a name means in functions inside this scope.
  func ownerForInner(of name: Symbol) -> Scope? {
    isFunctionLike ? owner(of: name) : parent?.ownerForInner(of: name)
  }

  /// Notes what the use of a name here means for the scopes around: captured there, passed through between.
  func resolve(_ name: Symbol) {
    guard let owner = owner(of: name), owner.frameOwner !== frameOwner else { return }
    owner.mark(name, .captured)
    var scope: Scope? = self
    while let current = scope, current.frameOwner !== owner.frameOwner {
      if current.kind != .comprehension { current.markFree(name) }
      scope = current.parent
    }
  }
}
