/// Runs cases with the oracle and with the program under test, and compares what they print.
package struct Comparison: Sendable {
  let oracle: PythonRunner
  let subject: PythonRunner
  let batch: Int

  /// A comparison of two programs, so many cases to a process.
  package init(oracle: PythonRunner, subject: PythonRunner, batch: Int = 250) {
    self.oracle = oracle
    self.subject = subject
    self.batch = batch
  }

  /// The cases that differ, in their order, and would alone as well.
  ///
  /// CPython's compiler shares equal constants, so that the order of a set may be that of another case in the batch.
  package func differences(_ cases: [Case], atMost most: Int = .max) throws -> [Difference] {
    var found: [Difference] = []
    for start in stride(from: 0, to: cases.count, by: batch) {
      let part = Array(cases[start..<min(start + batch, cases.count)])
      let (expected, actual) = (try outputs(part, of: oracle), try outputs(part, of: subject))
      for (index, single) in part.enumerated() where expected[index] != actual[index] {
        if part.count > 1, try differences([single]).isEmpty { continue }
        found.append(
          Difference(
            single, index: start + index, expected: expected[index], actual: actual[index]))
        if found.count == most { return found }
      }
    }
    return found
  }

  /// What each case prints; a process that ends early is followed by others for the cases left.
  private func outputs(_ cases: [Case], of runner: PythonRunner) throws -> [String] {
    let batch = Batch(cases: cases)
    let ended = try runner.run(batch.program)
    let outputs = batch.outputs(ended.output)
    guard let stopped = outputs.firstIndex(of: nil) else { return outputs.map { $0 ?? "" } }
    let ending = "ended with status \(ended.status): \(ended.lastErrorLine)"
    if cases.count == 1 { return [ending] }
    // Nothing at all was printed: the text as a whole was refused. The halves tell where.
    let isRefused = stopped == 0 && !ended.output.contains("#:case 0")
    if isRefused {
      let middle = cases.count / 2
      return try self.outputs(Array(cases[..<middle]), of: runner)
        + self.outputs(Array(cases[middle...]), of: runner)
    }
    // What was printed last may have been lost: the case is asked again, alone.
    return outputs[..<stopped].map { $0 ?? "" } + (try self.outputs([cases[stopped]], of: runner))
      + (stopped + 1 < cases.count
        ? try self.outputs(Array(cases[(stopped + 1)...]), of: runner) : [])
  }
}

/// A case whose outputs differ.
package struct Difference: Sendable {
  let single: Case
  /// Where the case was in the list.
  package let index: Int
  let expected: String
  let actual: String

  init(_ single: Case, index: Int, expected: String, actual: String) {
    self.single = single
    self.index = index
    self.expected = expected
    self.actual = actual
  }

  /// What the case is about.
  package var topic: Topic { single.topic }

  /// How many lines the case has, without the prelude.
  package var lineCount: Int { single.lines.count }

  /// The program, and the first lines that differ.
  package var report: String {
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let got = actual.split(separator: "\n", omittingEmptySubsequences: false)
    var line = 0
    while line < wanted.count, line < got.count, wanted[line] == got[line] { line += 1 }
    let first = "# python3: \(line < wanted.count ? wanted[line] : "(nothing)")"
    let second = "# ours:    \(line < got.count ? got[line] : "(nothing)")"
    return "\(single.program)\(first)\n\(second)"
  }
}
