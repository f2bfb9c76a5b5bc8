import Foundation
import Testing

@testable import Tutor

@Suite struct `Program files` {
  @Test func `the bytes come as they are`() throws {
    let folder = TemporaryFolder()
    let bytes = [UInt8](0...255) + [UInt8](repeating: 10, count: 200_000)
    try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/p.py"))
    #expect(try ProgramFile.read(folder.path + "/p.py") == bytes)
  }

  @Test(arguments: [("/nowhere.py", ENOENT), ("", EISDIR)])
  func `what cannot be read is told as python3 tells it`(_ name: String, _ errno: Int32) {
    let folder = TemporaryFolder()
    let problem = #expect(throws: ProgramFile.Problem.self) {
      try ProgramFile.read(folder.path + name)
    }
    #expect(problem?.errno == errno)
    #expect(
      problem?.description
        == "switchboard: can't open file '\(folder.path + name)': [Errno \(errno)] "
        + "\(String(cString: strerror(errno)))\n")
  }
}
