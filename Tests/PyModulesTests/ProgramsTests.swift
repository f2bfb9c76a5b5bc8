import Foundation
import PyModules
import Sockets
import Testing
import Timeline

/// The golden programs of every folder: what python3 was recorded to do with each is what we do.
@Suite(.timeLimit(.minutes(4)))
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
}
