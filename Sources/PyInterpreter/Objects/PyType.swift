/// A Python class: builtin, of a native module, or defined by a `class` statement.
///
/// Builtin types are shared by all interpreters of the process and never change after start. Every type
/// holds one flat table of what its instances find on it, merged along the method resolution order.
public final class PyType: PyObject {
  /// A class attribute.
  ///
  /// Caches hold the entry, so replacing a plain value needs no invalidation.
  final class Entry {
    var value: Value
    unowned(unsafe) let owner: PyType

    init(_ value: Value, owner: PyType) {
      self.value = value
      self.owner = owner
    }
  }

  /// `__name__`.
  package final private(set) var name: String
  /// `__module__`: `builtins` for the builtin types.
  package final var module: String
  /// The name as classes written in C give it in messages: `_io.TextIOWrapper`, and `list` without its module.
  ///
  /// Classes written in Python, ours or a reader's, have no module there.
  package final private(set) var title: String
  /// Whether it is written in Python in CPython, or by the reader.
  final var isPythonic: Bool { isHeap || (module != "builtins" && title == name) }
  /// `__qualname__`.
  package final var qualifiedName: String
  /// `__bases__`.
  package final private(set) var bases: [PyType]
  /// The method resolution order, this type first.
  package final private(set) var mro: [PyType] = []
  /// The class of a native class that is more than a class, as an enumeration is; nil for `type`.
  package final var metaclass: PyType?
  /// What operators and protocols call; fill it before `ready()`.
  package final var slots = TypeSlots()
  /// The Swift class of the instances.
  package let layout: Kind
  /// Whether a `class` statement made it.
  package let isHeap: Bool
  /// Whether a class may derive from it.
  package final var isFinal = false
  /// Whether instances can be given any attribute.
  package final var hasAttributes: Bool
  /// Whether instances have a `__dict__`: not where every class that a statement made has `__slots__`.
  final var hasDictionary = true
  /// Whether one session has it to itself, as the classes of its native modules.
  final private(set) var isOfSession = false

  /// Changes whenever a look-up on the type could give something else.
  final var version: Int { versionCell.pointee }
  /// Where the version is kept: caches look there without touching the type.
  ///
  /// Freed with the type, when its interpreter ends.
  let versionCell: UnsafeMutablePointer<Int> = {
    let cell = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    cell.initialize(to: 0)
    return cell
  }()
  /// Methods that were replaced, kept because they may be running.
  private final var retired: [Value] = []
  /// With plain construction (no `__new__` of Python's, `__init__` a Python function): that function.
  final private(set) var constructor: Unmanaged<PyFunction>?
  /// Whether `__init__` has something to do: false where `__new__` has done it all (`str`, `tuple`).
  final private(set) var needsInitialising = true
  /// Whether making an instance is only making a `PyExceptionObject`.
  final private(set) var isPlainException = false
  /// Whether making an instance is only making a `PyInstance`.
  final private(set) var isPlain = false
  /// The shape of an instance without attributes.
  private(set) final lazy var rootShape = Shape(type: self)
  /// The same, not counted.
  private(set) final lazy var rootLayout = Unmanaged.passUnretained(rootShape)
  private final lazy var dictionaryShape = Shape(type: self, isDictionary: true)
  /// The layout of an instance whose attributes are in a dict.
  private(set) final lazy var dictionaryLayout = Unmanaged.passUnretained(dictionaryShape)
  /// The descriptors that a class statement makes besides its lines: `__dict__` and `__weakref__`.
  private(set) final lazy var impliedAttributes = [
    PyAttribute(
      Names.dict, owner: self,
      get: { (value, cx) throws(PyException) in try cx.attributeDictionary(value) }, set: nil,
      isNoted: false),
    PyAttribute("__weakref__", owner: self, get: { (_, _) in .none }, set: nil, isNoted: false),
  ]
  /// How much room an instance gets at first: learnt from earlier ones.
  final var expectedAttributes = 0
  /// The cell of `super()` and `__class__` in the methods, filled when the class is made.
  private final var own: [Symbol: Entry] = [:]
  private final var ownOrder: [Symbol] = []
  private final var flat: [Symbol: Entry] = [:]
  private final var subclasses: [PyType] = []
  /// Whether entries are still being added one by one, so that rebuilding can wait.
  private final var isFilling = false

