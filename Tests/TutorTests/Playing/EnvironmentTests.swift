import Foundation
import LessonModel
import Testing

@testable import Tutor

/// A listening socket of somebody else's on this machine.
final class ForeignListener {
  let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  private(set) var port: UInt16 = 0

  init() {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        _ = bind(descriptor, generic, length)
        _ = listen(descriptor, 1)
        _ = getsockname(descriptor, generic, &length)
      }
    }
    port = UInt16(bigEndian: address.sin_port)
  }

  func end() { close(descriptor) }
}

@Suite struct `Faults of the machine` {
  private func body(_ kind: String, _ port: UInt16) -> String {
    """
    ```python {#import .run}
    import socket
    s = socket.socket()
    ```

    ```python {#bind .\(kind)}
    s.bind(('127.0.0.1', \(port)))
    ```

    """
  }

  @Test func `a port in use by another program is told as the machine's, and does not pass`() throws
  {
    let other = ForeignListener()
    defer { other.end() }
    let play = try Play(body("run", other.port), typing: ["", "", "", ""])
    #expect(play.ending == .quit)
    #expect(!play.done.contains("bind"))
    let told = play.screen.verdicts.filter { $0.contains("uses port \(other.port)") }
    #expect(told.count == 2, "\(play.screen.text)")
    #expect(told.first?.contains("not your doing") == true)
  }

  @Test func `when the port is free again the step is done by Enter`() throws {
    let other = ForeignListener()
    let lines = HookedLines(["", "", "", "", ""]) { if $0 == 3 { other.end() } }
    let play = Play(try lesson(body("run", other.port)), lines)
    #expect(play.ending == .finished, "\(play.screen.text)")
    #expect(play.done.contains("bind"))
  }

  @Test func `a line of the reader's that meets it is not called wrong`() throws {
    let other = ForeignListener()
    defer { other.end() }
    let line = "s.bind(('127.0.0.1', \(other.port)))"
    let play = try Play(body("try", other.port), typing: ["", "", .text(line)])
    #expect(play.screen.verdicts.contains { $0.contains("uses port \(other.port)") })
    #expect(!play.done.contains("bind"))
  }

  @Test func `a port that the reader has bound before is the reader's own matter`() throws {
    let bench = Workbench(screen: SilentScreen(), lines: NoLines())
    defer { bench.close() }
    bench.run("import socket\na = socket.socket()\nb = socket.socket()", as: .typed)
    bench.run("a.bind(('127.0.0.1', 0))", as: .typed)
    let turn = bench.run("b.bind(a.getsockname())", as: .typed)
    #expect(turn.errorName == "OSError")
    #expect(bench.portTakenByOthers(turn) == nil)
  }

  @Test func `a setup that fails is told, and the step is still shown`() throws {
    let body = "```python {.setup}\n1 / 0\n```\n\n```python {#a .run}\n1 + 1\n```\n"
    let play = try Play(body, typing: ["", ""])
    #expect(play.screen.verdicts.first?.contains("could not be prepared") == true)
    #expect(play.ending == .finished)
  }

  @Test func `a lesson's own line that ends otherwise does not pass, and can be skipped`() throws {
    let body = "```python {#a .run}\n1 / 0\n```\n"
    let play = try Play(body + Steps.told, typing: ["", ":skip"])
    #expect(play.screen.steps == ["7.1", "7.2"])
    #expect(play.log.state.lessons["small"]?.done["a"]?.wasSkipped == true)
    #expect(play.screen.verdicts.first?.contains("not your doing") == true)
  }
}

/// A scripted reader of whom the test knows which line comes.
final class HookedLines: LineSource {
  private let inner: ScriptedLines
  private let before: (Int) -> Void
  private var count = 0
  let isInteractive = true
  var keys: (any KeySource)? { nil }

  init(_ inputs: [LineInput], before: @escaping (Int) -> Void) {
    inner = ScriptedLines(inputs)
    self.before = before
  }

  func read(_ prompt: PromptKind, assistant: LineAssistant) -> LineInput {
    count += 1
    before(count)
    return inner.read(prompt, assistant: assistant)
  }
}
