extension Context {
  /// Runs a class body and makes the class.
  func makeClass(
    _ blueprint: ClassBlueprint, bases: [Value], keywords: [(Symbol, Value)], body: PyFunction
  ) throws(PyException) -> PyType {
    var cell: PyCell?
    var items: [(Symbol, Value)] = []
    try runClassBody(body, blueprint) { (slots: UnsafeMutablePointer<Value>) in
      for (name, slot) in blueprint.slots where !slots[slot].isUnbound {
        items.append((name, slots[slot]))
      }
      if let slot = blueprint.classCell, case .object(let heap) = slots[slot] {
        cell = unsafeDowncast(heap, to: PyCell.self)
      }
    }
    if let documentation = blueprint.documentation {
      items.insert((Names.doc, documentation), at: 0)
    }
    return try makeClass(
      blueprint.name, blueprint.qualifiedName, blueprint.module, try classBases(bases), items,
      keywords
    ) { cell?.value = .object($0) }
  }

  /// `type(name, bases, dict)`.
  func makeClass(from a: Arguments) throws(PyException) -> PyType {
    guard let name = a[0].text else {
      throw .typeError("type.__new__() argument 1 must be str, not \(a[0].type.title)")
    }
    guard let bases = a[1].asTuple?.items else {
      throw .typeError("type.__new__() argument 2 must be tuple, not \(a[1].type.title)")
    }
    guard let dict = a[2].asDict else {
      throw .typeError("type.__new__() argument 3 must be dict, not \(a[2].type.title)")
    }
    let parents = try classBases(bases)
    var items: [(Symbol, Value)] = []
    for (key, value) in dict.items { items.append((try attributeName(key), value)) }
    return try makeClass(
      name, name, interpreter.main.name, parents, items, a.keywords.map { ($0, $1) })
  }

  /// Makes a class of what its body or its dict holds.
  private func makeClass(
    _ name: String, _ qualifiedName: String, _ module: String, _ parents: [PyType],
    _ items: [(Symbol, Value)], _ keywords: [(Symbol, Value)],
    onceMade: (PyType) -> Void = { _ in }
  ) throws(PyException) -> PyType {
    let layout = try layout(of: parents)
    let slots = try slotNames(of: name, parents, items)
    let order = try Linearisation.mro(of: name, bases: parents)
    let type = PyType(
      heap: name, qualifiedName: qualifiedName, module: module, bases: parents, mro: order,
      layout: layout)
    interpreter.heapTypes.append(type)
    for (name, value) in items { type.set(name, Self.implicit(name, value)) }
    if type.ownValue(Names.doc) == nil { type.set(Names.doc, .none) }
    if type.ownValue(Names.eq) != nil, type.ownValue(Names.hash) == nil {
      type.set(Names.hash, .none)
    }
    if let slots { type.take(slots: slots) }
    type.refresh()
    onceMade(type)
    for (name, value) in items {
      if let property = (value.object as? PyProperty), property.name == nil { property.name = name }
      if let object = value.object, object.kind == .instance,
        object.type.lookup(Names.setName) != nil
      {
        _ = try callSpecial(value, Names.setName, .object(type), .string(name.name))
      }
    }
    try initialiseSubclass(type, keywords)
    return type
  }

  /// `__new__` is a static method and `__init_subclass__` a class method without saying so.
  private static func implicit(_ name: Symbol, _ value: Value) -> Value {
    guard value.asFunction != nil else { return value }
    if name == Names.new { return .object(PyMethodWrapper(.staticMethod, value)) }
    if name == Names.initSubclass || name == "__class_getitem__" {
      return .object(PyMethodWrapper(.classMethod, value))
    }
    return value
  }

