extension Context {
  /// `value.name`.
  package func getAttribute(_ value: Value, _ name: Symbol) throws(PyException) -> Value {
    let type = value.type
    if let slot = type.slots.getAttribute { return try slot(value, name, self) }
    return try genericAttribute(value, name)
  }

  /// `value.name`, nil when there is none (`AttributeError`).
  package func attribute(_ value: Value, _ name: Symbol) throws(PyException) -> Value? {
    do throws(PyException) {
      let type = value.type
      if type.slots.getAttribute == nil, type.slots.missingAttribute == nil {
        return try plainAttribute(value, type, name)
      }
      return try getAttribute(value, name)
    } catch  where error.matches(Types.attributeError) {
      return nil
    }
  }

  /// `object.__getattribute__`, then `__getattr__`.
  package func genericAttribute(_ value: Value, _ name: Symbol) throws(PyException) -> Value {
    let type = value.type
    guard let slot = type.slots.missingAttribute else {
      if let found = try plainAttribute(value, type, name) { return found }
      throw missing(value, name)
    }
    // `__getattr__` is asked as well when a property ends in AttributeError.
    do throws(PyException) {
      if let found = try plainAttribute(value, type, name) { return found }
    } catch  where error.matches(Types.attributeError) {}
    do throws(PyException) {
      return try slot(value, name, self)
    } catch  where error.matches(Types.attributeError) && error.object?.missed == nil {
      throw error.missing(name, of: value)
    }
  }

  /// The error of an attribute that is not there.
  package func missing(_ value: Value, _ name: Symbol) -> PyException {
    let error: PyException
    if let type = value.asType {
      error = .attributeError("type object '\(type.title)' has no attribute '\(name)'")
    } else if let module = value.asModule {
      if module.outside.contains(name.name) {
        return .attributeError("\(module.name).\(name) is not part of this language")
      }
      error = .attributeError("module '\(module.name)' has no attribute '\(name)'")
    } else {
      // A method asks its function, in whose name the error is.
      let asked = value.asBoundMethod.map { $0.type === Types.method ? $0.function : value }
      error = .attributeError(
        "'\((asked ?? value).type.title)' object has no attribute '\(name)'")
    }
    return error.missing(name, of: value)
  }

  /// Descriptors of the class, then the object's own attributes, then the class's plain ones.
  func plainAttribute(
    _ value: Value, _ type: PyType, _ name: Symbol
  ) throws(PyException) -> Value? {
    let found = type.lookup(name)
    if let found, isDataDescriptor(found) { return try bind(found, value, type) }
    if case .object(let object) = value, let own = object.ownAttribute(name) { return own }
    if let found { return try bind(found, value, type) }
    return nil
  }

  func isDataDescriptor(_ value: Value) -> Bool {
    guard case .object(let object) = value else { return false }
    switch object.kind {
    case .property, .attribute: return true
    case .instance: return object.type.slots.descriptorSet != nil
    default: return false
    }
  }

  /// What a class attribute gives through an instance, or through the class when `instance` is `.unbound`.
  func bind(
    _ found: Value, _ instance: Value, _ owner: PyType
  ) throws(PyException) -> Value {
    guard case .object(let object) = found else { return found }
    switch object.kind {
    case .function:
      return instance.isUnbound ? found : .object(PyBoundMethod(found, receiver: instance))
    case .native:
      let native = unsafeDowncast(object, to: PyNative.self)
      if instance.isUnbound || native.owner == nil { return found }
      return .object(PyBoundMethod(found, receiver: instance))
    case .classMethod:
      let function = unsafeDowncast(object, to: PyMethodWrapper.self).function
      return .object(PyBoundMethod(function, receiver: .object(owner)))
    case .staticMethod:
      return unsafeDowncast(object, to: PyMethodWrapper.self).function
    case .property:
      if instance.isUnbound { return found }
      let property = unsafeDowncast(object, to: PyProperty.self)
      guard !property.getter.isNone else {
        throw .attributeError(
          "property\(property.name.map { " '\($0)'" } ?? "") of '\(owner.name)' object has no getter"
        )
      }
      return try call(property.getter, instance)
    case .attribute:
      if instance.isUnbound { return found }
      return try unsafeDowncast(object, to: PyAttribute.self).get(instance, self)
    case .instance:
      if let slot = object.type.slots.descriptorGet {
        return try slot(found, instance, owner, self)
      }
      return found
    default:
      return found
    }
  }

