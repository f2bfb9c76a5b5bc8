/// The words about names that have no value.
enum NameErrors {
  @inline(never) static func unboundLocal(_ name: Symbol) -> PyException {
    .make(
      Types.unboundLocalError,
      "cannot access local variable '\(name)' where it is not associated with a value")
  }

  @inline(never) static func unboundFree(_ name: Symbol) -> PyException {
    .nameError(
      "cannot access free variable '\(name)' where it is not associated with a value in enclosing scope"
    ).missing(name)
  }

  @inline(never) static func undefined(_ name: Symbol) -> PyException {
    .nameError("name '\(name)' is not defined").missing(name)
  }
}
