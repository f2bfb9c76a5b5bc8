internal import PySyntax

/// The part that a statement plays among others, by which one that is typed later can take its place.
struct StatementRole: Hashable {
  /// What the statement is.
  enum Form: Hashable {
    /// It binds these names.
    case binding(Set<String>)
    /// It is an expression of its own.
    case expression
    /// A loop of either kind.
    case loop
    case condition
    case guarded
    /// It imports, deletes, raises and the like, or binds what is no name.
    case other
  }

  /// What the statement is.
  var form: Form
  /// The outermost call of its value, such as `s.recv` of `data = s.recv(4)`.
  var call: String?
  /// Whether its new value is made from its old one: then it adds to what is there.
  var goesOn = false

  /// The role of a piece of Python that is one statement; nil for all else.
  init?(_ source: String) {
    guard case .complete(let module) = Parser.parse(source, mode: .file),
      module.body.count == 1, let statement = module.body.first
    else { return nil }
    switch statement.kind {
    case .expression(let value): self.init(.expression, value)
    case .assign(let targets, let value):
      let names = targets.flatMap(StatementRole.names)
      self.init(names.isEmpty ? .other : .binding(Set(names)), value)
      goesOn = !NameReader.names(in: source).isDisjoint(with: names)
    case .function(let definition): self.init(.binding([definition.identifier.name]), nil)
    case .while, .for: self.init(.loop, nil)
    case .if: self.init(.condition, nil)
    case .try, .with: self.init(.guarded, nil)
    case .augmentedAssign, .annotated, .return, .delete, .pass, .break, .continue, .raise, .global,
      .nonlocal, .assert, .import, .importFrom, .class:
      self.init(.other, nil)
    }
  }

  private init(_ form: Form, _ value: Expression?) {
    self.form = form
    if case .call(let function, _) = value?.kind { call = TreeDumper.dump(function) }
  }

  private static func names(_ target: Target) -> [String] {
    switch target.kind {
    case .name(let name): [name]
    case .tuple(let items), .list(let items): items.flatMap(names)
    case .starred(let inner): names(inner)
    case .attribute, .subscript: []
    }
  }

  /// Whether the statement can stand where another one stood.
  func replaces(_ other: StatementRole) -> Bool {
    switch (form, other.form) {
    case (.binding(let names), .binding(let others)): !goesOn && names == others
    case (.loop, .loop), (.condition, .condition), (.guarded, .guarded): true
    case (.expression, .expression), (.binding, .expression), (.expression, .binding):
      !goesOn && call != nil && call == other.call
    default: false
    }
  }

  /// Whether the statement makes anew what another one made: a socket under the same name.
  func opensAnew(_ other: StatementRole) -> Bool {
    let makers = ["create_connection", "create_server", "socketpair", "socket"]
    guard case .binding = form, form == other.form, !goesOn, let call, call == other.call else {
      return false
    }
    return makers.contains { call == $0 || call.hasSuffix("." + $0) }
  }
}

extension StatementRole {
  /// The lines of an attempt with later ones in place of those that they change.
  ///
  /// A later line that changes none goes where it was typed: behind the change before it, or at the end. The places are
  /// those of the later lines among all; `isPure` says that each of them changes one.
  static func changed(
    _ lines: [String], by later: [String]
  ) -> (lines: [String], places: [Int], isPure: Bool) {
    var lines = lines
    var roles = lines.map(StatementRole.init)
    var place = 0
    var places: [Int] = []
    var changes = 0
    for line in later {
      let role = StatementRole(line)
      let found = roles[place...].firstIndex { old in
        if let role, let old { role.replaces(old) } else { false }
      }
      if let found {
        lines[found] = line
        roles[found] = role
        place = found
        changes += 1
      } else {
        if changes == 0 { place = lines.count }
        lines.insert(line, at: place)
        roles.insert(role, at: place)
      }
      places.append(place)
      place += 1
    }
    return (lines, places, changes == later.count)
  }
}
