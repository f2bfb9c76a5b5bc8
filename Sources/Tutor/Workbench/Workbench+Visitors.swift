internal import Explaining
internal import Peers
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension Workbench {
  /// `:visit`: visitors call at the reader's server, with verbs of their own or the usual greeting.
  func visit(_ port: Int, _ count: Int, _ verbs: String) {
    var script = Peers.PeerScript.greeting
    if !verbs.isEmpty {
      guard let own = self.script(verbs, for: .visitor) else { return }
      script = own
    }
    let first = recorder.count
    do throws(HallError) {
      let names = try hall.visit(script, port: port, count: count)
      // What comes of a call is known at once, but at a queue that is full; a visitor that waits for accept rests.
      _ = recorder.first(from: first, within: 500, where: \.endsVisitorsCall)
      awaitRest()
      if recorder.events(from: first).contains(where: \.isRefusedVisit) {
        screen.show(.verdict(false, Words.nobodyListens(port)))
      } else {
        screen.show(.note([StyledText(Words.visiting(names, port: port))]))
      }
    } catch {
      screen.show(.verdict(false, "\(error)"))
    }
  }

  /// `:peer`: a scripted peer or a visitor does something at once.
  func letPeer(_ name: String, do verbs: String) {
    // A script's verbs come after an accept, which this connection has had.
    guard let script = script("accept; \(verbs)", for: .peer) else { return }
    let first = recorder.count
    for verb in script.verbs.dropFirst() {
      do throws(HallError) {
        try hall.perform(verb, as: name)
        screen.show(.note([StyledText(Words.peerDid(name, "\(verb)"))]))
      } catch {
        screen.show(.verdict(false, "\(error)"))
        return
      }
    }
    for sentence in PeerNotices.sentences(recorder.events(from: first)) {
      screen.show(.note([StyledText(sentence)]))
    }
  }

  /// The script of verbs on one line, with semicolons between them; nil where it is none, which is told.
  private func script(_ line: String, for role: Peers.PeerScript.Role) -> Peers.PeerScript? {
    do throws(ScriptError) {
      return try Peers.PeerScript(parsing: Workbench.lines(of: line), for: role)
    } catch {
      screen.show(.verdict(false, "\(error)"))
      return nil
    }
  }

  /// A line for each verb: the semicolons between them, not those in texts, become newlines.
  private static func lines(of text: String) -> String {
    var quote: Character?
    var isEscaped = false
    return String(
      text.map { character -> Character in
        defer { isEscaped = character == "\\" && !isEscaped && quote != nil }
        if let open = quote {
          if character == open, !isEscaped { quote = nil }
        } else if character == "\"" || character == "'" {
          quote = character
        } else if character == ";" {
          return "\n"
        }
        return character
      })
  }
}

extension TimelineEvent {
  /// Whether a visitor has got its connection, or has been refused.
  fileprivate var endsVisitorsCall: Bool {
    guard case .peer(let event) = self, case .visitor = event.actor else { return false }
    return switch event.action {
    case .connected, .failed("connect", errno: _): true
    default: false
    }
  }

  /// Whether a visitor was refused because nobody listens where it called.
  fileprivate var isRefusedVisit: Bool {
    guard case .peer(let event) = self, case .visitor = event.actor,
      case .failed("connect", errno: ECONNREFUSED) = event.action
    else { return false }
    return true
  }
}
