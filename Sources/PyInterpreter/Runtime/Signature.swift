/// Which arguments a native function takes, and in whose words it refuses others.
///
/// CPython has several ways to bind arguments, each with messages of its own; name the one that the
/// function uses there.
package enum Signature: Sendable {
  /// None: `list.clear() takes no arguments (1 given)`.
  case none
  /// Exactly one: `socket.connect() takes exactly one argument (2 given)`.
  case one
  /// From so many to so many, positional: `getattr expected at least 2 arguments, got 1`.
  case expected(ClosedRange<Int>)
  /// The same in older words: `recv() takes at least 1 argument (0 given)`.
  case tuple(ClosedRange<Int>)
  /// Named parameters of a C function: `"iterable, /, *, key=, reverse="`. An `=` marks a parameter that may be
  /// left out; `get(i)` is then nil. `split() takes at most 2 arguments (3 given)`.
  case clinic(String)
  /// Parameters of a function that CPython wrote in Python: `"address, timeout=, *args, **kwargs"`;
  /// `f() missing 1 required positional argument: 'x'`. `*args` is bound to a tuple, `**kwargs` to a dict.
  case python(String)
  /// Whatever comes: the body looks at `count` and `keywords` itself.
  case any
}

extension Signature {
  /// How many positional arguments need no binding, and whether keywords need none either.
  var directCounts: (Int, Int, Bool) {
    switch self {
    case .none: (0, 0, false)
    case .one: (1, 1, false)
    case .expected(let range), .tuple(let range): (range.lowerBound, range.upperBound, false)
    case .clinic, .python: (1, 0, false)
    case .any: (0, Int.max, true)
    }
  }

  /// Whether it is one of the two plainest: no argument, or exactly one.
  var isOneOrNone: Bool {
    switch self {
    case .none, .one: true
    case .expected, .tuple, .clinic, .python, .any: false
    }
  }
}

/// The parsed form of a textual signature.
final class ParameterList {
  struct Parameter {
    var name: Symbol
    var isRequired: Bool
  }

  let parameters: [Parameter]
  /// How many parameters there are.
  let count: Int
  /// How many are positional only.
  let positionalOnly: Int
  /// How many may be positional.
  let positional: Int
  /// How many positional ones must be given; more than may be when one that must is named only.
  let required: Int
  let sequence: Symbol?
  let mapping: Symbol?
  /// Whether there is neither a sequence nor a mapping of what is left over.
  let isPlain: Bool

  init(_ text: String) {
    var parameters: [Parameter] = []
    var positionalOnly = 0
    var positional = 0
    var required = 0
    var sequence: Symbol?
    var mapping: Symbol?
    var seenStar = false
    for piece in text.split(separator: ",") {
      let word = piece.drop { $0 == " " }
      if word == "/" {
        positionalOnly = parameters.count
      } else if word == "*" {
        seenStar = true
      } else if word.hasPrefix("**") {
        mapping = Symbol(String(word.dropFirst(2)))
      } else if word.hasPrefix("*") {
        sequence = Symbol(String(word.dropFirst()))
        seenStar = true
      } else {
        let isRequired = !word.hasSuffix("=")
        let name = isRequired ? word : word.dropLast()
        parameters.append(Parameter(name: Symbol(String(name)), isRequired: isRequired))
        if !seenStar { positional += 1 }
        if isRequired { required = seenStar ? .max : positional }
      }
    }
    self.parameters = parameters
    count = parameters.count
    self.positionalOnly = positionalOnly
    self.positional = positional
    self.required = required
    self.sequence = sequence
    self.mapping = mapping
    isPlain = sequence == nil && mapping == nil
  }
}
