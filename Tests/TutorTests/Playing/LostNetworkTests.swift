import Foundation
import Lab
import LessonModel
import Testing

@testable import Tutor

/// The helper of the network is killed while a lesson is played.
@Suite(.enabled(if: DeterminismTests.hasLab, "no lab here"))
struct `A lost network` {
  /// Plays a lesson in a lab whose helper is killed before one of the reader's lines, counted from 1.
  private func play(_ body: String, _ inputs: [LineInput], killBefore number: Int) throws -> Play {
    let network = SessionNetwork(.best(LabLaunch(path: Command.path), atMost: .a))
    let lines = HookedLines(inputs) { count in
      guard count == number else { return }
      let helper = network.helper
      kill(helper, SIGKILL)
      // The channel hangs up when the process is gone: that can be awaited.
      waitpid(helper, nil, 0)
    }
    return Play(try lesson(body), lines, network: network)
  }

  private static let body = """
    ```python {#make .run}
    import socket
    s = socket.create_connection(("echo", 7))
    ```

    ```python {#say .try}
    s.send(b"ding")
    ```

    ```python {#hear .run}
    s.recv(4)
    ```

    """

  @Test func `is told, and the lesson goes on in a new one by replay`() throws {
    let play = try play(
      Self.body, ["", "", .text("s.send(b\"ding\")"), "", "", ""], killBefore: 3)
    #expect(play.screen.notes.contains { $0.contains("the lesson's lines have run again in it") })
    #expect(play.done == ["make", "say", "hear"], "\(play.screen.text)")
    #expect(play.screen.text.contains("b'ding'"))
  }

  @Test func `while the lesson's own line waits for Enter is mended as well`() throws {
    let play = try play(
      Self.body, ["", "", .text("s.send(b\"ding\")"), "", "", ""], killBefore: 5)
    #expect(play.done == ["make", "say", "hear"], "\(play.screen.text)")
  }

  @Test func `at the prompt costs the sockets, which are named`() throws {
    let network = SessionNetwork(.best(LabLaunch(path: Command.path), atMost: .a))
    var configuration = Workbench.Configuration()
    configuration.network = network
    let screen = RecordingScreen()
    let bench = Workbench(configuration: configuration, screen: screen, lines: NoLines())
    defer { bench.close() }
    bench.run("import socket\ns = socket.create_connection(('echo', 7))", as: .typed)
    bench.mendNetwork()
    #expect(screen.notes == [])
    kill(network.helper, SIGKILL)
    waitpid(network.helper, nil, 0)
    bench.mendNetwork()
    #expect(screen.notes.contains { $0.contains("Lost with it: s. Close it") })
    let turn = bench.run(
      "t = socket.create_connection(('echo', 7))\nt.send(b'hi')\nt.recv(2)", as: .typed)
    #expect(turn.output.contains("b'hi'"))
  }
}
