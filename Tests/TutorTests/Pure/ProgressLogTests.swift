import Foundation
import Testing

@testable import Tutor

@Suite struct `The progress log` {
  private let folder = TemporaryFolder()

  private func attempt(_ step: String, _ verdict: Attempt.Verdict, _ answer: String = "") -> Attempt
  {
    Attempt(time: 1, lesson: "l", step: step, content: "c", verdict: verdict, answer: answer)
  }

  private func fill(_ attempts: Attempt...) {
    let log = ProgressLog(folder: folder.path)
    for attempt in attempts { log.append(attempt) }
  }

  private var file: String { folder.path + "/progress.jsonl" }

  private func add(_ text: String) throws {
    let handle = try #require(FileHandle(forWritingAtPath: file))
    handle.seekToEndOfFile()
    handle.write(Data(text.utf8))
    try handle.close()
  }

  @Test func `what was appended is there at the next start`() throws {
    fill(attempt("a", .reached), attempt("a", .passed, "x = 'ä\n'"), attempt("b", .reached))
    let log = ProgressLog(folder: folder.path)
    let lesson = try #require(log.state.lessons["l"])
    #expect(log.notices.isEmpty)
    #expect(lesson.place == "b")
    #expect(lesson.done["a"]?.answer == "x = 'ä\n'")
    #expect(!lesson.isFinished)
  }

  /// The exercises that are open after these attempts, from a log that was closed and read again.
  private func open(after attempts: [Attempt]) -> Set<String>? {
    do {
      let log = ProgressLog(folder: folder.path)
      for attempt in attempts { log.append(attempt) }
    }
    return ProgressLog(folder: folder.path).state.lessons["l"]?.open
  }

  private func variant(_ verdict: Attempt.Verdict) -> Attempt {
    Attempt(time: 1, lesson: "l", step: "v", verdict: verdict, near: "e")
  }

  @Test func `what was passed with the solution in view is open`() {
    #expect(open(after: [attempt("e", .reached), attempt("e", .shown)]) == [])
    #expect(open(after: [attempt("e", .passed)]) == ["e"])
  }

  @Test func `a near variant that is passed without its solution closes its exercise`() {
    let before = [attempt("e", .reached), attempt("e", .shown), attempt("e", .passed)]
    #expect(open(after: before + [variant(.reached), variant(.failed)]) == ["e"])
    #expect(open(after: [variant(.passed)]) == [])
  }

  @Test(arguments: [Attempt.Verdict.shown, .skipped])
  func `a near variant that is passed otherwise leaves its exercise open`(
    _ verdict: Attempt.Verdict
  ) {
    let before = [attempt("e", .reached), attempt("e", .shown), attempt("e", .passed)]
    let end = verdict == .shown ? [variant(.shown), variant(.passed)] : [variant(.skipped)]
    #expect(open(after: before + [variant(.reached)] + end) == ["e"])
  }

  @Test func `an exercise that is passed later without its solution is closed`() {
    let before = [attempt("e", .reached), attempt("e", .shown), attempt("e", .passed)]
    let again = [attempt("e", .reached), attempt("e", .passed)]
    // Whoever comes back to the same step has the solution still before his eyes.
    #expect(open(after: before + again) == ["e"])
    #expect(open(after: [attempt("f", .reached)] + again) == [])
  }

  @Test func `a lesson that is begun again has nothing open`() {
    let before = [attempt("e", .reached), attempt("e", .shown), attempt("e", .passed)]
    #expect(open(after: before + [attempt("", .restarted)]) == [])
  }

  @Test func `it is one JSON object a line`() throws {
    fill(attempt("a", .reached), attempt("a", .passed, "1\n2"))
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
  }

