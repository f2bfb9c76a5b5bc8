/// The builtin types, made bare here; `Types.install` gives them their methods and slots once per process.
package enum Types {
  private static func bare(_ name: String, _ layout: Kind, hasAttributes: Bool = false) -> PyType {
    PyType(builtin: name, base: object, layout: layout, hasAttributes: hasAttributes)
  }

  nonisolated(unsafe) package static let object = PyType(
    builtin: "object", base: nil, layout: .instance)
  nonisolated(unsafe) package static let type = bare("type", .type)
  nonisolated(unsafe) package static let none = bare("NoneType", .other)
  nonisolated(unsafe) package static let ellipsis = bare("ellipsis", .other)
  nonisolated(unsafe) package static let notImplementedType = bare("NotImplementedType", .other)
  nonisolated(unsafe) package static let int = bare("int", .int)
  nonisolated(unsafe) package static let bool = PyType(builtin: "bool", base: int, layout: .other)
  nonisolated(unsafe) package static let float = bare("float", .float)
  nonisolated(unsafe) package static let str = bare("str", .str)
  nonisolated(unsafe) package static let bytes = bare("bytes", .bytes)
  nonisolated(unsafe) package static let byteArray = bare("bytearray", .byteArray)
  nonisolated(unsafe) package static let memoryView = bare("memoryview", .memoryView)
  nonisolated(unsafe) package static let list = bare("list", .list)
  nonisolated(unsafe) package static let tuple = bare("tuple", .tuple)
  nonisolated(unsafe) package static let dict = bare("dict", .dict)
  nonisolated(unsafe) package static let set = bare("set", .set)
  nonisolated(unsafe) package static let frozenSet = bare("frozenset", .set)
  nonisolated(unsafe) package static let range = bare("range", .range)
  nonisolated(unsafe) package static let slice = bare("slice", .slice)

  nonisolated(unsafe) package static let function = bare("function", .function, hasAttributes: true)
  nonisolated(unsafe) package static let builtinFunction = bare(
    "builtin_function_or_method", .native)
  nonisolated(unsafe) package static let methodDescriptor = bare("method_descriptor", .native)
  nonisolated(unsafe) package static let slotWrapper = bare("wrapper_descriptor", .native)
  nonisolated(unsafe) package static let methodWrapper = bare("method-wrapper", .boundMethod)
  nonisolated(unsafe) package static let method = bare("method", .boundMethod)
  nonisolated(unsafe) package static let cell = bare("cell", .cell)
  nonisolated(unsafe) package static let property = bare("property", .property)
  nonisolated(unsafe) package static let staticMethod = bare(
    "staticmethod", .staticMethod, hasAttributes: true)
  nonisolated(unsafe) package static let classMethod = bare(
    "classmethod", .classMethod, hasAttributes: true)
  nonisolated(unsafe) package static let superType = bare("super", .superProxy)
  nonisolated(unsafe) package static let getset = bare("getset_descriptor", .attribute)
  nonisolated(unsafe) package static let member = bare("member_descriptor", .attribute)
  nonisolated(unsafe) package static let module = bare("module", .module, hasAttributes: true)
  nonisolated(unsafe) package static let generator = bare("generator", .generator)
  nonisolated(unsafe) package static let traceback = bare("traceback", .other)

  // Iterators and views of the `types` layer.
  nonisolated(unsafe) package static let listIterator = bare("list_iterator", .iterator)
  nonisolated(unsafe) package static let listReverseIterator = bare(
    "list_reverseiterator", .iterator)
  nonisolated(unsafe) package static let tupleIterator = bare("tuple_iterator", .iterator)
  nonisolated(unsafe) package static let strIterator = bare("str_iterator", .iterator)
  nonisolated(unsafe) package static let strASCIIIterator = bare("str_ascii_iterator", .iterator)
  nonisolated(unsafe) package static let bytesIterator = bare("bytes_iterator", .iterator)
  nonisolated(unsafe) package static let byteArrayIterator = bare("bytearray_iterator", .iterator)
  nonisolated(unsafe) package static let memoryIterator = bare("memory_iterator", .iterator)
  nonisolated(unsafe) package static let rangeIterator = bare("range_iterator", .iterator)
  nonisolated(unsafe) package static let setIterator = bare("set_iterator", .iterator)
  nonisolated(unsafe) package static let dictKeyIterator = bare("dict_keyiterator", .iterator)
  nonisolated(unsafe) package static let dictValueIterator = bare("dict_valueiterator", .iterator)
  nonisolated(unsafe) package static let dictItemIterator = bare("dict_itemiterator", .iterator)
  nonisolated(unsafe) package static let dictReverseKeyIterator = bare(
    "dict_reversekeyiterator", .iterator)
  nonisolated(unsafe) package static let callableIterator = bare("callable_iterator", .iterator)
  nonisolated(unsafe) package static let sequenceIterator = bare("iterator", .iterator)
  nonisolated(unsafe) package static let enumerate = bare("enumerate", .iterator)
  nonisolated(unsafe) package static let zip = bare("zip", .iterator)
  nonisolated(unsafe) package static let map = bare("map", .iterator)
  nonisolated(unsafe) package static let filter = bare("filter", .iterator)
  nonisolated(unsafe) package static let reversed = bare("reversed", .iterator)
  nonisolated(unsafe) package static let dictKeys = bare("dict_keys", .other)
  nonisolated(unsafe) package static let dictValues = bare("dict_values", .other)
  nonisolated(unsafe) package static let dictItems = bare("dict_items", .other)
  nonisolated(unsafe) static let mappingProxy = bare("mappingproxy", .other)
  nonisolated(unsafe) static let genericAlias = PyType(
    builtin: "GenericAlias", base: object, layout: .other, module: "types")
  nonisolated(unsafe) static let union = PyType(
    builtin: "UnionType", base: object, layout: .other, module: "types")

  /// The types above, bases before derived ones, without the exceptions.
  nonisolated(unsafe) static let plain: [PyType] = [
    object, type, none, ellipsis, notImplementedType, int, bool, float, str, bytes, byteArray,
    memoryView, list, tuple, dict, set, frozenSet, range, slice, function, builtinFunction,
    methodDescriptor, slotWrapper, methodWrapper, method, cell, property, staticMethod, classMethod,
    superType, getset, member, module, generator, traceback, listIterator, listReverseIterator,
    tupleIterator, strIterator, strASCIIIterator, bytesIterator, byteArrayIterator, memoryIterator,
    rangeIterator, setIterator, dictKeyIterator, dictValueIterator, dictItemIterator,
    dictReverseKeyIterator, callableIterator, sequenceIterator, enumerate, zip, map, filter,
    reversed, dictKeys, dictValues, dictItems, mappingProxy, genericAlias,
    union,
  ]
}
