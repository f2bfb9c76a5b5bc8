internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Calls in a row that found nothing: a loop asks again and again.
struct VainRow {
  /// The latest of them.
  let call: SystemCall
  let count: Int
  /// How long they lasted together.
  let nanoseconds: Int64

  /// What a call tells of the loop that it stands in.
  enum Finding {
    case something
    case nothing
    /// It only slept or looked at the program's own sockets.
    case neither
  }

  static func finding(of call: SystemCall, _ result: CallReturn) -> Finding {
    switch call {
    case .poll, .select: result.succeeded && result.value == 0 ? .nothing : .something
    case .sleep, .threadWait, .getsockname, .getpeername, .getFlags, .setNonBlocking: .neither
    case .socket, .socketpair, .bind, .listen, .accept, .connect, .send, .recv, .message, .shutdown,
      .close, .dup, .setsockopt, .getsockopt:
      result.errno == EAGAIN ? .nothing : .something
    }
  }

  /// Whether it is long enough for a program that nobody watches: what it looks for does not come by itself.
  var isCertain: Bool { call.hasTimeLimit ? count > 1 : count >= SpinGuard.vainLimit }

  /// Whether a reader who watches begins to wonder.
  var isLong: Bool { nanoseconds > 1_000_000_000 }

  /// How often it asks, where it asks without a pause and for long; nil where it waits in between.
  var spinsPerSecond: Int? {
    guard !call.hasTimeLimit, Double(nanoseconds) > SpinGuard.vainSeconds * 1e9 else { return nil }
    return Int(Double(count) * 1e9 / Double(nanoseconds))
  }
}
