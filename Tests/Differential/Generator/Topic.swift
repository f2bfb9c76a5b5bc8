/// What a case is about: one part of the language each.
package enum Topic: String, CaseIterable, Sendable {
  case operators, integers, floats, conversions, texts
  case formatting, percent, slicing, methods, builtins, structs
  case comprehensions, generators, exceptions, flow
  case closures, calls, classes, protocols
  case assignments, sorting, containers

  /// Writes a case of this topic.
  func write(_ author: Author) {
    switch self {
    case .operators: author.operators()
    case .integers: author.integers()
    case .floats: author.floats()
    case .conversions: author.conversions()
    case .texts: author.texts()
    case .formatting: author.formatting()
    case .percent: author.percent()
    case .slicing: author.slicing()
    case .methods: author.methods()
    case .builtins: author.builtins()
    case .structs: author.structs()
    case .comprehensions: author.comprehensions()
    case .generators: author.generators()
    case .exceptions: author.exceptions()
    case .flow: author.flow()
    case .closures: author.closures()
    case .calls: author.calls()
    case .classes: author.classes()
    case .protocols: author.protocols()
    case .assignments: author.assignments()
    case .sorting: author.sorting()
    case .containers: author.containers()
    }
  }
}
