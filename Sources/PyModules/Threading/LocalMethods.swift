internal import PyInterpreter

/// What is behind a `threading.local`: attributes of its own for each thread.
final class LocalState {
  /// What distinguishes it from all others, also from those that are gone.
  let serial: Int
  /// What a subclass's `__init__` is called with in each thread.
  let arguments: [Value]
  let keywords: [(Symbol, Value)]

  /// The attributes of threads' locals.
  init(serial: Int, arguments: [Value], keywords: [(Symbol, Value)]) {
    self.serial = serial
    self.arguments = arguments
    self.keywords = keywords
  }
}

/// The methods of `threading.local`.
struct LocalMethods {
  unowned(unsafe) let home: ThreadingModule

  private static let dictionary = Symbol("__dict__")

  private func state(_ value: Value) throws(PyException) -> LocalState {
    try value.native(LocalState.self, or: "a local object")
  }

  /// Gives the class its methods.
  func fill() {
    let type = home.local
    type.slots.new = .calling { [unowned home] (type, a, cx) throws(PyException) in
      if a.count > 0 || a.hasKeywords, type.lookup(Symbol("__init__"))?.asFunction == nil {
        throw .typeError("Initialization arguments are not supported")
      }
      let state = LocalState(
        serial: home.nextLocal(), arguments: a.positional,
        keywords: a.keywords.map { ($0.name, $0.value) })
      // The thread that makes it initialises it as any other object.
      home.setLocals(of: state.serial, PyDict(), cx)
      return .object(PyInstance(type: type, native: state))
    }
    type.slots.getAttribute = .calling { [unowned home] (value, name, cx) throws(PyException) in
      let own = try attributes(value, cx)
      if name == Self.dictionary { return .object(own) }
      if let found = try own.get(.string(name.name), cx) { return found }
      if value.type === home.local, value.type.lookup(name) == nil {
        throw .attributeError("\(title(value)) has no attribute '\(name.name)'")
      }
      return try cx.genericAttribute(value, name)
    }
    type.slots.setAttribute = .calling { (value, name, new, cx) throws(PyException) in
      let own = try attributes(value, cx)
      if name == Self.dictionary {
        throw .attributeError(
          "\(title(value)) attribute '__dict__' is read-only")
      }
      if !new.isUnbound { return try own.set(.string(name.name), new, cx) }
      guard try own.remove(.string(name.name), cx) != nil else {
        throw .attributeError("\(title(value)) has no attribute '\(name.name)'")
      }
    }
  }

  private func title(_ value: Value) -> String {
    let type = value.type
    return "'\(type === home.local ? "_thread._local" : type.name)' object"
  }

  /// The attributes in the calling thread; a subclass's `__init__` fills them where they are new.
  private func attributes(_ value: Value, _ cx: Context) throws(PyException) -> PyDict {
    let state = try state(value)
    if let known = home.locals(of: state.serial, cx) { return known }
    let fresh = PyDict()
    home.setLocals(of: state.serial, fresh, cx)
    if let initialise = value.type.lookup(Symbol("__init__")), initialise.asFunction != nil {
      _ = try cx.call(
        initialise, arguments: [value] + state.arguments, keywords: state.keywords)
    }
    return fresh
  }
}
