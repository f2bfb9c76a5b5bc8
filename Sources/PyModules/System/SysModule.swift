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
    info.refuseMaking(title: "sys.version_info")
    info.type.ready()
    module.set("_version_info", .object(info.type))
    module.set(
      "version_info", info.make([.int(3), .int(11), .int(2), .string("final"), .int(0)]))
  }

  /// What floating-point numbers are here: those of IEEE 754 with 64 bits.
  private static func addFloatFacts(to module: PyModule) {
    let facts: [(String, Value)] = [
      ("max", .float(.greatestFiniteMagnitude)), ("max_exp", .int(1024)),
      ("max_10_exp", .int(308)), ("min", .float(.leastNormalMagnitude)),
      ("min_exp", .int(-1021)), ("min_10_exp", .int(-307)), ("dig", .int(15)),
      ("mant_dig", .int(53)), ("epsilon", .float(.ulpOfOne)), ("radix", .int(2)),
      ("rounds", .int(1)),
    ]
    let info = RecordType(
      "float_info", module: "sys", title: "sys.float_info", fields: facts.map(\.0))
    info.refuseMaking(title: "sys.float_info")
    info.type.ready()
    module.set("_float_info", .object(info.type))
    module.set("float_info", info.make(facts.map(\.1)))
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
    info.refuseMaking(title: "sys.int_info")
    info.type.ready()
    module.set("_int_info", .object(info.type))
    module.set("int_info", info.make([.int(30), .int(4), .int(Limits().intDigits), .int(least)]))
  }

  /// How often threads hand over: what a program sets is told again, and changes nothing else here.
  private static func addSwitching(to module: PyModule) {
    final class Interval { var seconds = 0.005 }
    let interval = Interval()
    module.function("setswitchinterval", .one) { (a, cx) throws(PyException) in
      let seconds = try cx.realNumber(a[0])
      if seconds <= 0 { throw .valueError("switch interval must be strictly positive") }
      interval.seconds = (seconds * 1e6).rounded(.towardZero) / 1e6
      return .none
    }
    module.function("getswitchinterval", .none) { (_, _) throws(PyException) in
      .float(interval.seconds)
    }
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
    addFloatFacts(to: module)
    addSwitching(to: module)
    module.function("exc_info", .none) { (_, cx) throws(PyException) in
      guard let handled = cx.handledException else { return .tuple([.none, .none, .none]) }
      let trace = try cx.attribute(.object(handled), "__traceback__") ?? .none
      return .tuple([.object(handled.type), .object(handled), trace])
    }
    module.function("exception", .none) { (_, cx) throws(PyException) in
      cx.handledException.map { .object($0) } ?? .none
    }
    let interned = PyDict()
    module.function("intern", .one) { (a, cx) throws(PyException) in
      guard a[0].asStr != nil else {
        throw .typeError("intern() argument must be str, not \(a[0].type.noneOrName)")
      }
      if let known = try interned.get(a[0], cx) { return known }
      try interned.set(a[0], a[0], cx)
      return a[0]
    }
    module.function("getfilesystemencoding", .none) { (_, _) throws(PyException) in
      .string("utf-8")
    }
    module.function("getdefaultencoding", .none) { (_, _) throws(PyException) in
      .string("utf-8")
    }
    module.function("is_finalizing", .none) { (_, _) throws(PyException) in .bool(false) }
  }
}