  /// A builtin type; `ready()` follows once its methods and slots are there.
  init(
    builtin name: String, base: PyType?, layout: Kind, module: String = "builtins",
    hasAttributes: Bool = false
  ) {
    self.name = name
    self.module = module
    title = Self.isCompiled(module) ? "\(module).\(name)" : name
    qualifiedName = name
    bases = base.map { [$0] } ?? []
    self.layout = layout
    isHeap = false
    self.hasAttributes = hasAttributes || (base?.hasAttributes ?? false)
    super.init(kind: .type, type: nil)
    mro = [self] + (base?.mro ?? [])
  }

  /// A type of a native module, made per interpreter: `socket.socket`, `threading.Lock`.
  ///
  /// Add methods with `method`, attributes with `attribute`, fill `slots`, then call `ready()`.
  package convenience init(
    native name: String, module: String, base: PyType? = nil, layout: Kind = .instance,
    hasAttributes: Bool = true
  ) {
    self.init(
      builtin: name, base: base ?? Types.object, layout: base?.layout ?? layout, module: module,
      hasAttributes: hasAttributes)
    isOfSession = true
  }

  /// A native class that is also an exception of a second kind: `io.UnsupportedOperation`.
  package convenience init(native name: String, module: String, bases: (PyType, PyType)) {
    self.init(
      builtin: name, base: bases.0, layout: bases.0.layout, module: module, hasAttributes: true)
    self.bases = [bases.0, bases.1]
    let shared = bases.0.mro.filter { first in bases.1.mro.contains { $0 === first } }
    let own = bases.0.mro.filter { first in !shared.contains { $0 === first } }
    mro = [self] + own + bases.1.mro
  }

  init(
    heap name: String, qualifiedName: String, module: String, bases: [PyType], mro: [PyType],
    layout: Kind
  ) {
    self.name = name
    self.module = module
    title = name
    self.qualifiedName = qualifiedName
    self.bases = bases
    self.layout = layout
    isHeap = true
    hasAttributes = true
    super.init(kind: .type, type: nil)
    self.mro = [self] + mro
    for base in bases where base.isHeap { base.subclasses.append(self) }
    isFilling = true
  }

  // MARK: Look-up

  /// What instances find under a name on their class: own entries first, then along the MRO.
  package func lookup(_ name: Symbol) -> Value? { flat[name]?.value }

  func entry(_ name: Symbol) -> Entry? { flat[name] }

  /// What the class itself defines under a name.
  package func ownValue(_ name: Symbol) -> Value? { own[name]?.value }

  /// The names that the class itself defines, in order.
  package var ownNames: [Symbol] { ownOrder }

  /// Every name found on the class and its bases.
  package var allNames: [Symbol] { Array(flat.keys) }

  /// Whether the class is `other` or derives from it.
  @inline(__always) package func isSubclass(of other: PyType) -> Bool {
    if self === other { return true }
    for type in mro where type === other { return true }
    return false
  }

  // MARK: Change

  /// Sets a class attribute.
  ///
  /// On builtin types only before `ready()`.
  package func set(_ name: Symbol, _ value: Value) {
    if let entry = own[name] {
      let plain = !Self.isDescriptor(entry.value) && !Self.isDescriptor(value)
      if !plain, isHeap { retired.append(entry.value) }
      entry.value = value
      if plain { return }
    } else {
      own[name] = Entry(value, owner: self)
      ownOrder.append(name)
    }
    if isHeap, !isFilling { changed() }
  }

  func remove(_ name: Symbol) -> Bool {
    guard let old = own.removeValue(forKey: name) else { return false }
    retired.append(old.value)
    ownOrder.removeAll { $0 == name }
    changed()
    return true
  }

