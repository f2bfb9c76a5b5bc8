extension PyType {
  /// Exposes the slots of a builtin type as dunder methods: `int.__add__`, `list.__len__`.
  func addSlotWrappers() {
  }
}

extension TypeSlots {
  /// The slots of a class written in Python: the dunder methods it has, then its bases' slots.
  static func forHeapType(_ type: PyType) -> TypeSlots {
    TypeSlots()
  }
}
