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
  /// Whether the attributes are in a dict, which a program holds as `__dict__`.
  let isDictionary: Bool
  private let indices: [Symbol: Int]
  private var transitions: [Symbol: Shape] = [:]

  init(type: PyType, names: [Symbol] = [], isDictionary: Bool = false) {
    self.type = type
    self.isDictionary = isDictionary
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