  /// Rebuilds what depends on the entries, after a class was filled.
  func refresh() {
    isFilling = false
    changed()
  }

  deinit { versionCell.deallocate() }

  /// Gives up what the class holds, itself included: its interpreter is going away.
  package func dismantle() {
    own = [:]
    flat = [:]
    mro = []
    subclasses = []
    retired = []
    slots = TypeSlots()
  }

  func rename(_ name: String) {
    self.name = name
    title = name
  }

  /// Whether CPython's module of that name is written in C, and its classes name it in messages.
  private static func isCompiled(_ module: String) -> Bool {
    switch module {
    case "select", "sys", "time", "types": true
    case "_sitebuiltins": false
    default: module.hasPrefix("_")
    }
  }

  /// The beginning of its methods' names: `list.`, `socket.socket.`.
  var pathInReports: String { module == "builtins" ? "\(name)." : "\(module).\(name)." }

  private func changed() {
    rebuildFlat()
    for type in subclasses { type.changed() }
  }

  private func rebuildFlat() {
    var flat: [Symbol: Entry] = [:]
    for type in mro.reversed() { flat.merge(type.own) { $1 } }
    self.flat = flat
    versionCell.pointee &+= 1
    needsInitialising =
      flat[Names.initialise]?.owner !== Types.object || flat[Names.new]?.owner === Types.object
    isPlainException =
      layout == .exception && flat[Names.new]?.owner === Types.baseException
      && flat[Names.initialise]?.owner === Types.baseException
    if isHeap {
      slots = TypeSlots.forHeapType(self)
      isPlain =
        layout == .instance && flat[Names.new]?.owner === Types.object
      constructor = nil
      if isPlain, let function = flat[Names.initialise]?.value.asFunction {
        constructor = Unmanaged.passUnretained(function)
      }
    }
  }

  /// Completes a builtin or native type: inherits slots, exposes slots as dunder methods, flattens the table.
  package func ready() {
    addSlotWrappers()
    for base in mro.dropFirst() { slots.inherit(from: base.slots) }
    rebuildFlat()
    // Made now, while one thread has the type: sessions on other threads share the builtin ones.
    if layout == .instance { _ = rootLayout }
  }

  /// Whether a value found on a class is treated specially when an instance asks for it.
  static func isDescriptor(_ value: Value) -> Bool {
    guard case .object(let object) = value else { return false }
    switch object.kind {
    case .function, .native, .property, .staticMethod, .classMethod, .attribute: return true
    case .instance: return object.type.lookup(Names.get) != nil
    default: return false
    }
  }
}

// MARK: Registration of natives

extension PyType {
  /// Adds a method; its body finds the object in `arguments.receiver`.
  package func method(
    _ name: String, _ signature: Signature, _ body: @escaping NativeFunction
  ) {
    set(Symbol(name), .object(PyNative(method: name, of: self, signature, body)))
  }

  /// Adds a class method (`bytes.fromhex`); its body finds the class in `arguments.receiver`.
  package func classMethod(
    _ name: String, _ signature: Signature, _ body: @escaping NativeFunction
  ) {
    let native = PyNative(method: name, of: self, signature, body)
    set(Symbol(name), .object(PyMethodWrapper(.classMethod, .object(native))))
  }

  /// Adds a static method (`str.maketrans`).
  package func staticMethod(
    _ name: String, _ signature: Signature, _ body: @escaping NativeFunction
  ) {
    let native = PyNative(name, module: self.name, signature, body)
    set(Symbol(name), .object(PyMethodWrapper(.staticMethod, .object(native))))
  }

  /// Adds an attribute that Swift computes; without `set` it is read-only.
  package func attribute(
    _ name: String,
    get: @escaping (Value, Context) throws(PyException) -> Value,
    set: ((Value, Value, Context) throws(PyException) -> Void)? = nil
  ) {
    let symbol = Symbol(name)
    self.set(symbol, .object(PyAttribute(symbol, owner: self, get: get, set: set)))
  }
}
