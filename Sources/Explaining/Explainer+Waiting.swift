internal import Timeline

/// A key that the reader can press while a call waits, with what it does.
package struct WaitingKey: Hashable, Sendable {
  /// The key: `v`, `w`, `Ctrl-C`.
  package var key: String
  /// What it does, in a few words: "sends a visitor".
  package var does: String

  /// A key and what it does.
  package init(_ key: String, _ does: String) {
    self.key = key
    self.does = does
  }
}

extension Explainer {
  /// What is said about a call that waits: which call, for how long, for what; then the keys.
  ///
  /// The happening's `waiting` names the call, `after` holds both ends as they are now. With `isForever` the text says
  /// that nothing can end the wait. Lines of at most 76 columns.
  package static func waiting(
    _ happening: Happening, seconds: Int, keys: [WaitingKey] = []
  ) -> [String] {
    guard let waiting = happening.waiting else { return [] }
    let scene = Scene(waiting: waiting, happening)
    var lines: [String] = []
    if waiting.isForever, scene.kind == .accept, keys.contains(where: { $0.key == "v" }) {
      let cause = WaitingWords.cause(scene)
      lines = Words.wrap("accept() waits: \(cause). A visitor is ready to call.")
    } else if waiting.isForever {
      lines = CallTable.telling(scene).brief
    } else {
      let place = scene.kind == .threadWait && scene.python == nil ? "" : "in \(scene.waitName) "
      let who = waiting.thread == 0 ? "Waiting" : "Another thread of yours waits"
      let span = "\(who) \(place)for \(seconds) s"
      lines = Words.wrap("\(span): \(WaitingWords.cause(scene)).")
    }
    if !keys.isEmpty {
      lines += line(of: keys)
    }
    return lines
  }

  private static func line(of keys: [WaitingKey]) -> [String] {
    var lines: [String] = []
    for key in keys.map({ Words.cut("\($0.key) \($0.does)", to: Words.columns) }) {
      if let last = lines.last, last.count + 3 + key.count <= Words.columns {
        lines[lines.count - 1] = last + " | " + key
      } else {
        lines.append(key)
      }
    }
    return lines
  }

  /// The longer text that says why a call waits: what both ends hold and what would end the wait.
  package static func whyWaiting(_ happening: Happening) -> [String] {
    guard let waiting = happening.waiting else { return [] }
    return WaitingWords.reason(Scene(waiting: waiting, happening))
  }
}

extension Scene {
  /// A scene for a call that has not returned, with everything recorded so far.
  init(waiting: WaitingCall, _ happening: Happening) {
    var ledger = Ledger()
    for event in happening.record { ledger.note(event) }
    ledger.learn(happening.after)
    self.init(waiting: waiting, ledger: ledger, happening: happening)
  }
}
