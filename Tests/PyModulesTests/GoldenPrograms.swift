import Locks
import PyInterpreter
import PyModules
import PySyntax
import Sockets
import Testing
import Timeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The programs of `Tests/Programs`, as they ran in CPython 3.11: `Tests/Programs/record` records them.
@Suite struct GoldenPrograms {
  @Test(.timeLimit(.minutes(1)), arguments: GoldenProgram.all)
  func `a golden program prints and ends as in CPython`(program: GoldenProgram) throws {
    #expect(Interpreter.onLargeStack { program.run() } == (try program.recorded()))
  }

  @Test func `there are golden programs`() {
    #expect(GoldenProgram.all.contains { $0.name == "howto/my_socket" })
  }
}

/// One program with its recording.
struct GoldenProgram: Sendable, CustomTestStringConvertible {
  /// Folder and file, without ending.
  let name: String
  var testDescription: String { name }

  /// The folders of programs that need modules; the language's own tests run the others.
  private static let folders = ["howto", "sockets"]
  private static let folder =
    #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/Programs"

  /// Every program, by name.
  static let all: [GoldenProgram] = folders.flatMap { part in
    names(in: folder + "/" + part).filter { $0.hasSuffix(".py") }
      .map { GoldenProgram(name: part + "/" + $0.dropLast(3)) }
  }

  /// What CPython did: its output, a line with the status, and the last line of standard error.
  func recorded() throws -> String {
    String(decoding: try #require(Self.read("\(Self.folder)/\(name).out")), as: UTF8.self)
  }

  /// What ours does, as it is recorded.
  func run() -> String {
    let text = Guarded([UInt8]())
    let errors = Guarded([UInt8]())
    let kernel = PosixKernel(recorder: Recorder(), factory: LocalSocketFactory())
    let environment = ModuleEnvironment(
      kernel: kernel, board: kernel.board, resolver: Loopback(), onRoute: { _ in })
    var configuration = Interpreter.Configuration()
    configuration.modules = environment.loaders
    configuration.arguments = [name + ".py"]
    configuration.fileName = name + ".py"
    configuration.write = { stream, bytes in
      (stream == .standardOutput ? text : errors).withLock { $0 += bytes }
      return 0
    }
    let interpreter = Interpreter(configuration)
    var status: Int32 = 0
    switch Parser.parse(bytes: Self.read("\(Self.folder)/\(name).py") ?? [], file: name + ".py") {
    case .needsMoreLines: status = -1
    case .failure(let error):
      status = 1
      errors.withLock { $0 += Array(error.lastLine.utf8) }
    case .complete(let module):
      switch interpreter.run(module, mode: .program) {
      case .completed: status = 0
      case .raised(let raised):
        status = 1
        errors.withLock { $0 += Array(raised.report.utf8) }
      case .exited(let code, let message):
        status = code
        errors.withLock { $0 += Array((message ?? "").utf8) }
      case .stopped(let reason):
        status = -1
        errors.withLock { $0 += Array("\(reason)".utf8) }
      }
    }
    environment.closeAll(resetting: false)
    let said = String(decoding: errors.withLock { $0 }, as: UTF8.self)
    let output = String(decoding: text.withLock { $0 }, as: UTF8.self)
    let last = said.split(separator: "\n").last.map { $0 + "\n" } ?? ""
    return output + "--- status \(status)\n" + last
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
    }
    return bytes
  }
}

/// Hosts as the golden programs know them: numbers and this machine, nothing mapped.
private struct Loopback: HostResolver {
  func address(of name: String) -> UInt32? {
    if name.isEmpty { return 0 }
    let parts = name.split(separator: ".").compactMap { UInt32($0) }
    if parts.count == 4 { return parts.reduce(0) { $0 << 8 | $1 } }
    return name == "localhost" ? 0x7f00_0001 : nil
  }

  func name(of address: UInt32) -> String? { nil }

  func route(host: UInt32, port: UInt16) -> Route {
    Route(address: .ipv4(host: host, port: port))
  }
}
