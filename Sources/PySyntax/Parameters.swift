/// The parameters of a function or lambda, in the order of their kinds.
package struct Parameters: Sendable {
  /// The parameters before `/`.
  package var positionalOnly: [Parameter] = []
  /// The parameters that take either form.
  package var regular: [Parameter] = []
  /// `*args`.
  package var sequence: Parameter?
  /// The parameters behind `*` or `*args`.
  package var keywordOnly: [Parameter] = []
  /// `**kwargs`.
  package var mapping: Parameter?

  /// Makes an empty parameter list.
  package init() {}

  /// Every parameter, in the order in which they are written.
  package var all: [Parameter] {
    positionalOnly + regular + (sequence.map { [$0] } ?? []) + keywordOnly
      + (mapping.map { [$0] } ?? [])
  }
}

/// One parameter of a function or lambda.
package struct Parameter: Sendable {
  /// Its name.
  package let identifier: Identifier
  /// The default, evaluated when the function is defined.
  package let defaultValue: Expression?
  /// The annotation, read and not used.
  package let annotation: Expression?

  /// Makes a parameter.
  package init(identifier: Identifier, defaultValue: Expression?, annotation: Expression?) {
    self.identifier = identifier
    self.defaultValue = defaultValue
    self.annotation = annotation
  }
}
