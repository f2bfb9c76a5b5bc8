internal import PyInterpreter

/// The sys module: what programs about sockets ask of it.
enum SysModule {
  /// Makes the module.
  static func load(
    _ environment: ModuleEnvironment, _ interpreter: Interpreter, _ cx: Context
  ) throws(PyException) -> PyModule {
    let module = PyModule("sys")
    addFacts(to: module, interpreter)
    addFunctions(to: module)
    StandardStreams.add(to: module, environment)
    module.outside = [
      "_getframe", "activate_stack_trampoline", "addaudithook", "audit", "breakpointhook",
      "call_tracing", "displayhook", "excepthook", "flags", "get_asyncgen_hooks",
      "getallocatedblocks", "getdlopenflags", "getprofile", "getrefcount", "getsizeof", "gettrace",
      "implementation", "meta_path", "modules", "orig_argv", "path_hooks", "prefix", "base_prefix",
      "exec_prefix", "setprofile", "settrace", "unraisablehook", "warnoptions", "thread_info",
      "builtin_module_names", "stdlib_module_names", "copyright", "api_version", "hash_info",
    ]
    return module
  }

  private static func addFacts(to module: PyModule, _ interpreter: Interpreter) {
    module.set("argv", .list(interpreter.configuration.arguments.map { .string($0) }))
    module.set("byteorder", .string(Int(1).littleEndian == 1 ? "little" : "big"))
    module.set("maxsize", .int(Int.max))
    module.set("maxunicode", .int(0x10FFFF))
    #if os(Linux)
    module.set("platform", .string("linux"))
    #else
    module.set("platform", .string("darwin"))
    #endif
    module.set("version", .string("3.11.2 (Switchboard)"))
    module.set("hexversion", .int(0x030B_02F0))
    module.set("executable", .string(""))
    module.set("path", .list([]))
    let info = RecordType(
      "version_info", module: "sys", title: "sys.version_info",
      fields: ["major", "minor", "micro", "releaselevel", "serial"])
    info.type.ready()
    module.set("_version_info", .object(info.type))
    module.set(
      "version_info", info.make([.int(3), .int(11), .int(2), .string("final"), .int(0)]))
  }

  /// The bound on the digits of an int that becomes text, or is made from text.
  private static func addDigitLimit(to module: PyModule) {
    let least = 640
    module.function("get_int_max_str_digits", .none) { (_, cx) throws(PyException) in
      .int(cx.interpreter.intDigits)
    }
    module.function("set_int_max_str_digits", .clinic("maxdigits")) { (a, cx) throws(PyException) in
      let digits = try cx.plainInt(a[0])
      guard digits == 0 || digits >= least else {
        throw .valueError("maxdigits must be 0 or larger than \(least)")
      }
      cx.interpreter.intDigits = Int(digits)
      return .none
    }
    let info = RecordType(
      "int_info", module: "sys", title: "sys.int_info",
      fields: [
        "bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold",
      ])
    info.type.ready()
    module.set("_int_info", .object(info.type))
    module.set("int_info", info.make([.int(30), .int(4), .int(Limits().intDigits), .int(least)]))
  }

  private static func addFunctions(to module: PyModule) {
    module.function("exit", .expected(0...1)) { (a, _) throws(PyException) in
      let status = a.get(0) ?? .none
      throw .make(
        Types.systemExit,
        arguments: status.isNone ? [] : status.asTuple.map(\.items) ?? [status])
    }
    module.function("getrecursionlimit", .none) { (_, cx) throws(PyException) in
      .int(cx.interpreter.recursionLimit)
    }
    module.function("setrecursionlimit", .one) { (a, cx) throws(PyException) in
      let limit = try cx.plainInt(a[0])
      if limit < 1 {
        throw .valueError("recursion limit must be greater or equal than 1")
      }
      guard cx.recursionDepth < limit else {
        throw .make(
          Types.recursionError,
          "cannot set the recursion limit to \(limit) at the recursion depth "
            + "\(cx.recursionDepth): the limit is too low")
      }
      cx.interpreter.setRecursionLimit(Int(limit))
      return .none
    }
    addDigitLimit(to: module)
    module.function("exc_info", .none) { (_, cx) throws(PyException) in
      guard let handled = cx.handledException else { return .tuple([.none, .none, .none]) }
      let trace = try cx.attribute(.object(handled), "__traceback__") ?? .none
      return .tuple([.object(handled.type), .object(handled), trace])
    }
    module.function("exception", .none) { (_, cx) throws(PyException) in
      cx.handledException.map { .object($0) } ?? .none
    }
    module.function("intern", .one) { (a, _) throws(PyException) in
      guard a[0].asStr != nil else {
        throw .typeError("intern() argument must be str, not \(a[0].type.noneOrName)")
      }
      return a[0]
    }
    module.function("getfilesystemencoding", .none) { (_, _) throws(PyException) in
      .string("utf-8")
    }
    module.function("setswitchinterval", .one) { (a, cx) throws(PyException) in
      guard let seconds = a[0].asDouble ?? a[0].asInt.map(Double.init) else {
        throw .typeError("must be real number, not \(a[0].type.name)")
      }
      // Threads hand over as often as they always do here.
      if seconds <= 0 { throw .valueError("switch interval must be strictly positive") }
      return .none
    }
    module.function("getdefaultencoding", .none) { (_, _) throws(PyException) in
      .string("utf-8")
    }
    module.function("getswitchinterval", .none) { (_, _) throws(PyException) in .float(0.005) }
    module.function("is_finalizing", .none) { (_, _) throws(PyException) in .bool(false) }
  }
}
