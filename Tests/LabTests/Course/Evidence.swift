import Explaining
import LessonModel
import Timeline

@testable import Tutor

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What one step did, as a claim's proof reads it: the reader's calls, how it ended, what was shown.
struct Evidence {
  let step: Step
  let turn: Turn

  init(_ played: PlayedStep) {
    step = played.step
    turn = played.turn
  }

  var calls: [CallEvent] { turn.calls }
  var source: String { turn.source }
  /// The value that the prompt echoes, as repr shows it.
  var value: String? { turn.glimpse?.repr }

  /// Whether it was stopped in a call of this kind that would have waited for ever.
  func waitsForever(in name: String) -> Bool {
    turn.errorName == "WaitsForever"
      && calls.contains { $0.call.name == name && $0.outcome == .failed(errno: EINTR) }
  }

  /// The calls of a kind that failed with an errno.
  func failed(_ name: String, _ errno: Int32) -> Bool {
    calls.contains { $0.call.name == name && $0.outcome == .failed(errno: errno) }
  }

  /// What each receive gave: its descriptor, what was asked for, the bytes.
  var receives: [(fd: Int32, capacity: Int, bytes: [UInt8])] {
    calls.compactMap { event in
      guard case .recv(let fd, let capacity, _, _) = event.call.plain,
        case .returned = event.outcome
      else { return nil }
      return (fd, capacity, event.data?.bytes ?? [])
    }
  }

  /// What each send gave: its descriptor, the length of its data, how many bytes were taken.
  var sends: [(fd: Int32, length: Int, taken: Int)] {
    calls.compactMap { event in
      guard case .send(let fd, let length, _, _) = event.call.plain,
        case .returned(let count) = event.outcome
      else { return nil }
      return (fd, length, count)
    }
  }

  /// The listening descriptor and the connected one of each accept.
  var accepts: [(listener: Int32, connected: Int32)] {
    calls.compactMap { event in
      guard case .accept(let fd, _) = event.call, case .returned(let new) = event.outcome else {
        return nil
      }
      return (fd, Int32(new))
    }
  }

  /// What each select answered, with how many it was asked for and its time limit.
  var selections: [(asked: Int, limit: Int?, read: [Int32], write: [Int32], except: [Int32])] {
    calls.compactMap { event in
      guard case .select(let read, let write, let except, let limit) = event.call,
        case .selected(let readable, let writable, let exceptional) = event.detail
      else { return nil }
      return (read.count + write.count + except.count, limit, readable, writable, exceptional)
    }
  }

  /// The addresses that were bound, whatever came of it.
  var bound: [SocketAddress] {
    calls.compactMap { if case .bind(_, let address) = $0.call { address } else { nil } }
  }

  /// Whether the first call comes before a call of the second kind.
  func inOrder(_ first: (CallEvent) -> Bool, _ second: (CallEvent) -> Bool) -> Bool {
    guard let place = calls.firstIndex(where: first) else { return false }
    return calls[(place + 1)...].contains(where: second)
  }
}

extension CallEvent {
  /// Whether it is a shutdown(2) of this direction that succeeded.
  func isShutdown(_ how: Int32) -> Bool {
    if case .shutdown(_, how) = call { outcome == .returned(0) } else { false }
  }

  /// Whether it is a receive that gave no bytes.
  var isEnd: Bool {
    if case .recv(_, let capacity, _, _) = call.plain {
      capacity > 0 && outcome == .returned(0)
    } else {
      false
    }
  }

  /// Whether it is a receive that gave bytes.
  var isReceipt: Bool {
    guard case .recv = call.plain, case .returned(let count) = outcome else { return false }
    return count > 0
  }

  /// Whether it is a send of which bytes were taken.
  var isSent: Bool {
    guard case .send = call.plain, case .returned(let count) = outcome else { return false }
    return count > 0
  }

  /// Whether it closed a descriptor.
  var isClose: Bool { if case .close = call { true } else { false } }

  /// Whether it failed with this errno.
  func failed(_ errno: Int32) -> Bool { outcome == .failed(errno: errno) }
}
