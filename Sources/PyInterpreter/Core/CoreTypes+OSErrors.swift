/// `OSError` and its subclasses: number, text and file names out of the arguments.
extension CoreTypes {
  static func installOSError() {
    let type = Types.osError
    type.slots.new = .calling { (type: PyType, a: Arguments, _: Context) throws(PyException) in
      .object(PyExceptionObject(type: type, arguments: takesInit(type) ? [] : a.positional))
    }
    type.slots.initialise = .calling {
      (value: Value, a: Arguments, _: Context) throws(PyException) in
      if a.hasKeywords { throw .typeError("\(value.type.name)() takes no keyword arguments") }
      if takesInit(value.type) { value.asException?.arguments = a.positional }
    }
    for (index, name) in ["errno", "strerror"].enumerated() {
      field(type, name) { object in
        object.isNumbered ? object.arguments[index] : .none
      }
    }
    for (index, name) in [(2, "filename"), (4, "filename2")] {
      field(type, name) { object in
        index < object.arguments.count && object.isNumbered && !object.holdsCount
          ? object.arguments[index] : .none
      }
    }
    type.attribute("characters_written") {
      (value: Value, cx: Context) throws(PyException) in
      guard let object = value.asException, object.holdsCount else {
        throw .attributeError("characters_written")
      }
      return object.arguments[2]
    }
    installOSErrorText(type)
  }

  private static func installOSErrorText(_ type: PyType) {
    type.slots.str = .calling { (value: Value, cx: Context) throws(PyException) in
      guard let object = value.asException else { return .none }
      let file = try cx.getAttribute(value, "filename")
      let second = try cx.getAttribute(value, "filename2")
      let number = try cx.getAttribute(value, "errno")
      let text = try cx.getAttribute(value, "strerror")
      if !file.isNone {
        let start = "[Errno \(try cx.str(number))] \(try cx.str(text)): \(try cx.repr(file))"
        return .string(second.isNone ? start : "\(start) -> \(try cx.repr(second))")
      }
      if object.isNumbered || !number.isNone && !text.isNone {
        return .string("[Errno \(try cx.str(number))] \(try cx.str(text))")
      }
      switch object.arguments.count {
      case 0: return .object(PyStr.empty)
      case 1: return .object(try cx.strObject(object.arguments[0]))
      default: return .object(try cx.reprObject(.tuple(object.arguments)))
      }
    }
  }

  /// Whether a class of the program gives `__init__` and not `__new__`: its `super().__init__(…)` brings the arguments.
  private static func takesInit(_ type: PyType) -> Bool {
    type.entry(Names.initialise)?.owner !== Types.osError
      && type.entry(Names.new)?.owner === Types.osError
  }

  /// An attribute that is computed from the arguments until a program sets it.
  static func field(
    _ type: PyType, _ name: String, _ get: @escaping (PyExceptionObject) -> Value
  ) {
    let symbol = Symbol(name)
    type.attribute(
      name,
      get: { (value: Value, _: Context) throws(PyException) in
        guard let object = value.asException else { return .none }
        return object.ownAttribute(symbol) ?? get(object)
      },
      set: { (value: Value, new: Value, _: Context) throws(PyException) in
        value.asException?.setOwnAttribute(symbol, new)
      })
  }
}

extension PyExceptionObject {
  /// Whether the third argument tells how many bytes were written, and is no file name.
  fileprivate var holdsCount: Bool {
    type.isSubclass(of: Types.blockingIOError) && arguments.count >= 3 && arguments[2].isInt
  }

  /// Whether the arguments are a number, a text and file names: with a class such as `KeyError` before they are not.
  fileprivate var isNumbered: Bool {
    2...5 ~= arguments.count
      && type.mro.first { !$0.isHeap }?.isSubclass(of: Types.osError) == true
  }

  /// `args`: those of an `OSError` end before its file names.
  var shownArguments: [Value] {
    guard arguments.count > 2, isNumbered, !arguments[2].isNone, !holdsCount
    else { return arguments }
    return Array(arguments.prefix(2))
  }
}
