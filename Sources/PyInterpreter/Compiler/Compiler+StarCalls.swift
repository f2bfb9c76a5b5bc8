internal import PySyntax

/// Calls with `*` and `**`.
extension Compiler {
  private enum Part {
    case value(Evaluate)
    case named(Symbol, Evaluate)
    case sequence(Evaluate)
    case mapping(Evaluate)

    var isPositional: Bool {
      switch self {
      case .value, .sequence: true
      case .named, .mapping: false
      }
    }
  }

  /// The keyword arguments of a call as they are collected; keys that are no names count at the call only.
  private struct Keywords {
    var named: [(Symbol, Value)] = []
    var hasOtherKeys = false
  }

  func starCall(
    _ function: Expression, _ arguments: [Argument]
  ) throws(CompileError) -> Evaluate {
    let callee = try expression(function)
    var parts: [Part] = []
    for argument in arguments {
      switch argument {
      case .positional(let value):
        if case .starred(let inner) = value.kind {
          parts.append(.sequence(try expression(inner)))
        } else {
          parts.append(.value(try expression(value)))
        }
      case .keyword(let name, let value):
        parts.append(.named(symbol(name.name), try expression(value)))
      case .unpackSequence(let value): parts.append(.sequence(try expression(value)))
      case .unpackMapping(let value): parts.append(.mapping(try expression(value)))
      }
    }
    let positionalCount = parts.count { $0.isPositional }
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let function = try callee(frame)
      var positional: [Value] = []
      var keywords = Keywords()
      var alone: Value?
      for part in parts {
        switch part {
        case .value(let value): positional.append(try value(frame))
        case .named(let name, let value):
          try Self.add(name, try value(frame), to: &keywords, function, frame.cx)
        case .sequence(let value):
          if positionalCount == 1 {
            alone = try value(frame)
          } else {
            positional += try Self.unpack(try value(frame), frame.cx)
          }
        case .mapping(let value):
          try Self.spread(try value(frame), into: &keywords, function, frame.cx)
        }
      }
      // A starred argument that is alone is taken apart by the call itself, after all others.
      if let alone { positional = try Self.spread(alone, function, frame.cx) }
      if keywords.hasOtherKeys { throw .typeError("keywords must be strings") }
      return try frame.cx.call(
        function, arguments: positional, keywords: keywords.named)
    }
  }

  /// The name of a callable as messages about starred arguments give it: `__main__.f()`.
  private static func title(_ function: Value, _ cx: Context) -> String {
    if let function = function.asFunction { return "__main__.\(function.qualifiedName)()" }
    if let native = function.asNative { return "\(native.titleInCalls)()" }
    if let type = function.asType {
      return type.module == "builtins" ? "\(type.name)()" : "\(type.module).\(type.qualifiedName)()"
    }
    if let method = function.asBoundMethod { return title(method.function, cx) }
    return "\(function.type.title) object"
  }

  private static func spread(
    _ value: Value, _ function: Value, _ cx: Context
  ) throws(PyException) -> [Value] {
    if value.type.slots.iter == nil, value.type.slots.getItem == nil {
      throw .typeError(
        "\(title(function, cx)) argument after * must be an iterable, not \(value.type.title)")
    }
    return try cx.items(value)
  }

  private static func add(
    _ name: Symbol, _ value: Value, to keywords: inout Keywords, _ function: Value,
    _ cx: Context
  ) throws(PyException) {
    if keywords.named.contains(where: { $0.0 == name }) {
      throw .typeError(
        "\(title(function, cx)) got multiple values for keyword argument '\(name)'")
    }
    keywords.named.append((name, value))
  }

  private static func spread(
    _ mapping: Value, into keywords: inout Keywords, _ function: Value, _ cx: Context
  ) throws(PyException) {
    let items: [(key: Value, value: Value)]
    if let dict = mapping.asDict {
      items = dict.items
    } else if let keys = try cx.attribute(mapping, "keys") {
      var pairs: [(key: Value, value: Value)] = []
      for key in try cx.items(cx.call(keys)) { pairs.append((key, try cx.getItem(mapping, key))) }
      items = pairs
    } else {
      throw .typeError(
        "\(title(function, cx)) argument after ** must be a mapping, not \(mapping.type.title)")
    }
    for (key, value) in items {
      guard let name = key.text else {
        keywords.hasOtherKeys = true
        continue
      }
      try add(Symbol(name), value, to: &keywords, function, cx)
    }
  }
}
