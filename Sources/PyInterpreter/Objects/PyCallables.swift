/// The body of a native function: its arguments (see `Arguments`) and the calling thread's context.
package typealias NativeFunction = (Arguments, Context) throws(PyException) -> Value

/// A function or method written in Swift.
///
/// As an attribute of a type it is a method: `arguments.receiver` is then the object. In a module, or
/// made with `receiver`, it is a plain builtin function.
public final class PyNative: PyObject {
  /// The bare name: `append`.
  package let name: String
  /// The type whose method it is, nil for functions of modules.
  unowned(unsafe) let owner: PyType?
  /// The module's name for functions, nil for builtins.
  package let module: String?
  /// Which arguments it takes.
  package let signature: Signature
  /// Whether it stands for a slot (`int.__add__`): only its repr differs.
  let isSlotWrapper: Bool
  let body: NativeFunction
  /// Whether CPython's specialised instructions call it without counting a level of recursion.
  let isCountedRarely: Bool
  /// How many positional arguments go to the body as they are.
  let least: Int
  let most: Int
  let takesAnything: Bool
  /// The parsed signature, once needed.
  final var parsed: ParameterList?

  /// A function of a module (`module` nil: a builtin).
  package init(
    _ name: String, module: String? = nil, _ signature: Signature, _ body: @escaping NativeFunction
  ) {
    self.name = name
    self.module = module
    self.signature = signature
    self.body = Reach.noting(module.map { "\($0).\(name)" } ?? name, body)
    (least, most, takesAnything) = signature.directCounts
    isCountedRarely = PyNative.isCountedRarely(name, signature)
    owner = nil
    isSlotWrapper = false
    super.init(kind: .native, type: Types.builtinFunction)
  }

  /// A method of a type.
  init(
    method name: String, of owner: PyType, _ signature: Signature, isSlotWrapper: Bool = false,
    _ body: @escaping NativeFunction
  ) {
    self.name = name
    self.module = nil
    self.owner = owner
    self.signature = signature
    self.isSlotWrapper = isSlotWrapper
    self.body = isSlotWrapper ? body : Reach.noting(owner.pathInReports + name, body)
    (least, most, takesAnything) = signature.directCounts
    isCountedRarely = PyNative.isCountedRarely(name, signature)
    super.init(
      kind: .native, type: isSlotWrapper ? Types.slotWrapper : Types.methodDescriptor)
  }

  /// `len` has an instruction of its own; `max` and `min` are called in the old way.
  private static func isCountedRarely(_ name: String, _ signature: Signature) -> Bool {
    switch name {
    case "len": true
    case "max", "min": false
    default: !signature.isOneOrNone
    }
  }

  /// The name in messages about the number of arguments: `list.append`.
  var qualifiedName: String {
    if let owner { return "\(owner.name).\(name)" }
    if let module { return "\(module).\(name)" }
    return name
  }

  /// The name in messages about starred arguments: methods that CPython writes in Python tell their module.
  var titleInCalls: String {
    if let owner, case .python = signature { return "\(owner.module).\(qualifiedName)" }
    return qualifiedName
  }
}

/// A method together with its object: `connection.send`.
public final class PyBoundMethod: PyObject {
  /// The function: a `PyFunction`, a `PyNative` or any callable.
  package let function: Value
  /// The object.
  package let receiver: Value

  /// Binds a function to an object.
  package init(_ function: Value, receiver: Value) {
    self.function = function
    self.receiver = receiver
    let native = function.asNative
    super.init(
      kind: .boundMethod,
      type: native == nil
        ? Types.method : native?.isSlotWrapper == true ? Types.methodWrapper : Types.builtinFunction
    )
  }
}

/// A function written in Python.
public final class PyFunction: PyObject {
  let code: FunctionCode
  /// The code's plan for calls.
  let plan: UnsafePointer<CallPlan>
  /// The values of parameters that have defaults, aligned to the end of the positional ones.
  final var defaults: [Value]
  /// The values of keyword-only parameters by position, `.unbound` for those without; empty when none has one.
  final var keywordDefaults: [Value]
  /// The cells of the variables of enclosing functions, in the order of `code.freeVariables`.
  let closure: [PyCell]
  /// `__name__`, `__qualname__` and `__doc__`, which code may set.
  final var name: String
  final var qualifiedName: String
  final var documentation: Value
  final var annotations: Value = .none