  private func classBases(_ bases: [Value]) throws(PyException) -> [PyType] {
    if bases.isEmpty { return [Types.object] }
    var parents: [PyType] = []
    for base in bases {
      guard let type = base.asType ?? base.asAlias?.origin.asType else {
        throw noBase(base)
      }
      if type.isFinal { throw .typeError("type '\(type.title)' is not an acceptable base type") }
      if type === Types.type {
        throw .make(Types.notImplementedError, Unsupported.metaclass.message)
      }
      if parents.contains(where: { $0 === type }) {
        throw .typeError("duplicate base class \(type.name)")
      }
      parents.append(type)
    }
    return parents
  }

  /// What CPython says when something else than a class stands among the bases: its class is called for a new one.
  private func noBase(_ base: Value) -> PyException {
    if base.isNone { return .typeError("NoneType takes no arguments") }
    if base.asModule != nil { return .typeError("module() takes at most 2 arguments (3 given)") }
    if base.asFunction != nil {
      return .typeError("function() argument 'code' must be code, not str")
    }
    do throws(PyException) {
      _ = try call(
        .object(base.type), arguments: [.string(""), .tuple([]), .object(PyDict())], keywords: [])
    } catch {
      return error
    }
    return .make(Types.notImplementedError, Unsupported.metaclass.message)
  }

  private func layout(of parents: [PyType]) throws(PyException) -> Kind {
    var layout = Kind.instance
    for parent in parents where parent.layout != .instance {
      if layout != .instance, parent.layout != layout { throw Self.layoutConflict }
      layout = parent.layout
    }
    var solid = Types.object
    for parent in parents {
      let other = solidBase(parent)
      if other.isSubclass(of: solid) {
        solid = other
      } else if !solid.isSubclass(of: other) {
        throw Self.layoutConflict
      }
    }
    return layout
  }

  private static var layoutConflict: PyException {
    .typeError("multiple bases have instance lay-out conflict")
  }

  /// The class that settles how the instances of a type are laid out: a builtin one, or one with slots.
  private func solidBase(_ type: PyType) -> PyType {
    type.mro.first { base in
      if base.isHeap, base.hasDictionary, isSized(base),
        !base.bases.contains(where: { $0.isHeap && $0.hasDictionary })
      {
        return true
      }
      if !base.isHeap { return base.hasOwnLayout }
      guard let declared = base.ownValue(Names.slots) else { return false }
      if let text = declared.text { return !text.isEmpty }
      return declared.asTuple?.items.isEmpty == false || declared.asList?.items.isEmpty == false
    } ?? Types.object
  }

  /// The base whose instances those of the class are laid out like: the first one of the most special layout.
  private func bestBase(_ parents: [PyType]) -> PyType? {
    var best: (base: PyType, solid: PyType)?
    for parent in parents {
      let solid = solidBase(parent)
      if let known = best, solid === known.solid || !solid.isSubclass(of: known.solid) { continue }
      best = (parent, solid)
    }
    return best?.base
  }

  /// Whether the instances of a type differ in size: a dict beside that is laid out anew.
  private func isSized(_ type: PyType) -> Bool {
    [Types.int, Types.tuple, Types.bytes].contains { type.isSubclass(of: $0) }
  }

  private func runClassBody(
    _ body: PyFunction, _ blueprint: ClassBlueprint,
    _ collect: (UnsafeMutablePointer<Value>) -> Void
  ) throws(PyException) {
    let base = try reserve(blueprint.code.slotCount + 2) + 1
    try runCollecting(body, blueprint.code, base: base, collect)
  }

