internal import Explaining
internal import Peers
internal import Timeline

extension Workbench {
  /// `:show c`: the last line that made a call, as C.
  func showC() {
    guard let turn = turns.last(where: { !$0.calls.isEmpty && $0.firstEvent >= worldStart }) else {
      screen.show(.note([StyledText(Words.noCallsYet)]))
      return
    }
    screen.show(.note([StyledText(Words.asC(turn.source), .dim)]))
    let lines = CProgram(chronicle()).statements(CProgram.Line(turn))
    screen.show(.code(lines.joined(separator: "\n"), isPython: false))
  }

  /// The session as a C program; nil where it cannot be one, which is said.
  func programInC() -> String? {
    do throws(CProgram.Problem) {
      return try CProgram(chronicle(), served: servedPeers).document(
        worldTurns.map { CProgram.Line($0) })
    } catch {
      screen.show(.verdict(false, Words.noProgram(error)))
      return nil
    }
  }

  /// The session as a Python program.
  func programInPython() -> String {
    PythonProgram(peers: typedPeers).document(worldTurns)
  }

  /// Where `switchboard serve` has what listens at an address here.
  private var servedPeers: [SocketAddress: CProgram.Served] {
    var served: [SocketAddress: CProgram.Served] = [:]
    for peer in hall.descriptions {
      let other = ServedPeer.named(peer.name)
      let host = peer.hosts.first ?? peer.name
      served[peer.listening] = CProgram.Served(
        name: "\(host), port \(peer.typed.port ?? 0)",
        port: other?.port ?? peer.typed.port ?? 0, isServed: other != nil)
    }
    return served
  }

  /// The peers by what may be typed for them.
  private var typedPeers: [PythonProgram.Peer] {
    hall.descriptions.flatMap { peer in
      let port = ServedPeer.named(peer.name)?.port
      let hosts = peer.hosts + [peer.typed.host.map(SocketAddress.dotted)].compactMap(\.self)
      return hosts.map {
        PythonProgram.Peer(host: $0, typedPort: peer.typed.port ?? 0, servedPort: port)
      }
    }
  }
}

extension CProgram.Line {
  /// A turn, as C sees it.
  init(_ turn: Turn) {
    let isError: Bool
    if case .raised = turn.ending { isError = true } else { isError = false }
    self.init(
      source: turn.source, events: turn.events, output: turn.output,
      error: isError ? turn.lastLine : nil)
  }
}