  init(
    code: FunctionCode, defaults: [Value], keywordDefaults: [Value], closure: [PyCell]
  ) {
    self.code = code
    plan = UnsafePointer(code.plan)
    self.defaults = defaults
    self.keywordDefaults = keywordDefaults
    self.closure = closure
    name = code.name
    qualifiedName = code.qualifiedName
    documentation = code.documentation.map { Value.string($0) } ?? .none
    super.init(kind: .function, type: Types.function)
  }

  /// The default of a keyword-only parameter, `.unbound` when it has none.
  @inline(__always) func keywordDefault(_ index: Int) -> Value {
    index < keywordDefaults.count ? keywordDefaults[index] : .unbound
  }
}

/// A variable that an inner function shares with its outer one.
package final class PyCell: PyObject {
  final var value: Value

  init(_ value: Value = .unbound) {
    self.value = value
    super.init(kind: .cell, type: Types.cell)
  }

  deinit {
    guard case .object = value else { return }
    ReleaseQueue.nested {
      value = .unbound
    } deferred: {
      ReleaseQueue.adopt([value])
    }
  }
}

/// A `property`.
package final class PyProperty: PyObject {
  let getter: Value
  let setter: Value
  let deleter: Value
  let documentation: Value
  final var name: Symbol?

  init(
    getter: Value, setter: Value, deleter: Value, documentation: Value, type: PyType? = nil
  ) {
    self.getter = getter
    self.setter = setter
    self.deleter = deleter
    self.documentation = documentation
    super.init(kind: .property, type: type ?? Types.property)
  }
}

/// A `staticmethod` or a `classmethod`, by its kind.
package final class PyMethodWrapper: PyObject {
  let function: Value

  init(_ kind: Kind, _ function: Value) {
    self.function = function
    super.init(kind: kind, type: kind == .staticMethod ? Types.staticMethod : Types.classMethod)
  }
}

/// What `super()` returns: attribute look-up that begins after a class.
package final class PySuper: PyObject {
  let start: PyType
  let receiver: Value
  let receiverType: PyType

  init(start: PyType, receiver: Value, receiverType: PyType) {
    self.start = start
    self.receiver = receiver
    self.receiverType = receiverType
    super.init(kind: .superProxy, type: Types.superType)
  }
}

/// An attribute computed by Swift: `exception.errno`, `function.__name__`.
package final class PyAttribute: PyObject {
  let name: Symbol
  unowned(unsafe) let owner: PyType
  let get: (Value, Context) throws(PyException) -> Value
  let set: ((Value, Value, Context) throws(PyException) -> Void)?
  /// For a name in `__slots__`: under which name instances keep the value.
  let slotName: Symbol?

  /// A name in the `__slots__` of a class.
  init(slot name: Symbol, owner: PyType) {
    let slotName = name.ofSlot
    self.name = name
    self.owner = owner
    self.slotName = slotName
    get = { value, _ throws(PyException) in
      guard let own = value.object?.ownAttribute(slotName) else {
        throw .attributeError("'\(value.type.title)' object has no attribute '\(name)'")
      }
      return own
    }
    set = nil
    super.init(kind: .attribute, type: Types.member)
  }

  init(
    _ name: Symbol, owner: PyType,
    get: @escaping (Value, Context) throws(PyException) -> Value,
    set: ((Value, Value, Context) throws(PyException) -> Void)?, isNoted: Bool = true
  ) {
    self.name = name
    self.owner = owner
    slotName = nil
    #if DEBUG
    let path = owner.pathInReports + name.name
    self.get = isNoted ? Reach.noting(path, reading: get) : get
    self.set = isNoted ? set.map { Reach.noting("\(path) = …", writing: $0) } : set
    #else
    self.get = get
    self.set = set
    #endif
    super.init(kind: .attribute, type: Types.getset)
  }
}
