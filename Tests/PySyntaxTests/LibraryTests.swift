import Foundation
import PySyntax
import Testing

struct LibraryTests {
  private static let folder = "/usr/lib/python3.11"

  private static var files: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".py") }.sorted()
  }

  @Test func `every module of CPython's library is read, or refused by a name`() throws {
    var refused = 0
    for name in Self.files {
      let data = try Data(contentsOf: URL(fileURLWithPath: Self.folder + "/" + name))
      switch Parser.parse(bytes: [UInt8](data), file: name) {
      case .complete(let module):
        #expect(!module.body.isEmpty || data.count < 2_000, "\(name)")
      case .needsMoreLines:
        Issue.record("\(name): a file never asks for more")
      case .failure(let error):
        guard case .refused = error.kind else {
          Issue.record("\(name):\(error.range.line): \(error.lastLine)")
          continue
        }
        refused += 1
      }
    }
    #expect(refused < 20)
  }

  @Test(arguments: [
    "socketserver", "selectors", "socket", "threading", "struct", "queue", "ftplib",
  ])
  func `the modules around sockets are read`(_ name: String) throws {
    let path = "\(Self.folder)/\(name).py"
    guard FileManager.default.fileExists(atPath: path) else { return }
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    guard case .complete = Parser.parse(bytes: [UInt8](data), file: name) else {
      Issue.record("\(name) is right")
      return
    }
  }
}
