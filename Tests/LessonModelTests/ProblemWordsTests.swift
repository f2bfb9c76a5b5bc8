import Testing

@testable import LessonModel

@Suite struct `A problem in words` {
  @Test func `names path, line, column, what happened, what was expected, what to try`() {
    let problem = read(fenced("python {#a .rnu}", "1\n")).problems.first
    #expect(
      problem?.description
        == "test.md:6:15: error: `python` has no class `.rnu`. The class says what happens. "
        + "Try `.run`.")
  }

  @Test func `exists for every broken lesson of these tests`() {
    let bodies =
      `A broken block`.attributes + `A broken block`.structure + `A broken block`.exercises
      + `A broken block`.variants
      + `A broken quiz`.cases + `A broken script`.cases
    let facts = bodies.map(\.fact) + `Broken front matter`.cases.map { .file($0.fact) }
    for fact in facts {
      let words = LessonProblem(path: "a", position: .init(line: 1), fact: fact).wording
      for sentence in [words.happened, words.expected, words.advice] {
        #expect(sentence.hasSuffix("."), "\(fact): \(sentence)")
        #expect(sentence.split(separator: " ").count <= 20, "\(fact): \(sentence)")
      }
    }
  }

  @Test(arguments: [
    ("predikt", "predict"), ("excercise", "exercise"), ("rnu", "run"), ("Quiz", "quiz"),
  ])
  func `offers the nearest name`(word: String, name: String) {
    let known = LessonVocabulary.codeClasses + ["quiz"]
    #expect(NearestName.best(to: word, in: known) == name)
  }

  @Test func `offers nothing that is far away`() {
    #expect(NearestName.best(to: "elephant", in: LessonVocabulary.codeClasses) == nil)
  }
}
