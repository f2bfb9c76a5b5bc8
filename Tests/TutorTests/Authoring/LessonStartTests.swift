import Foundation
import LessonModel
import Testing

@testable import Tutor

/// `switchboard new`.
struct LessonStartTests {
  let folder = FileManager.default.temporaryDirectory.path + "/start-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func removeFolder() { try? FileManager.default.removeItem(atPath: folder) }

  @Test func `the new lesson passes check and has a step of each kind`() throws {
    defer { removeFolder() }
    let path = "\(folder)/11-short-reads.md"
    #expect(LessonStart.write("\(folder)/11-short-reads") == .written(path: path))
    let report = CheckRunner(library: LessonLibrary(paths: [path])).run()
    #expect(report.isClean, "\(report.text)")
    let lesson = try #require(LessonSource.file(path).read().lesson)
    #expect(lesson.header.title == "Short reads")
    #expect(Set(lesson.steps.map(\.kind)) == Set(Step.Kind.allCases))
    #expect(Set(lesson.steps.compactMap(\.quiz?.kind)) == Set(Quiz.Kind.allCases))
  }

  @Test func `a file that exists is left as it is`() throws {
    defer { removeFolder() }
    let path = "\(folder)/mine.md"
    try "my work".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(LessonStart.write(path) == .exists(path: path))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "my work")
  }

  @Test(arguments: ["", "12", "---", "a/", "/", "été"])
  func `a name that gives no id is refused with an example`(_ name: String) {
    defer { removeFolder() }
    let outcome = LessonStart.write(name)
    #expect(outcome == .badName(name))
    #expect(outcome.text.contains("11-short-reads"))
  }

  @Test func `a folder that is not there is told`() {
    defer { removeFolder() }
    let outcome = LessonStart.write("\(folder)/no/such/lesson")
    #expect(outcome.text.contains("No such file or directory"))
    #expect(!outcome.succeeded)
  }
}

/// `check --watch`.
@Suite(.timeLimit(.minutes(4)))
struct FileWatchTests {
  let folder = FileManager.default.temporaryDirectory.path + "/watch-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  #if os(Linux)
  @Test(arguments: [false, true])
  func `a file that is written, in place or by renaming, ends the wait`(_ renames: Bool) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/one.md"
    try "1".write(toFile: path, atomically: false, encoding: .utf8)
    let watch = try #require(FileWatch([path]))
    // What does not matter comes first: it must not end the wait by itself.
    try "x".write(toFile: "\(folder)/other.txt", atomically: false, encoding: .utf8)
    try "2".write(toFile: path, atomically: renames, encoding: .utf8)
    #expect(watch.next())
  }

  @Test func `a folder that is not there cannot be watched`() {
    #expect(FileWatch(["\(folder)/none/one.md"]) == nil)
  }
  #endif
}
