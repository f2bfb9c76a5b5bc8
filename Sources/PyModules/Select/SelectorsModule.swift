internal import PyInterpreter
internal import Sockets
internal import Timeline

/// The selectors module.
///
/// `DefaultSelector` is an `EpollSelector` as on Linux, with an epoll(7) descriptor of its own, so that later sockets
/// have CPython's numbers; it waits with poll(2), which answers the same.
final class SelectorsModule {
  unowned(unsafe) let environment: ModuleEnvironment
  let base = PyType(native: "BaseSelector", module: "selectors")
  /// What the selectors have in common.
  let common: PyType
  /// What those that wait for descriptors one by one have in common.
  let pollLike: PyType
  let keys = RecordType(
    "SelectorKey", module: "selectors", fields: ["fileobj", "fd", "events", "data"], isNamed: true)
  let mapping = PyType(native: "_SelectorMapping", module: "selectors")

  static let read = 1
  static let write = 2

  private init(_ environment: ModuleEnvironment) {
    self.environment = environment
    common = PyType(native: "_BaseSelectorImpl", module: "selectors", base: base)
    pollLike = PyType(native: "_PollLikeSelector", module: "selectors", base: common)
  }

  /// Makes the module.
  static func load(
    _ environment: ModuleEnvironment, _ cx: Context
  ) throws(PyException) -> PyModule {
    let home = SelectorsModule(environment)
    environment.keep(home)
    home.keys.makeCallable(fields: ["fileobj", "fd", "events", "data"])
    home.keys.type.ready()
    home.fillMapping()
    home.fillBase()
    cx.interpreter.own([home.common, home.pollLike, home.mapping])
    let module = PyModule("selectors")
    module.path = "/usr/lib/python3.11/selectors.py"
    module.set("EVENT_READ", .int(read))
    module.set("EVENT_WRITE", .int(write))
    module.type(home.base)
    module.type(home.keys.type)
    let kinds = [
      ("SelectSelector", home.common), ("PollSelector", home.pollLike),
      ("EpollSelector", home.pollLike),
    ]
    for (name, base) in kinds {
      let type = PyType(native: name, module: "selectors", base: base)
      if name == "SelectSelector" {
        type.initialiser()
        let methods = SelectorMethods(home: home)
        type.method("register", .python("fileobj, events, data="), methods.register)
        type.method("unregister", .python("fileobj"), methods.unregister)
        type.method("select", .python("timeout="), methods.select)
      }
      if name == "EpollSelector" {
        type.method("fileno", .python(""), SelectorMethods(home: home).fileno)
        type.method("select", .python("timeout="), SelectorMethods(home: home).select)
      }
      type.ready()
      module.type(type)
      if name == "EpollSelector" { module.set("DefaultSelector", .object(type)) }
    }
    return module
  }

  private func fillBase() {
    base.slots.new = .calling { [unowned self] (type, _, _) throws(PyException) in
      guard type.isSubclass(of: common) else {
        throw .typeError(
          "Can't instantiate abstract class \(type.name) with abstract methods "
            + "get_map, register, select, unregister")
      }
      return .object(
        PyInstance(type: type, native: SelectorState(SelectorState.Way(of: type))))
    }
    pollLike.initialiser()
    let methods = SelectorMethods(home: self)
    // Where CPython defines them, so that their names in messages are the same.
    for (name, parameters) in [
      ("register", "fileobj, events, data="), ("unregister", "fileobj"), ("select", "timeout="),
    ] {
      base.method(name, .python(parameters)) { (_, _) throws(PyException) in
        throw .make(Types.notImplementedError, arguments: [])
      }
    }
    for type in [base, common, pollLike] {
      type.method("modify", .python("fileobj, events, data="), methods.modify)
    }
    pollLike.method("register", .python("fileobj, events, data="), methods.register)
    pollLike.method("unregister", .python("fileobj"), methods.unregister)
    pollLike.method("select", .python("timeout="), methods.select)
    base.method("get_key", .python("fileobj"), methods.key)
    common.method("get_map", .python(""), methods.map)
    base.method("close", .python(""), methods.close)
    base.method("__enter__", .python("")) { (a, _) throws(PyException) in a.receiver }
    base.method("__exit__", .python("*args")) { (a, cx) throws(PyException) in
      _ = try cx.callMethod(a.receiver, "close")
      return .none
    }
    base.ready()
    common.ready()
    pollLike.ready()
  }

  private func fillMapping() {
    let state = { (value: Value) throws(PyException) -> SelectorState in
      try value.native(SelectorState.self, or: "a selector's map")
    }
    let methods = SelectorMethods(home: self)
    mapping.slots.length = .calling { (value, _) throws(PyException) in
      try state(value).entries.count
    }
    mapping.slots.getItem = .calling { (value, object, cx) throws(PyException) in
      try methods.entry(state(value), object, cx).key
    }
    mapping.slots.contains = .calling { (value, object, cx) throws(PyException) in
      try methods.find(state(value), object, cx) != nil
    }
    mapping.slots.iter = .calling { (value, cx) throws(PyException) in
      try cx.iter(.list(state(value).entries.map { .int(Int($0.fd)) }))
    }
    mapping.method("keys", .python("")) { (a, _) throws(PyException) in
      .list(try state(a.receiver).entries.map { .int(Int($0.fd)) })
    }
    mapping.method("values", .python("")) { (a, _) throws(PyException) in
      .list(try state(a.receiver).entries.map(\.key))
    }
    mapping.method("items", .python("")) { (a, _) throws(PyException) in
      .list(try state(a.receiver).entries.map { .tuple([.int(Int($0.fd)), $0.key]) })
    }
    mapping.method("get", .python("key, default=")) { (a, cx) throws(PyException) in
      try methods.find(state(a.receiver), a[0], cx)?.key ?? a.get(1) ?? .none
    }
    mapping.ready()
  }
}