  /// `value.name = new`, or `del value.name` when `new` is `.unbound`.
  package func setAttribute(
    _ value: Value, _ name: Symbol, _ new: Value
  ) throws(PyException) {
    if let slot = value.type.slots.setAttribute { return try slot(value, name, new, self) }
    try genericSetAttribute(value, name, new)
  }

  /// `object.__setattr__` and `object.__delattr__`.
  package func genericSetAttribute(
    _ value: Value, _ name: Symbol, _ new: Value
  ) throws(PyException) {
    let type = value.type
    let found = type.lookup(name)
    if let found, case .object(let object) = found {
      switch object.kind {
      case .property:
        return try setProperty(unsafeDowncast(object, to: PyProperty.self), value, name, new)
      case .attribute:
        let attribute = unsafeDowncast(object, to: PyAttribute.self)
        if let slot = attribute.slotName { return try setSlot(slot, attribute, value, new) }
        if name == Names.dict, new.isUnbound, let set = attribute.set {
          return try set(value, .object(PyDict()), self)
        }
        guard let set = attribute.set, !new.isUnbound else {
          if name == "__class__" { throw .typeError("can't delete __class__ attribute") }
          throw readOnly(attribute, value)
        }
        return try set(value, new, self)
      case .instance:
        if let slot = object.type.slots.descriptorSet { return try slot(found, value, new, self) }
      default: break
      }
    }
    guard type.hasAttributes, case .object(let object) = value else {
      throw cannotSet(value, name, isFound: found != nil)
    }
    if !type.hasDictionary { throw cannotSet(value, name, isFound: found != nil) }
    if new.isUnbound {
      if !object.removeOwnAttribute(name) {
        throw missing(value, name)
      }
    } else {
      object.setOwnAttribute(name, new)
    }
  }

  /// Sets or deletes what a name in `__slots__` stands for.
  private func setSlot(
    _ slot: Symbol, _ attribute: PyAttribute, _ value: Value, _ new: Value
  ) throws(PyException) {
    if !new.isUnbound {
      value.object?.setOwnAttribute(slot, new)
    } else if value.object?.removeOwnAttribute(slot) != true {
      throw .attributeError(attribute.name.name)
    }
  }

  /// The error of an attribute that only tells: a property where CPython wrote the class in Python.
  private func readOnly(_ attribute: PyAttribute, _ value: Value) -> PyException {
    let owner = attribute.owner
    if owner.module == "builtins" || owner.module.hasPrefix("_") || owner.module == "select" {
      return .attributeError(
        "attribute '\(attribute.name)' of '\(owner.title)' objects is not writable")
    }
    return .attributeError(
      "property '\(attribute.name)' of '\(value.type.title)' object has no setter")
  }

  /// The error of an attribute that an object without a `__dict__` is to be given.
  package func cannotSet(_ value: Value, _ name: Symbol, isFound: Bool) -> PyException {
    if name == Names.doc,
      value.asNative != nil || value.asBoundMethod != nil
        || value.object is PyAttribute
    {
      return .attributeError(
        "attribute '__doc__' of '\(value.type.title)' objects is not writable")
    }
    if value.asBoundMethod != nil {
      return .attributeError("'\(value.type.title)' object has no attribute '\(name)'")
    }
    if isFound {
      return .attributeError("'\(value.type.title)' object attribute '\(name)' is read-only")
    }
    return missing(value, name)
  }

  private func setProperty(
    _ property: PyProperty, _ value: Value, _ name: Symbol, _ new: Value
  ) throws(PyException) {
    let title = property.name.map { " '\($0)'" } ?? ""
    if new.isUnbound {
      guard !property.deleter.isNone else {
        throw .attributeError("property\(title) of '\(value.type.title)' object has no deleter")
      }
      _ = try call(property.deleter, value)
    } else {
      guard !property.setter.isNone else {
        throw .attributeError("property\(title) of '\(value.type.title)' object has no setter")
      }
      _ = try call(property.setter, value, new)
    }
  }
}