  /// The names in a class's `__slots__`, nil when it has none.
  private func slotNames(
    of owner: String, _ parents: [PyType], _ items: [(Symbol, Value)]
  ) throws(PyException) -> [Symbol]? {
    guard let declared = items.last(where: { $0.0 == Names.slots })?.1 else { return nil }
    let declarations = declared.text != nil ? [declared] : try self.items(declared)
    if !declarations.isEmpty, let base = bestBase(parents), isSized(base) {
      throw .typeError("nonempty __slots__ not supported for subtype of '\(base.name)'")
    }
    var names: [Symbol] = []
    for declaration in declarations {
      guard let text = declaration.asStr else {
        throw .typeError("__slots__ items must be strings, not '\(declaration.type.title)'")
      }
      guard StrType.isIdentifier(text) else {
        throw .typeError("__slots__ must be identifiers")
      }
      let symbol = Mangling.symbol(text.string, inClass: owner)
      guard !items.contains(where: { $0.0 == symbol }) else {
        throw .valueError("'\(text.string)' in __slots__ conflicts with class variable")
      }
      if !names.contains(symbol) { names.append(symbol) }
    }
    return names
  }

  private func initialiseSubclass(
    _ type: PyType, _ keywords: [(Symbol, Value)]
  ) throws(PyException) {
    for base in type.mro.dropFirst() {
      guard let hook = base.ownValue(Names.initSubclass) else { continue }
      _ = try call(bind(hook, .unbound, type), arguments: [], keywords: keywords)
      return
    }
    if !keywords.isEmpty {
      throw .typeError("\(type.qualifiedName).__init_subclass__() takes no keyword arguments")
    }
  }

  /// `super(type, receiver)`.
  func makeSuper(_ type: PyType, _ receiver: Value) throws(PyException) -> Value {
    if let cls = receiver.asType, cls.isSubclass(of: type) {
      return .object(PySuper(start: type, receiver: receiver, receiverType: cls))
    }
    guard receiver.type.isSubclass(of: type) else {
      throw .typeError("super(type, obj): obj must be an instance or subtype of type")
    }
    return .object(PySuper(start: type, receiver: receiver, receiverType: receiver.type))
  }
}

extension PyType {
  /// Whether a native class lays its instances out in a way of its own, and not as its base does.
  ///
  /// Most exceptions are laid out alike; `threading` and `selectors` are written in Python, so their classes are plain.
  fileprivate var hasOwnLayout: Bool {
    if layout == .exception {
      return self === Types.baseException || Self.exceptionsWithFields.contains { $0 === self }
    }
    return module != "threading" && module != "selectors"
  }

  /// The exceptions that keep more than their arguments.
  private static var exceptionsWithFields: [PyType] {
    [
      Types.stopIteration, Types.systemExit, Types.importError, Types.osError, Types.syntaxError,
      Types.nameError, Types.attributeError, Types.unicodeDecodeError, Types.unicodeEncodeError,
      Types.unicodeTranslateError,
    ]
  }

  /// Makes a member of each name in `__slots__`; instances have a dict only where a base or a name says so.
  fileprivate func take(slots: [Symbol]) {
    for name in slots.sorted(by: { $0.name < $1.name })
    where name != Names.dict && name != "__weakref__" {
      set(name, .object(PyAttribute(slot: name, owner: self)))
    }
    hasDictionary =
      slots.contains(Names.dict) || bases.contains { $0.hasAttributes && $0.hasDictionary }
  }
}

/// The method resolution order of classes with several bases (C3).
enum Linearisation {
  /// The order of a class's bases and theirs, without the class itself.
  static func mro(of name: String, bases: [PyType]) throws(PyException) -> [PyType] {
    if bases.count == 1 { return bases[0].mro }
    var lists = bases.map(\.mro) + [bases]
    var result: [PyType] = []
    while true {
      lists.removeAll(where: \.isEmpty)
      if lists.isEmpty { return result }
      guard
        let next = lists.map({ $0[0] }).first(where: { candidate in
          !lists.contains { $0.dropFirst().contains { $0 === candidate } }
        })
      else {
        var heads: [String] = []
        for list in lists where !heads.contains(list[0].name) { heads.append(list[0].name) }
        throw .typeError(
          "Cannot create a consistent method resolution\norder (MRO) for bases "
            + heads.joined(separator: ", "))
      }
      result.append(next)
      for index in lists.indices where lists[index][0] === next { lists[index].removeFirst() }
    }
  }
}
