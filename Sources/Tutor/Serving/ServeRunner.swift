internal import Locks
package import Peers
internal import Sockets

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Serves the built-in peers until it is told to stop, and writes a line for each connection.
///
/// The lines are written on the thread that runs it, so that a slow reader of the output holds up nobody: what does
/// not fit in the queue is counted, and told.
package final class ServeRunner: Sendable {
  private struct State: Sendable {
    var lines: [(event: ServeEvent, moment: timespec)] = []
    var lost = 0
    var stop: ExitStatus?
  }

  /// The most lines that wait to be written.
  static let queueLimit = 10_000

  private let options: PeerServer.Options
  private let isJSON: Bool
  private let write: @Sendable (String) -> Bool
  private let isOutputGone: @Sendable () -> Bool
  private let state = Guarded(State())
  private let gate = Gate()

  /// A runner; `write` takes each line, and gives false when nobody reads the output any more.
  package init(
    _ options: PeerServer.Options, json: Bool, write: @escaping @Sendable (String) -> Bool,
    isOutputGone: @escaping @Sendable () -> Bool = { false }
  ) {
    self.options = options
    isJSON = json
    self.write = write
    self.isOutputGone = isOutputGone
  }

  /// Writes lines to standard output.
  package convenience init(_ options: PeerServer.Options, json: Bool) {
    self.init(
      options, json: json,
      write: { StandardStreams.writeAll(Array($0.utf8), to: STDOUT_FILENO) == 0 },
      isOutputGone: {
        // A pipe without a reader says so before anything is written.
        var entry = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
        return poll(&entry, 1, 0) > 0 && Int32(entry.revents) & POLLERR != 0
      })
  }

  /// Ends serving; the runner returns this status.
  package func stop(_ status: ExitStatus) {
    state.withLock { if $0.stop == nil { $0.stop = status } }
    gate.bump()
  }

  /// Serves until it is told to stop, or nobody reads the output.
  package func run() -> ExitStatus {
    let server: PeerServer
    do throws(ServeProblem) {
      server = try PeerServer(options) { [self] in take($0) }
    } catch {
      "switchboard: \(error)\n".writeToError()
      return error.isUsage ? .usage : .failure
    }
    if !isJSON { introduce() }
    let status = writeUntilStopped()
    let totals = server.stop()
    _ = writeReady()
    let moment = ServeRunner.now()
    say(isJSON ? ServeLines.jsonFarewell(totals, at: moment) : ServeLines.farewell(totals))
    return status
  }

  private func take(_ event: ServeEvent) {
    let moment = ServeRunner.now()
    state.withLock { state in
      if state.lines.count < ServeRunner.queueLimit {
        state.lines.append((event, moment))
      } else {
        state.lost += 1
      }
    }
    gate.bump()
  }

  private func writeUntilStopped() -> ExitStatus {
    while true {
      let ticket = gate.ticket
      if let status = state.withLock({ $0.stop }) { return status }
      // Nobody reads the log, as after `serve | head`: that is the end, and no failure.
      guard writeReady(), !isOutputGone() else { return .ok }
      if state.withLock({ $0.lines.isEmpty && $0.stop == nil }) {
        gate.wait(ticket, nanoseconds: 1_000_000_000)
      }
    }
  }

  /// Writes the lines that are waiting; false where the output is closed.
  private func writeReady() -> Bool {
    let (lines, lost) = state.withLock { state in
      defer { (state.lines, state.lost) = ([], 0) }
      return (state.lines, state.lost)
    }
    var text = ""
    for (event, moment) in lines {
      let line = isJSON ? ServeLines.json(event, at: moment) : ServeLines.text(event, at: moment)
      if let line { text += line + "\n" }
    }
    if lost > 0 {
      text +=
        (isJSON ? ServeLines.jsonLost(lost, at: ServeRunner.now()) : ServeLines.lost(lost)) + "\n"
    }
    return text.isEmpty || write(text)
  }

  /// Tells who listens, and how to call.
  private func introduce() {
    let example = state.withLock { ServeLines.example(of: $0.lines.map(\.event)) }
    _ = writeReady()
    say("Other programs of this machine can call now: try `\(example)`. Ctrl-C stops.")
  }

  private func say(_ line: String) {
    _ = write(line + "\n")
  }

  private static func now() -> timespec {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    return moment
  }
}

extension ServeProblem {
  /// Whether the command line asked for what there cannot be.
  fileprivate var isUsage: Bool {
    switch self {
    case .unknownPeer, .onePortForMany, .badPort: true
    case .portInUse, .portNotAllowed, .outOfDescriptors, .cannotListen,
      .noThread:
      false
    }
  }
}