  @Test func `damaged lines are set aside under another name, and nothing else is lost`() throws {
    fill(attempt("a", .reached), attempt("a", .passed))
    try add("{\"time\":1,\"lesson\n\u{0}\u{1}rubbish\n")
    do {
      let log = ProgressLog(folder: folder.path)
      #expect(log.notices == [.setAside(lines: 2, path: file + ".damaged")])
      #expect(log.state.lessons["l"]?.done["a"] != nil)
      log.append(attempt("b", .reached))
    }
    let again = ProgressLog(folder: folder.path)
    #expect(again.notices.isEmpty)
    #expect(again.state.lessons["l"]?.place == "b")
    let aside = try String(contentsOfFile: file + ".damaged", encoding: .utf8)
    #expect(aside == "{\"time\":1,\"lesson\n\u{0}\u{1}rubbish\n")
  }

  @Test func `a last line that a kill has torn is set aside, and the next one is whole`() throws {
    fill(attempt("a", .reached), attempt("a", .passed))
    try add("{\"time\":2,\"lesson\":\"l\",\"st")
    do {
      let log = ProgressLog(folder: folder.path)
      #expect(log.notices == [.setAside(lines: 1, path: file + ".damaged")])
      log.append(attempt("b", .reached))
    }
    let again = ProgressLog(folder: folder.path)
    #expect(again.notices.isEmpty)
    #expect(again.state.lessons["l"]?.place == "b")
    #expect(again.state.lessons["l"]?.done["a"] != nil)
  }

  @Test func `a last line that lacks only its newline counts`() throws {
    fill(attempt("a", .reached))
    let whole = try String(contentsOfFile: file, encoding: .utf8)
    try whole.dropLast().write(toFile: file, atomically: true, encoding: .utf8)
    do {
      let log = ProgressLog(folder: folder.path)
      #expect(log.notices.isEmpty)
      log.append(attempt("b", .reached))
    }
    #expect(ProgressLog(folder: folder.path).state.lessons["l"]?.place == "b")
    #expect(ProgressLog(folder: folder.path).notices.isEmpty)
  }

  @Test func `a second session reads it, keeps nothing, and says so`() {
    let first = ProgressLog(folder: folder.path)
    first.append(attempt("a", .passed))
    do {
      let second = ProgressLog(folder: folder.path)
      #expect(second.notices == [.locked])
      #expect(second.state.lessons["l"]?.done["a"] != nil)
      second.append(attempt("b", .passed))
      #expect(second.state.lessons["l"]?.done["b"] != nil)
    }
    withExtendedLifetime(first) {}
    let size = (try? Data(contentsOf: URL(fileURLWithPath: file)))?.split(separator: 10).count
    #expect(size == 1)
  }

  @Test func `a folder that cannot be made is told, and the session goes on`() throws {
    try "a file".write(toFile: folder.path + "/wall", atomically: true, encoding: .utf8)
    let log = ProgressLog(folder: folder.path + "/wall/state")
    guard case .notWritable(let path, let errno)? = log.notices.first else {
      Issue.record("\(log.notices)")
      return
    }
    #expect(path == folder.path + "/wall/state/progress.jsonl")
    #expect(errno == ENOTDIR)
    log.append(attempt("a", .passed))
    #expect(log.state.lessons["l"]?.done["a"] != nil)
  }

  @Test func `a restarted lesson is forgotten, others are not`() {
    fill(attempt("a", .passed), attempt("", .restarted))
    let log = ProgressLog(folder: folder.path)
    #expect(log.state.lessons["l"]?.done.isEmpty == true)
    log.append(Attempt(time: 5, lesson: "m", step: "z", verdict: .reached))
    #expect(log.state.current == "m")
    log.append(Attempt(time: 6, lesson: "m", step: "", verdict: .finished))
    #expect(log.state.current == "l")
  }

  @Test(
    arguments: [
      .setAside(lines: 1, path: "/p.damaged"), .setAside(lines: 2, path: "/p.damaged"), .locked,
      .notWritable(path: "/p", errno: 13),
    ] as [ProgressLog.Notice])
  func `every notice is told in words that name the file`(_ notice: ProgressLog.Notice) {
    let words = Words.notice(notice)
    if notice != .locked { #expect(words.contains("/p")) }
    #expect(!words.contains("Optional"))
  }
}
