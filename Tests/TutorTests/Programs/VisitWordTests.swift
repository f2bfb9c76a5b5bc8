import Explaining
import Lab
import Testing

@testable import Tutor

@Suite(.serialized, .timeLimit(.minutes(4))) struct `The word visit` {
  private func told(_ program: String, port: (Workbench) -> Int) -> String {
    let screen = RecordingScreen()
    let bench = Workbench(configuration: .init(), screen: screen, lines: NoLines())
    defer { bench.close() }
    bench.run(program, as: .typed)
    bench.visit(port(bench), 1, "")
    return screen.text
  }

  private static let bound =
    "import socket\ns = socket.socket()\ns.bind(('127.0.0.1', 0))\nport = s.getsockname()[1]\n"

  private func port(_ bench: Workbench) -> Int {
    bench.evaluate("port").flatMap { Int($0.repr) } ?? 0
  }

  @Test func `promises a connection where somebody listens`() {
    let text = told(Self.bound + "s.listen()", port: port)
    #expect(text.contains("accept() gets its connection."))
  }

  @Test func `says that the visitor was refused where nobody does`() {
    let text = told(Self.bound, port: port)
    #expect(text.contains("Nobody listens at port"))
    #expect(!text.contains("accept() gets"))
  }

  @Test(.enabled(if: Situation.hasLab, "needs the lab"))
  func `a visitor's packets belong to the line before its visit`() {
    var configuration = Workbench.Configuration()
    configuration.network = SessionNetwork(.best(Situation.launch, atMost: .a))
    let bench = Workbench(configuration: configuration, screen: RecordingScreen(), lines: NoLines())
    defer { bench.close() }
    bench.run("import socket", as: .typed)
    bench.run("s = socket.create_server(('127.0.0.1', 8000))", as: .typed)
    bench.visit(8000, 1, "")
    bench.run("x = 1", as: .typed)
    let chronicle = bench.chronicle()
    let packets = chronicle.packets
    #expect(packets.count >= 3)
    for packet in packets {
      #expect(
        chronicle.comment(on: packet) == "2  s = socket.create_server(('127.0.0.1', 8000))")
    }
  }
}
