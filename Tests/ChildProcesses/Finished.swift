/// What a program that has run to its end came to.
package struct Finished: Equatable, Sendable {
  /// What it wrote to its standard output.
  package var output: String
  /// What it wrote to its standard error.
  package var errors: String
  /// Its exit status as the shell has it.
  package var status: Int32

  /// What a program came to, or is to come to.
  package init(output: String, errors: String, status: Int32) {
    self.output = output
    self.errors = errors
    self.status = status
  }

  /// The last line of standard error: what CPython ends a traceback with.
  package var lastError: String { errors.split(separator: "\n").last.map(String.init) ?? "" }
}

extension ChildProcess {
  /// Runs a program to its end; the first word is its path, `input` what it reads.
  package static func run(
    _ words: [String], input: String = "", environment: [String: String] = plain,
    folder: String? = nil
  ) throws(Refused) -> Finished {
    let child = try ChildProcess(
      words, environment: environment, folder: folder, input: .text(input), output: .kept,
      errors: .kept)
    let status = child.wait()
    return Finished(output: child.output.rest(), errors: child.errors.rest(), status: status)
  }
}
