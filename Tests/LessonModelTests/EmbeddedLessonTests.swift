import Testing

@testable import LessonModel

@Suite struct `The embedded lessons` {
  /// The folder `Lessons` of the package.
  private static func folder(from file: String = #filePath) -> String {
    file.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Lessons"
  }

  @Test func `are all the files of the folder`() throws {
    let source = String(
      decoding: try LessonFiles.read(Self.folder() + "/Lessons.c"), as: UTF8.self)
    let paths = try LessonFiles.lessons(in: Self.folder())
    #expect(!paths.isEmpty)
    for path in paths {
      let name = LessonSource.file(path).name
      #expect(source.contains("#embed \"\(name).md\""), "add \(name) to Lessons.c")
      #expect(source.contains("{\"\(name)\", "), "add \(name) to the table in Lessons.c")
    }
  }

  @Test func `can all be played`() throws {
    for path in try LessonFiles.lessons(in: Self.folder()) {
      let reading = LessonSource.file(path).read()
      let errors = reading.problems.filter { $0.severity == .error }.map(\.description)
      #expect(errors == [])
    }
  }
}
