import PyInterpreter
import PyModules
import Sockets

/// Small questions that tests ask with the interpreter lock held.
enum ModuleEnvironmentFacts {
  /// The descriptor of a socket object.
  static func descriptor(_ value: Value) -> Int32? { ModuleEnvironment.descriptor(of: value) }

  /// Two bytes that live as long as the process.
  nonisolated(unsafe) static let twoBytes: UnsafeRawBufferPointer = {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 2, alignment: 1)
    memory.copyBytes(from: Array("ok".utf8))
    return UnsafeRawBufferPointer(memory)
  }()
}
