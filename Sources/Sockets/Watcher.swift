internal import Locks
internal import CKernel
package import Timeline

/// Says what the reader's blocked calls wait for: after 1, 2, 10, 60 … seconds, and within about 40 ms where nothing
/// that runs can end the wait.
///
/// A thread of its own looks at the board every 12 ms while a call of the reader waits. It is started by the first such
/// call and sleeps while there is none, so that short calls pay nothing. Notices are given on that thread.
package final class Watcher: Sendable {
  private let loop: WatchLoop

  /// A watcher of a board that gives its notices to a closure.
  package init(
    board: WaitBoard, recorder: Recorder, notify: @escaping @Sendable (BlockedNotice) -> Void
  ) {
    loop = WatchLoop(board: board, recorder: recorder, notify: notify)
    loop.arm()
  }

  deinit {
    loop.stop()
  }

  /// Ends the watcher's thread; no notice is given afterwards.
  ///
  /// Must not be called from the closure.
  package func stop() {
    loop.stop()
  }
}

/// The watcher's thread.
final class WatchLoop: Sendable {
  private let board: WaitBoard
  private let recorder: Recorder
  private let notify: @Sendable (BlockedNotice) -> Void
  private let gate = Gate()
  private let life = Guarded(Life())
  // Opened at once, so that it never takes a number while the reader's program runs.
  private let netlink: Int32

  private struct Life {
    var thread: NativeThread?
    var isStopping = false
  }

  /// Nanoseconds between two looks.
  private static let tick: Int64 = 12_000_000
  /// Nanoseconds between two looks at a call that has waited for some seconds.
  private static let slowTick: Int64 = 50_000_000
  /// Looks at an empty board before the thread sleeps until it is woken.
  private static let patience = 20

  init(
    board: WaitBoard, recorder: Recorder, notify: @escaping @Sendable (BlockedNotice) -> Void
  ) {
    self.board = board
    self.recorder = recorder
    self.notify = notify
    netlink = ck_move_up(Int32(clamping: ck_diag_open()))
  }

  deinit {
    if netlink >= 0 { _ = ck_close(netlink) }
  }

  /// Arranges to be woken by the reader's first call.
  func arm() {
    if !board.park({ [self] in wake() }) { wake() }
  }

  func stop() {
    board.unpark()
    let thread = life.withLock { life in
      life.isStopping = true
      defer { life.thread = nil }
      return life.thread
    }
    gate.bump()
    thread?.join()
  }

  private var isStopping: Bool { life.withLock { $0.isStopping } }

  private func wake() {
    life.withLock { life in
      guard life.thread == nil, !life.isStopping else { return }
      life.thread = NativeThread(name: "watcher") { [self] in run() }
    }
    gate.bump()
  }

  private func run() {
    var watch = Watch(recorder: recorder, probe: InFlightProbe(netlink: netlink))
    var idle = 0
    while !isStopping {
      let ticket = gate.ticket
      let look = board.look()
      for notice in watch.notices(for: look) { notify(notice) }
      idle = look.readers.isEmpty ? idle + 1 : 0
      if idle > WatchLoop.patience, board.park({ [self] in wake() }) {
        gate.wait(ticket)
        idle = 0
      } else {
        gate.wait(ticket, nanoseconds: watch.isPatient ? WatchLoop.slowTick : WatchLoop.tick)
      }
    }
  }
}
