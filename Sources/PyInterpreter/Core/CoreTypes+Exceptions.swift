extension CoreTypes {
  static func installExceptions() {
    let type = Types.baseException
    type.slots.new = { (type: PyType, a: Arguments, _: Context) throws(PyException) in
      .object(PyExceptionObject(type: type, arguments: a.positional))
    }
    type.slots.initialise = { (value: Value, a: Arguments, _: Context) throws(PyException) in
      guard let object = value.asException else { return }
      if a.hasKeywords, !object.type.isSubclass(of: Types.importError),
        !object.type.isSubclass(of: Types.nameError),
        !object.type.isSubclass(of: Types.attributeError)
      {
        throw .typeError("\(object.type.name)() takes no keyword arguments")
      }
      for (name, value) in a.keywords { object.setOwnAttribute(name, value) }
      object.arguments = a.positional
    }
    type.slots.repr = { (value: Value, cx: Context) throws(PyException) in
      guard let object = value.asException else { return .none }
      if object.arguments.count == 1 {
        return .string("\(object.type.name)(\(try cx.repr(object.arguments[0])))")
      }
      return .string("\(object.type.name)\(try cx.repr(.tuple(object.arguments)))")
    }
    type.slots.str = { (value: Value, cx: Context) throws(PyException) in
      let arguments = value.asException?.arguments ?? []
      switch arguments.count {
      case 0: return .object(PyStr.empty)
      case 1: return .object(try cx.strObject(arguments[0]))
      default: return .object(try cx.reprObject(.tuple(arguments)))
      }
    }
    installExceptionAttributes(type)
    installSpecialExceptions()
    installOSError()
    installUnicodeErrors()
  }

  private static func installExceptionAttributes(_ type: PyType) {
    type.attribute(
      "args",
      get: { (value: Value, _: Context) throws(PyException) in
        .tuple(value.asException?.arguments ?? [])
      },
      set: { (value: Value, new: Value, cx: Context) throws(PyException) in
        value.asException?.arguments = try cx.items(new)
      })
    type.attribute(
      "__cause__",
      get: { (value: Value, _: Context) throws(PyException) in
        (value.asException?.cause).map { .object($0) } ?? Value.none
      },
      set: { (value: Value, new: Value, _: Context) throws(PyException) in
        value.asException?.cause = new.asException
        value.asException?.suppressesContext = true
      })
    type.attribute(
      "__context__",
      get: { (value: Value, _: Context) throws(PyException) in
        (value.asException?.context).map { .object($0) } ?? Value.none
      },
      set: { (value: Value, new: Value, _: Context) throws(PyException) in
        value.asException?.context = new.asException
      })
    type.attribute(
      "__suppress_context__",
      get: { (value: Value, _: Context) throws(PyException) in
        .bool(value.asException?.suppressesContext ?? false)
      },
      set: { (value: Value, new: Value, cx: Context) throws(PyException) in
        value.asException?.suppressesContext = try cx.truth(new)
      })
    type.attribute(
      "__traceback__",
      get: { (value: Value, _: Context) throws(PyException) in
        guard let object = value.asException else { return .none }
        return .object(PyTraceback(object))
      },
      set: { (_: Value, _: Value, _: Context) throws(PyException) in })
    type.method("with_traceback", .one) { (a: Arguments, _: Context) throws(PyException) in
      a.receiver
    }
    type.method("add_note", .one) { (a: Arguments, _: Context) throws(PyException) in
      guard a[0].asStr != nil else {
        throw .typeError("note must be a str, not '\(a[0].type.name)'")
      }
      a.receiver.asException?.notes.append(a[0])
      return .none
    }
    type.attribute(
      "__notes__",
      get: { (value: Value, cx: Context) throws(PyException) in
        guard let notes = value.asException?.notes, !notes.isEmpty else {
          throw cx.missing(value, "__notes__")
        }
        return .list(notes)
      })
  }

  /// An attribute that reads an argument by position.
  private static func argument(_ type: PyType, _ name: String, _ index: Int) {
    let symbol = Symbol(name)
    type.attribute(
      name,
      get: { (value: Value, _: Context) throws(PyException) in
        guard let object = value.asException else { return .none }
        if let own = object.ownAttribute(symbol) { return own }
        return index < object.arguments.count ? object.arguments[index] : .none
      },
      set: { (value: Value, new: Value, _: Context) throws(PyException) in
        value.asException?.setOwnAttribute(symbol, new)
      })
  }

  private static func installSpecialExceptions() {
    Types.keyError.slots.str = { (value: Value, cx: Context) throws(PyException) in
      let arguments = value.asException?.arguments ?? []
      if arguments.count == 1 { return .object(try cx.reprObject(arguments[0])) }
      return arguments.isEmpty
        ? .object(PyStr.empty) : .object(try cx.reprObject(.tuple(arguments)))
    }
    argument(Types.stopIteration, "value", 0)
    Types.systemExit.attribute(
      "code",
      get: { (value: Value, _: Context) throws(PyException) in
        let arguments = value.asException?.arguments ?? []
        switch arguments.count {
        case 0: return .none
        case 1: return arguments[0]
        default: return .tuple(arguments)
        }
      })
    for (type, names) in [
      (Types.importError, ["name", "path"]), (Types.nameError, ["name"]),
      (Types.attributeError, ["name", "obj"]),
    ] {
      for name in names { argument(type, name, Int.max) }
    }
    argument(Types.importError, "msg", 0)
    for (index, name) in ["msg"].enumerated() { argument(Types.syntaxError, name, index) }
    for name in ["lineno", "offset", "text", "filename", "end_lineno", "end_offset"] {
      argument(Types.syntaxError, name, Int.max)
    }
    Types.syntaxError.slots.str = { (value: Value, cx: Context) throws(PyException) in
      guard let object = value.asException, let message = object.arguments.first else {
        return .object(PyStr.empty)
      }
      let line = object.ownAttribute("lineno")?.asInt
      let file = object.ownAttribute("filename")?.text
      let text = try cx.str(message)
      switch (file, line) {
      case (let file?, let line?): return .string("\(text) (\(file), line \(line))")
      case (nil, let line?): return .string("\(text) (line \(line))")
      default: return .string(text)
      }
    }
  }

  // MARK: OSError

  private static func installOSError() {
    let type = Types.osError
    type.slots.initialise = { (value: Value, a: Arguments, _: Context) throws(PyException) in
      if a.hasKeywords { throw .typeError("\(value.type.name)() takes no keyword arguments") }
    }
    for (index, name) in ["errno", "strerror"].enumerated() {
      let symbol = Symbol(name)
      type.attribute(
        name,
        get: { (value: Value, _: Context) throws(PyException) in
          guard let object = value.asException else { return .none }
          if let own = object.ownAttribute(symbol) { return own }
          let arguments = object.arguments
          return 2...5 ~= arguments.count ? arguments[index] : .none
        },
        set: { (value: Value, new: Value, _: Context) throws(PyException) in
          value.asException?.setOwnAttribute(symbol, new)
        })
    }
    for (index, name) in [(2, "filename"), (4, "filename2")] {
      argument(type, name, index)
    }
    Types.blockingIOError.attribute("characters_written") {
      (value: Value, cx: Context) throws(PyException) in
      guard let count = value.asException?.arguments.dropFirst(2).first, count.isInt else {
        throw .attributeError("characters_written")
      }
      return count
    }
    type.slots.str = { (value: Value, cx: Context) throws(PyException) in
      guard let object = value.asException else { return .none }
      let arguments = object.arguments
      guard 2...5 ~= arguments.count else {
        switch arguments.count {
        case 0: return .object(PyStr.empty)
        case 1: return .object(try cx.strObject(arguments[0]))
        default: return .object(try cx.reprObject(.tuple(arguments)))
        }
      }
      let number = try cx.str(cx.getAttribute(value, "errno"))
      let text = try cx.str(cx.getAttribute(value, "strerror"))
      let file = try cx.getAttribute(value, "filename")
      // A third argument of BlockingIOError counts what was written.
      let isCount = object.type.isSubclass(of: Types.blockingIOError) && file.isInt
      if file.isNone || isCount { return .string("[Errno \(number)] \(text)") }
      return .string("[Errno \(number)] \(text): \(try cx.repr(file))")
    }
  }

  // MARK: Unicode errors

  private static func installUnicodeErrors() {
    for (type, names) in [
      (Types.unicodeDecodeError, ["encoding", "object", "start", "end", "reason"]),
      (Types.unicodeEncodeError, ["encoding", "object", "start", "end", "reason"]),
      (Types.unicodeTranslateError, ["object", "start", "end", "reason"]),
    ] {
      for (index, name) in names.enumerated() { argument(type, name, index) }
    }
    Types.unicodeDecodeError.slots.str = { (value: Value, cx: Context) throws(PyException) in
      let parts = value.asException?.arguments ?? []
      guard parts.count == 5, let bytes = parts[1].bytesLike, let start = parts[2].asInt,
        let end = parts[3].asInt
      else { return .object(try cx.reprObject(.tuple(parts))) }
      let codec = try cx.str(parts[0])
      let reason = try cx.str(parts[4])
      if end == start + 1, bytes.indices.contains(start) {
        let digits = String(bytes[start], radix: 16)
        let byte = digits.count == 1 ? "0\(digits)" : digits
        return .string(
          "'\(codec)' codec can't decode byte 0x\(byte) in position \(start): \(reason)")
      }
      return .string(
        "'\(codec)' codec can't decode bytes in position \(start)-\(end - 1): \(reason)")
    }
    Types.unicodeEncodeError.slots.str = { (value: Value, cx: Context) throws(PyException) in
      let parts = value.asException?.arguments ?? []
      guard parts.count == 5, let text = parts[1].asStr, let start = parts[2].asInt,
        let end = parts[3].asInt
      else { return .object(try cx.reprObject(.tuple(parts))) }
      let codec = try cx.str(parts[0])
      let reason = try cx.str(parts[4])
      if end == start + 1, start >= 0, start < text.count {
        return .string(
          "'\(codec)' codec can't encode character '\(escape(text[start]))' in position \(start): \(reason)"
        )
      }
      return .string(
        "'\(codec)' codec can't encode characters in position \(start)-\(end - 1): \(reason)")
    }
  }

  private static func escape(_ point: UInt32) -> String {
    let digits = String(point, radix: 16)
    let width = point < 256 ? 2 : point < 65536 ? 4 : 8
    let letter = point < 256 ? "x" : point < 65536 ? "u" : "U"
    return "\\\(letter)\(String(repeating: "0", count: width - digits.count))\(digits)"
  }
}
