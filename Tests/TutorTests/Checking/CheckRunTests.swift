import ChildProcesses
import Foundation
import LessonModel
import Testing

@testable import Tutor

/// How lessons are run by a check: where, how often, how many at a time, and for how long.
@Suite struct `Running a check` {
  @Test func `what the lesson needs and the tier has not is told, and counted apart`() {
    let front = smallFront.replacing("lang: en", with: "lang: en\nneeds: [faults]")
    let needy = LessonSource.builtIn(name: "08-needy") { Array((front + Steps.run).utf8) }
    let good = LessonSource.builtIn(name: "07-small") { Array(goodLesson.utf8) }
    let report = CheckRunner(library: LessonLibrary(builtIn: [good, needy])).run()
    #expect(report.isClean)
    #expect(report.text.contains("steps, not run: it needs faults below the bytes"))
    #expect(report.text.contains("1 of 2 lessons were not run"))
    #expect(report.json.contains("\"status\" : \"skip\""))
  }

  @Test(arguments: [
    ("[smal]", "04-next.md:5:16: error: No lesson has the id `smal`.", "Try `small`."),
    (
      "[small, select]", "04-next.md:5:16: error: No lesson has the id `select`.",
      "Try one of: `small`."
    ),
  ])
  func `a prerequisite that no lesson has is found at its line`(
    _ list: String, _ reason: String, _ advice: String
  ) {
    let front = smallFront.replacing("id: small", with: "id: next")
      .replacing("lang: en", with: "lang: en\nprerequisites: \(list)")
    let next = LessonSource.builtIn(name: "04-next") { Array((front + Steps.run).utf8) }
    let small = LessonSource.builtIn(name: "03-small") { Array(goodLesson.utf8) }
    let both = LessonLibrary(builtIn: [small, next])
    let report = CheckRunner(library: both).run()
    #expect(report.text.contains(reason) && report.text.contains(advice), "\(report.text)")
    #expect(report.text.contains("03-small.md: ") && !report.isClean)
  }

  @Test func `a prerequisite may be a lesson that is not checked`() {
    let front = smallFront.replacing("id: small", with: "id: next")
      .replacing("lang: en", with: "lang: en\nprerequisites: small")
    let next = LessonSource.builtIn(name: "04-next") { Array((front + Steps.run).utf8) }
    let small = LessonSource.builtIn(name: "03-small") { Array(goodLesson.utf8) }
    let report = CheckRunner(
      library: LessonLibrary(builtIn: [next]), others: LessonLibrary(builtIn: [small])
    ).run()
    #expect(report.isClean, "\(report.text)")
  }

  @Test func `a claim that rests on luck with timing is found under jitter, with the seed`() {
    let body = """
      ```python {#luck .run}
      import threading
      order = []
      def note(name):
          order.append(name)
      threads = [threading.Thread(target=note, args=(name,)) for name in "ab"]
      for t in threads:
          t.start()
      for t in threads:
          t.join()
      order
      ```

      ```output
      ['a', 'b']
      ```

      """
    let source = LessonSource.builtIn(name: "07-small") { Array((smallFront + body).utf8) }
    var options = CheckRunner.Options()
    (options.times, options.jitter) = (10, 1)
    let report = CheckRunner(library: LessonLibrary(builtIn: [source]), options: options).run()
    #expect(report.text.contains("This came of --jitter "), "\(report.text)")
  }

  @Test func `a claim that waits for events holds under jitter`() {
    let source = LessonSource.builtIn(name: "07-small") { Array(goodLesson.utf8) }
    var options = CheckRunner.Options()
    (options.times, options.jitter) = (3, 7)
    let report = CheckRunner(library: LessonLibrary(builtIn: [source]), options: options).run()
    #expect(report.text.hasSuffix("steps, ok"), "\(report.text)")
  }

  @Test(.enabled(if: Command.isThere, "switchboard is not built"))
  func `lessons that are run at the same time are reported as one after the other`() throws {
    let folder = TemporaryFolder()
    let wrong = goodLesson.replacing("pass total == 6", with: "pass total == 5")
    for (name, text) in [("01-good", goodLesson), ("02-wrong", wrong), ("03-good", goodLesson)] {
      try text.write(toFile: folder.path + "/\(name).md", atomically: true, encoding: .utf8)
    }
    let reports = try ["1", "3"].map { jobs in
      try Command.run([Command.path, "check", "--jobs", jobs, folder.path])
    }
    #expect(reports[0] == reports[1])
    #expect(reports[1].status == 1)
    #expect(reports[1].output.contains("02-wrong.md:"))
  }

  @Test func `an empty library is said to be empty`() {
    #expect(CheckRunner(library: LessonLibrary(builtIn: [])).run().text == "No lessons were found.")
  }

  @Test func `a line that runs away is ended and found`() {
    let body = "```python {#a .run}\nwhile True:\n    pass\n```\n"
    #expect(check(smallFront + body).contains { $0.contains("the block ends in Stopped") })
  }

  @Test func `a loop over timeouts is ended by the clock and found where it stands`() {
    let loop = """
      import socket
      a, b = socket.socketpair()
      a.settimeout(0.05)
      while True:
          try:
              a.recv(1)
          except TimeoutError:
              pass

      """
    let text =
      smallFront + Steps.run + "It loops.\n\n```python {#a .run}\n" + loop + "```\n\n" + Steps.told
    let source = LessonSource.builtIn(name: "07-small") { Array(text.utf8) }
    var options = CheckRunner.Options()
    options.timeout = 1
    let report = CheckRunner(library: LessonLibrary(builtIn: [source]), options: options).run()
    let line =
      text[..<(text.firstRange(of: "import socket")?.lowerBound ?? text.startIndex)]
      .count { $0 == "\n" } + 1
    let found = report.entries[0].problems.filter { $0.contains("runs longer than 1 s") }
    #expect(found.count == 1, "\(report.text)")
    #expect(found.first?.hasPrefix("Lessons/07-small.md:\(line): step 7.2:") == true, "\(found)")
  }

  @Test func `a loop that reads on behind the end is ended, found, and told`() throws {
    let body = """
      ```python {#a .run}
      import socket
      a, b = socket.socketpair()
      b.close()
      text = b''
      while len(text) < 9:
          text = text + a.recv(9)
      ```

      """
    #expect(check(smallFront + body).contains { $0.contains("the block ends in Stopped") })
    let play = try Play(body, typing: [""])
    #expect(play.screen.text.contains("gave b'' 1000 times"))
    #expect(play.screen.text.contains("Leave the loop when you meet b''."))
  }

  @Test func `a wait that nothing ends is found and does not hang`() {
    let body = """
      ```python {#a .run}
      import socket
      a, b = socket.socketpair()
      a.recv(1)
      ```

      """
    #expect(check(smallFront + body).contains { $0.contains("the block ends in WaitsForever") })
  }
}
