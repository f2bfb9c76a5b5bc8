/// The layout of an instance's attributes: which name is at which index.
///
/// Instances of a class that set the same attributes in the same order share a shape, so an attribute
/// access is one comparison of shapes and one load. Shapes belong to one class.
final class Shape {
  /// The class whose instances have this shape.
  ///
  /// Types outlive their instances.
  unowned(unsafe) let type: PyType
  /// The names, in the order in which they were set.
  let names: [Symbol]
  private let indices: [Symbol: Int]
  private var transitions: [Symbol: Shape] = [:]

  init(type: PyType, names: [Symbol] = []) {
    self.type = type
    self.names = names
    var indices: [Symbol: Int] = [:]
    for (index, name) in names.enumerated() { indices[name] = index }
    self.indices = indices
  }

  /// How many attributes an instance of this shape has.
  var count: Int { names.count }

  /// Where the attribute is kept.
  func index(of name: Symbol) -> Int? {
    if names.count <= 4 { return names.firstIndex(of: name) }
    return indices[name]
  }

  /// The shape after one more attribute is set.
  func adding(_ name: Symbol) -> Shape {
    if let next = transitions[name] { return next }
    let next = Shape(type: type, names: names + [name])
    transitions[name] = next
    return next
  }

  /// The shape after an attribute is deleted.
  ///
  /// Rare, so found by rebuilding.
  func removing(_ name: Symbol) -> Shape {
    var shape = type.rootShape
    for other in names where other != name { shape = shape.adding(other) }
    return shape
  }
}

/// Attributes of an object that has no shape: few, so a list in the order of setting.
final class AttributeTable {
  private(set) var names: [Symbol] = []
  private var values: [Value] = []

  subscript(name: Symbol) -> Value? {
    names.firstIndex(of: name).map { values[$0] }
  }

  func set(_ name: Symbol, _ value: Value) {
    if let index = names.firstIndex(of: name) {
      values[index] = value
    } else {
      names.append(name)
      values.append(value)
    }
  }

  func remove(_ name: Symbol) -> Bool {
    guard let index = names.firstIndex(of: name) else { return false }
    names.remove(at: index)
    values.remove(at: index)
    return true
  }

  var items: [(Symbol, Value)] { Array(zip(names, values)) }
}
