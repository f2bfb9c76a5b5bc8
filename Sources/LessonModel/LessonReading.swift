/// What reading a lesson file gives: the lesson as far as it could be read, and all that is wrong with it.
package struct LessonReading: Sendable {
  /// The lesson; nil when not even the front matter could be read.
  package var lesson: Lesson?
  /// Every problem of the file, in the order of the file.
  package var problems: [LessonProblem]

  /// Whether the lesson can be played: it was read, and no problem is an error.
  package var isPlayable: Bool {
    lesson != nil && !problems.contains { $0.severity == .error }
  }
}

/// Reads lesson files: CommonMark with YAML in front, into a `Lesson`.
///
/// Where the format leaves room, this is what holds:
/// - A `told` step is a paragraph whose last line is its attributes: `{.told #id covers="I1"}`.
/// - The first `quiz` behind a `predict` step is its question; one with the class `.why` is asked
///   after a surprise; one with `for=id` belongs to that step; every other one is a step.
/// - `setup` code, pauses, speaker notes and prose belong to the step that follows them; peers and
///   visitors before the first step belong to it; every other part follows its step.
/// - In `output`, `<...>` alone on a line stands for any number of lines.
/// - In scripts `#` begins a comment line; `is`, `has` and `the` in an event do not count.
/// - In a `text`, `numeric` or `fill` quiz, a list with feedback holds foreseen wrong answers.
package enum LessonReader {
  /// Reads a lesson from the bytes of its file.
  ///
  /// The name is the file's without `.md`; the path is what problems print. Style is looked at when
  /// asked for: who plays a lesson does not wait for it.
  package static func read(
    _ bytes: [UInt8], name: String, path: String, lint: Bool = true
  ) -> LessonReading {
    var log = ProblemLog(path: path)
    let text = LessonText(bytes, log: &log)
    let front = FrontMatter(text, log: &log)
    var steps: [Step] = []
    var closing: [ProseBlock] = []
    if front.bodyStart > 0 || !text.lines.isEmpty {
      var builder = LessonBuilder(
        text: text, bodyStart: front.bodyStart, number: Self.number(of: name), log: log)
      builder.build()
      (steps, closing, log) = (builder.steps, builder.closing, builder.log)
    }
    let header = front.header(log: &log)
    if header != nil, steps.isEmpty {
      log.add(.noSteps, LessonPosition(line: max(1, text.lines.count)))
    }
    let lesson = header.map {
      Lesson(
        header: $0, name: name, number: Self.number(of: name), path: path,
        contentHash: ContentHash.hex(of: bytes), steps: steps, closing: closing)
    }
    if lint, let read = lesson { StyleLint(lesson: read).check(into: &log) }
    return LessonReading(lesson: lesson, problems: log.sorted)
  }

  /// The number at the start of a lesson's name: 2 for `02-creating-a-socket`.
  package static func number(of name: String) -> Int? {
    let digits = name.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.count < 6 else { return nil }
    let rest = name.dropFirst(digits.count)
    return rest.isEmpty || rest.first == "-" || rest.first == "_" ? Int(digits) : nil
  }
}

/// Collects the problems of one file.
struct ProblemLog: Sendable {
  let path: String
  private(set) var problems: [LessonProblem] = []

  init(path: String) { self.path = path }

  mutating func add(_ fact: LessonProblem.Fact, _ position: LessonPosition) {
    problems.append(LessonProblem(path: path, position: position, fact: fact))
  }

  mutating func add(_ fact: LessonProblem.File, _ position: LessonPosition) {
    add(.file(fact), position)
  }

  mutating func add(_ fact: LessonProblem.Attribute, _ position: LessonPosition) {
    add(.attribute(fact), position)
  }

  mutating func add(_ fact: LessonProblem.Structure, _ position: LessonPosition) {
    add(.structure(fact), position)
  }

  mutating func add(_ fact: LessonProblem.Python, _ position: LessonPosition) {
    add(.python(fact), position)
  }

  mutating func add(_ fact: LessonProblem.Question, _ position: LessonPosition) {
    add(.quiz(fact), position)
  }

  mutating func add(_ fact: LessonProblem.Script, _ position: LessonPosition) {
    add(.script(fact), position)
  }

  mutating func add(style: LessonProblem.Style, _ position: LessonPosition) {
    add(.style(style), position)
  }

  /// The problems as they follow each other in the file, none twice.
  var sorted: [LessonProblem] {
    var seen: Set<LessonProblem> = []
    return problems.enumerated().sorted {
      ($0.element.position, $0.offset) < ($1.element.position, $1.offset)
    }.map(\.element).filter { seen.insert($0).inserted }
  }
}

/// The lines of a lesson file: line ends made equal, a byte order mark dropped.
struct LessonText: Sendable {
  let lines: [String]

  init(_ bytes: [UInt8], log: inout ProblemLog) {
    var plain = bytes[...]
    if plain.starts(with: [0xEF, 0xBB, 0xBF]) { plain = plain.dropFirst(3) }
    var lines: [String] = []
    var start = plain.startIndex
    var index = start
    while index < plain.endIndex {
      let byte = plain[index]
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
        index += 1
        continue
      }
      Self.append(plain[start..<index], to: &lines, log: &log)
      let next = index + 1
      let isPair =
        byte == UInt8(ascii: "\r") && next < plain.endIndex && plain[next] == UInt8(ascii: "\n")
      index = isPair ? next + 1 : next
      start = index
    }
    if start < plain.endIndex { Self.append(plain[start...], to: &lines, log: &log) }
    self.lines = lines
  }

  private static func append(
    _ bytes: ArraySlice<UInt8>, to lines: inout [String], log: inout ProblemLog
  ) {
    if let line = String(validating: bytes, as: UTF8.self) {
      lines.append(line)
    } else {
      log.add(.notUTF8, LessonPosition(line: lines.count + 1))
      lines.append(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// A line by its number, from 1; empty outside the file.
  subscript(line: Int) -> String {
    line >= 1 && line <= lines.count ? lines[line - 1] : ""
  }

  /// The lines of a range of numbers as one text.
  func text(_ range: ClosedRange<Int>) -> String {
    var result = ""
    for line in range where line <= lines.count { result += self[line] + "\n" }
    return result
  }
}

/// Tells whether text has changed.
enum ContentHash {
  /// The 64-bit FNV-1a hash in 16 hexadecimal digits.
  static func hex(of bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
