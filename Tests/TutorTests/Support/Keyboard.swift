import Foundation
import Locks

@testable import Tutor

/// Keys that are pressed while calls block: one string for each wait, with `^` for Ctrl-C and `?` for other typing.
final class Keyboard: KeySource {
  private let waits: Guarded<[String]>
  private let remote = Guarded<Control?>(nil)

  init(_ waits: [String]) {
    self.waits = Guarded(waits)
  }

  /// Leads Ctrl-C to a session.
  func attach(_ remote: Control) {
    self.remote.withLock { $0 = remote }
  }

  func begin(_ handler: @escaping @Sendable (KeyPress) -> Bool) {
    let presses = waits.withLock { $0.isEmpty ? "^" : $0.removeFirst() }
    let remote = remote.withLock { $0 }
    Thread {
      var isWithin = false
      for key in presses {
        defer { isWithin = isWithin || key == "?" }
        switch key {
        case "^": remote?.interrupt()
        case "?": _ = handler(.text)
        default: _ = handler(.key(key, withinText: isWithin))
        }
      }
    }.start()
  }

  func end() {}
}
