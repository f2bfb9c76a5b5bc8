extension Grammar {
  /// The targets of `for`: up to `in`.
  func starTargets() throws(Stop) -> Target {
    let start = position
    let first = try starTarget()
    guard kind == .comma else { return first }
    var items = [first]
    while accept(.comma), kind.startsExpression || kind == .star,
      let next = try attempt({ () throws(Stop) in try starTarget() })
    {
      items.append(next)
    }
    return Target(.tuple(items), range(from: start))
  }

  /// One target, perhaps with a star.
  func starTarget() throws(Stop) -> Target {
    let start = position
    if accept(.star) {
      if kind == .star { throw .mismatch }
      return Target(.starred(try starTarget()), range(from: start))
    }
    guard let target = Target(try binary(), range: nil) else { throw .mismatch }
    return target
  }

  /// A name, an attribute or a subscript; perhaps in parentheses.
  func singleTarget(_ value: Expression) -> Target? {
    switch value.kind {
    case .name, .attribute, .subscript: Target(value)
    case _: nil
    }
  }
}

extension Target {
  /// What an expression is as a target; `nil` when it cannot be one.
  init?(_ value: Expression, range: SourceRange? = nil, allowsStar: Bool = true) {
    let place = range ?? value.range
    switch value.kind {
    case .name(let name):
      self.init(.name(name), place)
    case .attribute(let object, let name):
      self.init(.attribute(object, name), place)
    case .subscript(let object, let index):
      self.init(.subscript(object, index), place)
    case .tuple(let items):
      guard let targets = Self.targets(items, allowsStar) else { return nil }
      self.init(.tuple(targets), place)
    case .list(let items):
      guard let targets = Self.targets(items, allowsStar) else { return nil }
      self.init(.list(targets), place)
    case .starred(let inner):
      guard allowsStar, !inner.isStarred, let target = Target(inner) else { return nil }
      self.init(.starred(target), place)
    case .none, .true, .false, .ellipsis, .integer, .float, .string, .bytes, .formatted, .set,
      .dict, .unary, .binary, .boolean, .comparison, .conditional, .lambda, .named, .call, .slice,
      .listComprehension, .setComprehension, .dictComprehension, .generator, .yield, .yieldFrom:
      return nil
    }
  }

  private static func targets(_ items: [Expression], _ allowsStar: Bool) -> [Target]? {
    var targets: [Target] = []
    for item in items {
      guard let target = Target(item, allowsStar: allowsStar) else { return nil }
      targets.append(target)
    }
    return targets
  }
}
