/// Attributes of an object that has no shape: few, so a list in the order of setting.
///
/// Once a program has asked for `__dict__` they are in a dict, and what is set in either is set in both.
final class AttributeTable {
  private var names: [Symbol] = []
  private var values: [Value] = []
  private var dictionary: PyDict?

  subscript(name: Symbol) -> Value? {
    if let index = names.firstIndex(of: name) { return values[index] }
    return dictionary?.value(named: name)
  }

  func set(_ name: Symbol, _ value: Value) {
    if let index = names.firstIndex(of: name) {
      values[index] = value
    } else if let dictionary, !name.isOfSlot {
      dictionary.set(named: name, value)
    } else {
      names.append(name)
      values.append(value)
    }
  }

  func remove(_ name: Symbol) -> Bool {
    guard let index = names.firstIndex(of: name) else {
      return dictionary?.remove(named: name) ?? false
    }
    names.remove(at: index)
    values.remove(at: index)
    return true
  }

  /// What is kept, in the order of setting.
  var items: [(Symbol, Value)] {
    let named = (dictionary?.items ?? []).compactMap { key, value in
      key.text.map { (Symbol($0), value) }
    }
    return Array(zip(names, values)) + named
  }

  /// The dict with the attributes, made when it is asked for first.
  func sharedDictionary() -> PyDict {
    if let dictionary { return dictionary }
    let dict = PyDict()
    for (name, value) in zip(names, values) where !name.isOfSlot { dict.set(named: name, value) }
    share(dict)
    return dict
  }

  /// Makes a dict the one that holds the attributes; those there were are gone.
  func share(_ dict: PyDict) {
    let kept = zip(names, values).filter { name, _ in name.isOfSlot }
    names = kept.map(\.0)
    values = kept.map(\.1)
    dictionary = dict
  }

  /// Whether nobody else holds the dict, and it has names alone for keys.
  func ownsDictionary() -> Bool {
    guard isKnownUniquelyReferenced(&dictionary), let dictionary else { return false }
    return dictionary.items.allSatisfy { $0.key.asStr?.type === Types.str }
  }
}

extension PyDict {
  /// The value of an attribute's name, nil when it is missing.
  func value(named name: Symbol) -> Value? { value(of: PyStr(name.name)) }

  /// Sets the value of an attribute's name.
  func set(named name: Symbol, _ value: Value) { set(text: PyStr(name.name), value) }

  /// Removes an attribute's name; tells whether it was there.
  func remove(named name: Symbol) -> Bool { remove(text: PyStr(name.name)) }
}

extension Symbol {
  /// The name under which the value of a name in `__slots__` is kept, out of the way of `__dict__`.
  var ofSlot: Symbol { Symbol("\0\(name)") }

  /// Whether this is such a name.
  var isOfSlot: Bool { name.utf8.first == 0 }
}

extension Value {
  /// For a name in `__slots__`, as the class has it: where instances keep the value.
  var slotName: Symbol? {
    guard case .object(let object) = self, object.kind == .attribute else { return nil }
    return unsafeDowncast(object, to: PyAttribute.self).slotName
  }
}
