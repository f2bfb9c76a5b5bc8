import Foundation
import Testing

/// The golden programs that need no module: what python3 was recorded to do with each is what we do.
@Suite(.timeLimit(.minutes(2)))
struct ProgramsTests {
  /// Folders of `Tests/Programs` that run on the bare language.
  static let folders = ["language", "classes", "exceptions", "generators", "endings", "builtins"]

  /// A program with its recording.
  struct Program: Sendable, CustomTestStringConvertible {
    let path: String

    var testDescription: String {
      path.split(separator: "/").suffix(2).joined(separator: "/")
    }
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Programs")

  static let programs: [Program] = folders.flatMap { folder -> [Program] in
    let directory = root.appendingPathComponent(folder).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    return names.filter { $0.hasSuffix(".py") }.sorted().map { Program(path: "\(directory)/\($0)") }
  }

  @Test(arguments: programs)
  func `a program does what python3 does`(_ program: Program) throws {
    let source = try String(contentsOfFile: program.path, encoding: .utf8)
    let recording = try String(
      contentsOfFile: program.path.dropLast(3) + ".out", encoding: .utf8)
    var ended = Python.run(source).description
    if !ended.hasSuffix("\n") { ended += "\n" }
    #expect(ended == recording)
  }

  @Test func `the folders hold programs`() {
    #expect(Self.programs.count > 40)
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
  func `every program has a recording`() {
    for program in Self.programs {
      #expect(FileManager.default.fileExists(atPath: program.path.dropLast(3) + ".out"))
    }
  }
}
