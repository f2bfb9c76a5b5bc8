import Foundation
import PyModules
import Sockets
import Testing
import Timeline

/// The golden programs about sockets: what python3 was recorded to do with each is what we do.
@Suite(.timeLimit(.minutes(2)))
struct ProgramsTests {
  /// A program with its recording.
  struct Program: Sendable, CustomTestStringConvertible {
    let path: String

    var testDescription: String { (path as NSString).lastPathComponent }
    var source: String { get throws { try String(contentsOfFile: path, encoding: .utf8) } }
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Programs").path
  static let directory = root + "/sockets"

  /// The folders of programs that need modules; the language's own tests run the others.
  static let programs: [Program] = ["howto", "sockets", "struct"].flatMap { folder -> [Program] in
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
    return names.filter { $0.hasSuffix(".py") }.sorted().map {
      Program(path: "\(root)/\(folder)/\($0)")
    }
  }

  @Test(arguments: programs)
  func `a program does what python3 does`(_ program: Program) throws {
    let recording = try String(
      contentsOfFile: program.path.dropLast(3) + ".out", encoding: .utf8)
    let session = Session(file: program.testDescription)
    defer { session.close() }
    #expect(try session.run(program.source).description == recording)
  }

  @Test(arguments: programs)
  func `a program leaves no descriptor open`(_ program: Program) throws {
    let session = Session(file: program.testDescription)
    _ = try session.run(program.source)
    session.close()
    #expect(session.environment.openDescriptors.isEmpty)
    #expect(session.leaks.isEmpty)
  }

  @Test func `the folders hold programs`() {
    #expect(Self.programs.contains { $0.testDescription == "my_socket.py" })
    #expect(Self.programs.count >= 30)
  }

  /// What is failed in turn, with an errno that the call can have.
  @Test(arguments: ["client_and_server", "datagrams", "reset", "makefile_binary", "options"])
  func `each call may fail without a crash or a leak`(_ name: String) throws {
    let source = try String(contentsOfFile: "\(Self.directory)/\(name).py", encoding: .utf8)
    let calm = Session()
    _ = calm.run(source)
    calm.close()
    let count = calm.calls.count
    #expect(count > 5)
    for number in 1...count {
      let call = calm.calls[number - 1].call
      for errno in call.plausibleErrors {
        let session = Session(rules: [.fail(call: number, with: errno)])
        let ended = session.run(source)
        session.close()
        #expect(session.environment.openDescriptors.isEmpty, "call \(number), errno \(errno)")
        // A close that is made to fail leaves its descriptor open for real.
        if case .close = call { continue }
        #expect(session.leaks.isEmpty, "call \(number) \(call), errno \(errno): \(ended)")
      }
    }
  }
}
