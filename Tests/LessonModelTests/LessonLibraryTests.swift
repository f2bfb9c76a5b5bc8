import Locks
import Testing

@testable import LessonModel

@Suite struct `The library` {
  private static func lesson(_ name: String, id: String) -> LessonSource {
    .builtIn(name: name) {
      Array("---\nid: \(id)\ntitle: \"Title: \(id)\" # note\nlang: en\nminutes: 5\n---\n".utf8)
    }
  }

  private let library = LessonLibrary(builtIn: [
    lesson("03-using-bytes", id: "bytes"), lesson("01-sockets", id: "what"),
    lesson("02-creating-a-socket", id: "create"), lesson("02-creating-a-server", id: "server"),
  ])

  private func found(_ query: String) -> String? {
    if case .found(let source) = library.find(query) { source.name } else { nil }
  }

  @Test func `keeps lessons in the order of their names`() {
    #expect(library.sources.map(\.name).first == "01-sockets")
  }

  @Test(arguments: ["03-using-bytes", "3", "03", "using", "03-u", "Using-Bytes", "bytes"])
  func `finds a lesson by name, number, beginning and id`(query: String) {
    #expect(found(query) == "03-using-bytes")
  }

  @Test func `names the lessons that a beginning fits`() {
    guard case .ambiguous(let names) = library.find("creating") else {
      Issue.record("two lessons fit")
      return
    }
    #expect(names == ["02-creating-a-server", "02-creating-a-socket"])
  }

  @Test(arguments: [
    ("using-bites", ["03-using-bytes"]), ("sokets", ["01-sockets"]), ("usng", ["03-using-bytes"]),
    ("99", []),
  ])
  func `offers the nearest names`(query: String, nearest: [String]) {
    guard case .missing(let names) = library.find(query) else {
      Issue.record("no lesson fits")
      return
    }
    #expect(names == nearest)
  }

  @Test func `lists titles without reading the lessons`() {
    let summary = LessonSummary(of: Self.lesson("01-sockets", id: "what"))
    #expect(summary.title == "Title: what")
    #expect(summary.id == "what")
    #expect(summary.minutes == 5)
    #expect(summary.number == 1)
  }

  @Test func `asks for no bytes before they are needed`() {
    let reads = Reads()
    let source = LessonSource.builtIn(name: "01-a") { reads.note() }
    let library = LessonLibrary(builtIn: [source])
    _ = library.find("1")
    #expect(reads.count == 0)
    _ = library.summaries
    #expect(reads.count == 1)
  }

  @Test func `reads the lessons of a directory, and finds a file by its path`() throws {
    let file = #filePath
    let folder = file[..<(file.lastIndex(of: "/") ?? file.endIndex)] + "/Fixtures"
    let library = LessonLibrary(builtIn: [], directories: [String(folder)])
    #expect(library.sources.map(\.name) == ["every-block"])
    guard case .found(let source) = LessonLibrary(builtIn: []).find("\(folder)/every-block.md")
    else {
      Issue.record("the file exists")
      return
    }
    #expect(source.read().isPlayable)
    #expect(source.path.hasSuffix("Fixtures/every-block.md"))
  }

  @Test func `says which directory cannot be read, and keeps the others`() {
    let library = LessonLibrary(
      builtIn: [Self.lesson("01-sockets", id: "what")], directories: ["/nowhere/at/all"])
    #expect(
      library.problems.map(\.description) == [
        "/nowhere/at/all:1:1: error: The file cannot be read: No such file or directory. "
          + "A readable file was expected. Check the path and the file's permissions."
      ])
    #expect(library.sources.count == 1)
  }

  /// Counts how often a lesson is read.
  private final class Reads: Sendable {
    private let total = Guarded(0)
    var count: Int { total.withLock { $0 } }
    func note() -> [UInt8] {
      total.withLock { $0 += 1 }
      return []
    }
  }
}
