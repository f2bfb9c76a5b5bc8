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
  ///
  /// It asks for the states of sockets in this process's network, unless they are in another.
  package init(
    board: WaitBoard, recorder: Recorder, states: StateSource = .thisNetwork,
    notify: @escaping @Sendable (BlockedNotice) -> Void
  ) {
    loop = WatchLoop(board: board, recorder: recorder, states: states, notify: notify)
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

/// Where a watcher asks for the states of sockets.
package enum StateSource: Sendable {
  /// In this process's network.
  case thisNetwork
  /// In the lab's, over sock_diag descriptors that the watcher closes, the peers' host's first.
  case lab([Int32])
}

/// The watcher's thread.
final class WatchLoop: Sendable {
  private let board: WaitBoard
  private let recorder: Recorder
  private let notify: @Sendable (BlockedNotice) -> Void
  private let gate = Gate()
  private let life = Guarded(Life())
  // Opened at once, so that they never take a number while the reader's program runs.
  private let netlinks: [Int32]
  private let isLab: Bool

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
    board: WaitBoard, recorder: Recorder, states: StateSource,
    notify: @escaping @Sendable (BlockedNotice) -> Void
  ) {
    self.board = board
    self.recorder = recorder
    self.notify = notify
    switch states {
    case .thisNetwork:
      netlinks = [ck_move_up(Int32(clamping: ck_diag_open()))]
      isLab = false
    case .lab(let descriptors):
      netlinks = descriptors
      isLab = true
    }
  }

  deinit {
    for fd in netlinks where fd >= 0 { _ = ck_close(fd) }
  }

  /// Arranges to be woken by the reader's first call.
  func arm() {
    if !board.park({ [self] in wake() }) { wake() }
  }

  func stop() {
    let (thread, isNew) = life.withLock { life in
      defer {
        life.isStopping = true
        life.thread = nil
      }
      return (life.thread, !life.isStopping)
    }
    // Another watcher may have taken the place since the first time.
    guard isNew else { return }
    board.unpark()
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

  /// Gives the notices of one look.
  ///
  /// What is done about one wait without end may end the others: a visitor that was sent calls, and all threads go on. So
  /// only the first is certain; another is given again by a later look, if it is still so.
  private func give(_ watch: inout Watch, after look: WaitBoard.Look) {
    let notices = watch.notices(for: look)
    let events = recorder.count
    var isCertain = true
    for notice in notices {
      if case .wouldWaitForever(let call) = notice {
        if !isCertain, recorder.count != events || !board.look().resembles(look) {
          watch.withdraw(call)
          continue
        }
        isCertain = false
      }
      notify(notice)
    }
  }

  private func run() {
    var watch = Watch(recorder: recorder, probe: InFlightProbe(netlinks: netlinks, isLab: isLab))
    var idle = 0
    while !isStopping {
      let ticket = gate.ticket
      let look = board.look()
      give(&watch, after: look)
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
