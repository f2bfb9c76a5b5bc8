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
      throw .typeError("type.__new__() argument 1 must be str, not \(a[0].type.name)")
    }
    guard let bases = a[1].asTuple?.items else {
      throw .typeError("type.__new__() argument 2 must be tuple, not \(a[1].type.name)")
    }
    guard let dict = a[2].asDict else {
      throw .typeError("type.__new__() argument 3 must be dict, not \(a[2].type.name)")
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
    try applySlots(type)
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
      if type.isFinal { throw .typeError("type '\(type.name)' is not an acceptable base type") }
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
      } else if !solid.isSubclass(of: other), solid.isHeap || other.isHeap {
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
      guard base.isHeap, let declared = base.ownValue(Names.slots) else { return !base.isHeap }
      if let text = declared.text { return !text.isEmpty }
      return declared.asTuple?.items.isEmpty == false || declared.asList?.items.isEmpty == false
    } ?? Types.object
  }

  private func runClassBody(
    _ body: PyFunction, _ blueprint: ClassBlueprint,
    _ collect: (UnsafeMutablePointer<Value>) -> Void
  ) throws(PyException) {
    let base = try reserve(blueprint.code.slotCount + 2) + 1
    try runCollecting(body, blueprint.code, base: base, collect)
  }

  private func applySlots(_ type: PyType) throws(PyException) {
    let inherits = type.bases.contains { $0.hasAttributes && $0.hasDictionary }
    guard let declared = type.ownValue(Names.slots) else { return }
    var names: [Symbol] = []
    let items = declared.text != nil ? [declared] : try self.items(declared)
    for item in items {
      guard let name = item.text else {
        throw .typeError("__slots__ items must be strings, not '\(item.type.name)'")
      }
      guard item.asStr.map(StrType.isIdentifier) == true else {
        throw .typeError("__slots__ must be identifiers")
      }
      let symbol = Mangling.symbol(name, inClass: type.name)
      guard type.ownValue(symbol) == nil else {
        throw .valueError("'\(name)' in __slots__ conflicts with class variable")
      }
      if !names.contains(symbol) { names.append(symbol) }
    }
    let sized = [Types.int, Types.tuple, Types.bytes]
    if !names.isEmpty, sized.contains(where: { type.isSubclass(of: $0) }) {
      throw .typeError("nonempty __slots__ not supported for subtype of '\(type.bases[0].name)'")
    }
    for name in names.sorted(by: { $0.name < $1.name })
    where name != Names.dict && name != "__weakref__" {
      type.set(name, .object(PyAttribute(slot: name, owner: type)))
    }
    type.hasDictionary = inherits || names.contains(Names.dict)
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
