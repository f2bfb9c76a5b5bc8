import PyInterpreter
import PySyntax
import Testing

struct LimitTests {
  private static let deep: [(String, String)] = [
    (String(repeating: "-", count: 4_000) + "1", "RecursionError"),
    (String(repeating: "-", count: 10_000) + "1", "MemoryError"),
    (String(repeating: "(", count: 5_000), "SyntaxError"),
    (String(repeating: "not ", count: 50_000) + "1", "MemoryError"),
    (String(repeating: "lambda:", count: 50_000) + "1", "MemoryError"),
    (String(repeating: "1 if 1 else ", count: 50_000) + "1", "RecursionError"),
    (String(repeating: "2**", count: 50_000) + "1", "RecursionError"),
    (String(repeating: "1+", count: 50_000) + "1", "RecursionError"),
    ("a" + String(repeating: ".b", count: 50_000), "RecursionError"),
    ("a" + String(repeating: "()", count: 50_000), "RecursionError"),
    (
      (0..<100).map { String(repeating: " ", count: $0) + "if x:\n" }.joined(),
      "IndentationError"
    ),
    (
      (0..<30).map { String(repeating: " ", count: $0) + "while x:\n" }.joined()
        + String(repeating: " ", count: 30) + "pass", "SyntaxError"
    ),
    (String(repeating: "a ", count: 50_000), "MemoryError"),
    (String(repeating: "{1:", count: 150) + "2 3", "SyntaxError"),
    (String(repeating: "f(a[", count: 90) + "b c", "SyntaxError"),
    (String(repeating: "[x for x in ", count: 150) + "1 2", "SyntaxError"),
  ]

  @Test(arguments: deep)
  func `nesting without end is an error and no crash`(_ source: String, _ type: String) {
    // On a stack as programs have it: the sanitizers make every frame several times as large.
    let raised = Interpreter.onLargeStack { () -> String? in
      guard case .failure(let error) = Parser.parse(source, mode: .file) else { return nil }
      return error.pythonType
    }
    #expect(raised == type)
  }

  @Test(arguments: ["(((1)))", "[[[1]]]", "f(f(f(1)))", "---1", "1+1+1+1", "a.b.c.d"])
  func `the limit of depth is the caller's`(_ source: String) {
    let result = Parser.parse(source, mode: .file, limits: ParserLimits(depth: 2))
    guard case .failure(let error) = result else {
      Issue.record("\(source) is deeper than two")
      return
    }
    #expect(error.kind == .tooDeep)
  }

  @Test func `nested calls cost no more than their length`() {
    let source =
      String(repeating: "f(x[{1:(", count: 49) + "1" + String(repeating: ")}])", count: 49)
    guard case .complete = Parser.parse(source, mode: .file) else {
      Issue.record("the text is right")
      return
    }
  }

  @Test func `a program changed at random is read without a crash`() {
    var random = Generator(state: 20_250_101)
    let seed = Array(Self.program.utf8)
    let words = TokenWords.all.map { Array($0.utf8) }
    var accepted = 0
    for _ in 0..<4_000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 0...6, using: &random))
        let word =
          Bool.random(using: &random)
          ? words.randomElement(using: &random) ?? []
          : [UInt8.random(in: 0...255, using: &random)]
        bytes.replaceSubrange(start..<end, with: word)
      }
      if case .complete = Parser.parse(bytes: bytes, file: "fuzz") { accepted += 1 }
      let text = String(decoding: bytes, as: UTF8.self)
      _ = Parser.parse(text, mode: .interactive)
      let spans = Highlighter.spans(in: text)
      #expect(
        zip(spans, spans.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
    }
    #expect(accepted > 0)
  }

  @Test func `random bytes are read without a crash`() {
    var random = Generator(state: 7)
    for _ in 0..<2_000 {
      let bytes = (0..<40).map { _ in UInt8.random(in: 0...255, using: &random) }
      if case .needsMoreLines = Parser.parse(bytes: bytes, file: "fuzz") {
        Issue.record("a file never asks for more")
      }
    }
  }

  private enum TokenWords {
    static let all = [
      "(", ")", "[", "]", "{", "}", ":", ",", "=", "if ", "else ", "for ", "in ", "lambda ", "def ",
      "class ", "'", "\"\"\"", "f'{", "}'", "\n", "\n    ", "\t", "\\", "\\\n", "*", "**", ":=",
      "0x", "1e", "1_", "é", "yield ", "return ", "@", "except ", "try:", "await ", "#", ";", "!r",
    ]
  }

  private static let program = """
    import socket
    def serve(host, port=80, *, limit=None):
        s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        with s as t, open(x):
            for i, (c, a) in enumerate(t):
                try:
                    data = c.recv(4096)[1:2]
                    print(f"got {len(data)!r:>{limit}}", b'\\x00', r'\\d')
                except (OSError, ValueError) as e:
                    raise RuntimeError("no") from e
                finally:
                    c.close()
        return [x ** 2 for x in data if x], {k: v for k in v}, lambda a, b=1: (yield)
    """

  /// A small generator with a fixed course, so that a failure can be repeated.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }
}
