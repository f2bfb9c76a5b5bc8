import Differential
import Testing

/// The generator itself: its cases come again by their seed, are well-formed, and shrink.
@Suite(.timeLimit(.minutes(4)))
struct GeneratorTests {
  static let python = RandomProgramTests.python
  /// A Python with a fault: `//` divides like `/`.
  static let faulty = PythonRunner.python(
    "/usr/bin/python3",
    [
      "-c",
      "import sys; text = open(sys.argv[1]).read().replace(' // ', ' / '); "
        + "exec(compile(text, sys.argv[1], 'exec'), {'__name__': '__main__'})",
    ])

  @Test func `a seed makes the same cases each time`() {
    let first = CaseStream(seed: 5)
    let second = CaseStream(seed: 5)
    for number in 0..<100 { #expect(first[number].program == second[number].program) }
  }

  @Test func `seeds make different cases`() {
    let programs = Set((0..<50).map { CaseStream(seed: $0)[0].program })
    #expect(programs.count > 40)
  }

  @Test(.enabled(if: python.isPython311), arguments: Topic.allCases)
  func `cases are programs that python3 compiles`(_ topic: Topic) throws {
    let stream = CaseStream(seed: .random(in: 0..<1_000_000_000), topics: [topic])
    let programs = (0..<30).map { stream[$0].program }
    #expect(try Self.python.refused(programs).isEmpty)
  }

  @Test(.enabled(if: python.isPython311))
  func `a fault is found, and its case is shrunk to a few lines`() throws {
    let comparison = Comparison(oracle: Self.python, subject: Self.faulty)
    let stream = CaseStream(seed: 1, topics: [.integers])
    let found = try comparison.differences((0..<60).map { stream[$0] })
    let first = try #require(found.first)
    let shrunk = try comparison.shrunk(first)
    #expect(shrunk.report.contains(" // "))
    #expect(shrunk.lineCount <= 3, "\(shrunk.report)")
  }
}
