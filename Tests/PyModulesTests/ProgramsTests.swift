import Foundation
import PyModules
import Sockets
import Testing
import Timeline

/// The golden programs of every folder: what python3 was recorded to do with each is what we do.
@Suite(.timeLimit(.minutes(2)))
struct ProgramsTests {
  @Test(arguments: GoldenProgram.all)
  func `a program does what python3 does`(_ program: GoldenProgram) throws {
    let session = Session(file: program.name, input: program.input)
    defer { session.close() }
    #expect(session.run(try program.source, isWhole: true).description == (try program.recording))
  }

  @Test(arguments: GoldenProgram.withSockets)
  func `a program leaves no descriptor open`(_ program: GoldenProgram) throws {
    let session = Session(file: program.name, input: program.input)
    _ = session.run(try program.source, isWhole: true)
    session.close()
    #expect(session.environment.openDescriptors.isEmpty)
    #expect(session.leaks.isEmpty)
  }

  @Test func `the folders hold programs`() {
    #expect(GoldenProgram.all.count >= 100)
    #expect(GoldenProgram.withSockets.contains { $0.name == "my_socket.py" })
  }

  /// What is failed in turn, with an errno that the call can have.
  @Test(arguments: ["client_and_server", "datagrams", "reset", "makefile_binary", "options"])
  func `each call may fail without a crash or a leak`(_ name: String) throws {
    let source = try String(
      contentsOfFile: "\(GoldenProgram.root)/sockets/\(name).py", encoding: .utf8)
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
