internal import CChildProcesses
internal import CKernel

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The two sides of one of a child's standard streams.
struct StreamEnds {
  /// A stream could not be made.
  struct Refused: Error {
    var errno: Int32
  }

  /// What the child gets.
  let childs: Int32
  /// What the test keeps; -1 for nothing.
  let ours: Int32
  private let isMadeHere: Bool

  /// A stream on a descriptor that somebody else closes.
  init(childs: Int32) {
    self.childs = childs
    ours = -1
    isMadeHere = false
  }

  private init(made childs: Int32, ours: Int32 = -1) throws(Refused) {
    guard childs >= 0 else { throw Refused(errno: -childs) }
    self.childs = childs
    self.ours = ours
    isMadeHere = true
  }

  /// The standard input.
  init(_ input: ChildProcess.Input) throws(Refused) {
    switch input {
    case .nothing: try self.init(made: StreamEnds.nothing())
    case .text(let text):
      let file = try StreamEnds.file()
      StreamEnds.write(text, to: file.writing)
      _ = ck_close(file.writing)
      try self.init(made: file.reading)
    case .pipe:
      let pipe = try StreamEnds.pipe()
      try self.init(made: pipe.reading, ours: pipe.writing)
    case .descriptor(let descriptor): self.init(childs: descriptor)
    }
  }

  /// The standard output or error.
  init(_ output: ChildProcess.Output) throws(Refused) {
    switch output {
    case .nothing: try self.init(made: StreamEnds.nothing())
    case .kept:
      let file = try StreamEnds.file()
      try self.init(made: file.writing, ours: file.reading)
    case .pipe:
      let pipe = try StreamEnds.pipe()
      try self.init(made: pipe.writing, ours: pipe.reading)
    case .descriptor(let descriptor): self.init(childs: descriptor)
    }
  }

  /// Lets go of what only the child needs.
  func closeChilds() {
    if isMadeHere { _ = ck_close(childs) }
  }

  private static func nothing() -> Int32 {
    let opened = open("/dev/null", O_RDWR | O_CLOEXEC)
    return opened < 0 ? -errno : opened
  }

  private static func pipe() throws(Refused) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    let errno = child_pipe(&ends)
    guard errno == 0 else { throw Refused(errno: errno) }
    return (ends[0], ends[1])
  }

  private static func file() throws(Refused) -> (reading: Int32, writing: Int32) {
    var reading: Int32 = -1
    let writing = child_scratch_file(&reading)
    guard writing >= 0 else { throw Refused(errno: -writing) }
    return (reading, writing)
  }

  /// Writes a text as far as its reader takes it.
  static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { writeOnce(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }
}

/// write(2), whose name the function above has.
private func writeOnce(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
