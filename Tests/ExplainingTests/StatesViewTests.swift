import Testing
import Timeline

@testable import Explaining

@Suite struct StatesViewTests {
  /// `a` listens, `t` connects to it and has closed, `c` was accepted.
  private static let paths: [SocketPath] = {
    var script = Script.listening()
    script.call(.socket(family: 2, type: 1, protocol: 0), .returned(4))
    script.call(.connect(fd: 4, address: Script.echo))
    script.packet(.syn, cause: script.last)
    script.packet([.syn, .acknowledgement], back: true, acknowledges: 1)
    script.packet(.acknowledgement, sequence: 1, acknowledges: 1)
    script.call(.close(fd: 4))
    script.packet([.fin, .acknowledgement], sequence: 1, acknowledges: 1, cause: script.last)
    script.packet(.acknowledgement, back: true, sequence: 1, acknowledges: 2)
    script.names = [3: "a"]
    return SocketPath.all(
      Chronicle(
        events: script.events,
        looks: [Look(at: Moment(nanoseconds: 4_500_000), pairs: [], names: [3: "a", 4: "t"])],
        names: script.names))
  }()

  @Test func `a path is what the packets prove`() {
    #expect(
      Self.paths == [
        SocketPath(name: "a", states: [.closed, .listen], isOpen: true),
        SocketPath(
          name: "t", states: [.closed, .synSent, .established, .finWait1, .finWait2], isOpen: false),
      ])
  }

  @Test func `the diagram has at most eighteen rows and marks where each socket is and was`() {
    let lines = StatesView().picture(Self.paths)
    #expect(lines.firstIndex(of: "") ?? 99 <= 18)
    #expect(lines.allSatisfy { $0.count <= 76 })
    #expect(lines[0] == "  CLOSED ○a ○t")
    #expect(lines.contains { $0.contains("LISTEN ●a") })
    #expect(lines.contains { $0.contains("FIN_WAIT2 ●t") })
    #expect(lines.suffix(3).contains("  a: CLOSED → LISTEN"))
  }

  @Test func `the diagram has an ASCII form`() {
    #expect(
      StatesView(usesBoxes: false).picture(Self.paths).allSatisfy { $0.allSatisfy(\.isASCII) })
  }

  @Test func `the same stands in words`() {
    #expect(
      StatesView().words(Self.paths) == [
        "a is in state LISTEN. Before, it was in CLOSED. "
          + "It takes callers; accept gives a new socket for each.",
        "t is in state FIN_WAIT2; your program has closed it. Before, it was in CLOSED, then "
          + "SYN_SENT, then ESTABLISHED, then FIN_WAIT1. "
          + "The peer's kernel knows that you send no more; the peer has not closed yet.",
      ])
  }

  @Test func `six sockets at most are shown, the open ones first`() {
    var script = Script()
    for fd in Int32(3)..<20 {
      script.call(.socket(family: 2, type: 1, protocol: 0), .returned(Int(fd)))
      if fd > 5 { script.call(.close(fd: fd)) }
    }
    let paths = SocketPath.all(Chronicle(events: script.events))
    #expect(paths.count == 6)
    #expect(paths.filter(\.isOpen).count == 3)
  }
}
