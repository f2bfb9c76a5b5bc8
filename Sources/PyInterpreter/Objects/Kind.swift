/// Which Swift class an object is: one byte in every object, cheaper to test than a cast.
public enum Kind: UInt8, Sendable {
  case str, bytes, byteArray, memoryView, int, float, list, tuple, dict, set, range, slice
  case type, instance, exception, function, native, boundMethod, module, generator, iterator
  case cell, property, staticMethod, classMethod, superProxy, attribute
  case notImplemented, ellipsis
  /// A class of the `types` layer that needs no fast test; cast it with `as?`.
  case other
}
