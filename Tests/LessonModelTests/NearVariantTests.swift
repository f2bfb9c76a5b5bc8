import Testing

@testable import LessonModel

@Suite struct `A near variant` {
  private static let variant = exercise.replacing("{#e .exercise}", with: "{#f .exercise near=e}")
  private static let run = fenced("python {#a .run}", "1\n")

  @Test func `has the number of its exercise, and a letter`() throws {
    let reading = read(Self.run + exercise + Self.variant + fenced("python {#b .run}", "1\n"))
    #expect(reading.problems.map(\.description) == [])
    let lesson = try #require(reading.lesson)
    #expect(lesson.steps.map(\.label) == ["3.1", "3.2", "3.2b", "3.3"])
    #expect(lesson.steps.map(\.number) == [1, 2, 2, 3])
    #expect(lesson.steps.map(\.index) == [0, 1, 2, 3])
    #expect(lesson.steps.map(\.near) == [nil, nil, "e", nil])
    #expect(lesson.count == 3)
  }

  @Test func `shifts no name that is made from a number`() throws {
    let unnamed = Self.variant.replacing("#f ", with: "")
    let lesson = try #require(
      read(exercise + unnamed + fenced("python {.run}", "1\n")).lesson)
    #expect(lesson.steps.map(\.id) == ["e", "exercise-1b", "run-2"])
  }

  @Test(arguments: [("3.1", "e"), ("1", "e"), ("3.1b", "f"), ("f", "f"), ("3.2", "b")])
  func `is found by its own label only`(name: String, id: String) throws {
    let lesson = try #require(
      read(exercise + Self.variant + fenced("python {#b .run}", "1\n")).lesson)
    #expect(lesson.step(named: name)?.id == id)
  }

  @Test(arguments: ["try", "modify"])
  func `may be another kind of step in which the reader does something`(kind: String) throws {
    let reading = read(exercise + fenced("python {#f .\(kind) near=e}", "x = 1\n"))
    #expect(reading.problems.map(\.description) == [])
    #expect(reading.lesson?.steps.last?.near == "e")
  }
}
