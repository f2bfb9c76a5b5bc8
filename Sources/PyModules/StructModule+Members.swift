internal import PyInterpreter

extension StructModule {
  /// Adds the functions of the module.
  func addFunctions(to module: PyModule) {
    func add(_ name: String, _ signature: Signature, _ body: @escaping NativeFunction) {
      module.set(name, .object(PyNative(name, module: "_struct", signature, body)))
    }
    add("calcsize", .one) { a, cx throws(PyException) in .int(try self.format(a[0], cx).size) }
    add("pack", .any) { a, cx throws(PyException) in
      let format = try self.leading(a, "pack", cx)
      return try self.pack(format, a.dropFirst(1), cx)
    }
    add("pack_into", .any) { a, cx throws(PyException) in
      let format = try self.leading(a, "pack_into", cx)
      return try self.packInto(format, a.dropFirst(1), cx)
    }
    add("unpack", .expected(2...2)) { a, cx throws(PyException) in
      try self.unpack(self.format(a[0], cx), a[1], cx)
    }
    add("unpack_from", .clinic("format, /, buffer, offset=")) { a, cx throws(PyException) in
      try self.unpackFrom(self.format(a[0], cx), a[1], a.get(2), cx)
    }
    add("iter_unpack", .expected(2...2)) { a, cx throws(PyException) in
      try self.iterate(self.format(a[0], cx), a[1], cx)
    }
  }

  /// The format that comes first among the arguments of `pack`.
  private func leading(
    _ a: Arguments, _ name: String, _ cx: Context
  ) throws(PyException) -> StructFormat {
    if a.hasKeywords { throw .typeError("_struct.\(name)() takes no keyword arguments") }
    if a.count == 0 { throw .typeError("missing format argument") }
    return try format(a[0], cx)
  }

  /// The format of a `Struct` object.
  private func own(_ value: Value) throws(PyException) -> StructFormat {
    if let format = value.native(StructFormat.self) { return format }
    throw .runtimeError("Struct object is not initialized")
  }

  /// Gives the class `Struct` its methods.
  func fillType() {
    type.slots.new = .calling { type, a, cx throws(PyException) in
      let total = a.count + a.keywords.count
      if total > 1 { throw .typeError("Struct() takes at most 1 argument (\(total) given)") }
      let named = a.keywords.first { $0.name == "format" }?.value
      guard let wanted = a.get(0) ?? named else {
        throw .typeError("Struct() missing required argument 'format' (pos 1)")
      }
      return .object(PyInstance(type: type, native: try self.format(wanted, isLookedUp: false, cx)))
    }
    type.slots.initialise = .calling { _, _, _ in }
    type.attribute(
      "format", get: { value, _ throws(PyException) in .string(try self.own(value).text) })
    type.attribute("size", get: { value, _ throws(PyException) in .int(try self.own(value).size) })
    type.method("pack", .any) { a, cx throws(PyException) in
      if a.hasKeywords { throw .typeError("Struct.pack() takes no keyword arguments") }
      return try self.pack(self.own(a.receiver), a, cx)
    }
    type.method("pack_into", .any) { a, cx throws(PyException) in
      if a.hasKeywords { throw .typeError("Struct.pack_into() takes no keyword arguments") }
      return try self.packInto(self.own(a.receiver), a, cx)
    }
    type.method("unpack", .one) { a, cx throws(PyException) in
      try self.unpack(self.own(a.receiver), a[0], cx)
    }
    type.method("unpack_from", .clinic("buffer, offset=")) { a, cx throws(PyException) in
      try self.unpackFrom(self.own(a.receiver), a[0], a.get(1), cx)
    }
    type.method("iter_unpack", .one) { a, cx throws(PyException) in
      try self.iterate(self.own(a.receiver), a[0], cx)
    }
    type.tellsModule()
    type.ready()
  }
}
