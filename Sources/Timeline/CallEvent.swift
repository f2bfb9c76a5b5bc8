#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// How a call came out.
package enum CallOutcome: Hashable, Sendable {
  /// It returned this value: a descriptor, a count of bytes, or 0.
  case returned(Int)
  /// It failed with this errno; EINTR where a signal ended the wait.
  case failed(errno: Int32)
  /// It has not returned: it still waits.
  case waiting
}

/// What a call gave back beside its value.
package enum CallDetail: Hashable, Sendable {
  /// Nothing.
  case none
  /// An address: accept4, getsockname, getpeername, recvfrom.
  case address(SocketAddress)
  /// An address and the flags of the message: recvmsg.
  case message(SocketAddress, flags: Int32)
  /// An option's bytes: getsockopt.
  case option([UInt8])
  /// Two descriptors: socketpair.
  case pair(Int32, Int32)
  /// The entries with their answers: poll.
  case polled([PollEntry])
  /// The descriptors that are ready: select.
  case selected(read: [Int32], write: [Int32], except: [Int32])
}

/// The first bytes that a call or a peer moved, with the true length.
package struct DataExcerpt: Hashable, Sendable {
  /// At most `limit` bytes, from the start.
  package var bytes: [UInt8]
  /// How many bytes were moved in truth.
  package var length: Int

  /// The most bytes that an excerpt keeps.
  package static let limit = 4096

  /// An excerpt of what a buffer holds.
  package init(_ buffer: UnsafeRawBufferPointer) {
    bytes = [UInt8](buffer.prefix(DataExcerpt.limit))
    length = buffer.count
  }

  /// An excerpt of these bytes.
  package init(_ all: [UInt8]) {
    bytes = all.count <= DataExcerpt.limit ? all : [UInt8](all.prefix(DataExcerpt.limit))
    length = all.count
  }

  /// Whether the excerpt holds everything that was moved.
  package var isWhole: Bool { bytes.count == length }
}

/// One system call: who made it, from which line, how it came out, how long it took.
package struct CallEvent: Sendable {
  /// Its place in the recorder's order; given when it is recorded.
  package var id: EventID
  /// Who made the call.
  package var actor: Actor
  /// The reader's Python thread, 0 for the main one; for others the peer's or visitor's number.
  package var thread: Int
  /// The line of the typed block or program, from 1; 0 where it is not known.
  package var line: Int
  /// The call and its arguments.
  package var call: SystemCall
  /// What the reader's program meant with it.
  package var aim: CallAim
  /// How it came out.
  package var outcome: CallOutcome
  /// What it gave back beside its value.
  package var detail: CallDetail
  /// The bytes that it moved, for sends and receives; those that it was to move, for a send that failed.
  package var data: DataExcerpt?
  /// When it began.
  package var started: Moment
  /// How long it took, in nanoseconds.
  package var duration: Int64
  /// How many calls right before it the record has left out: with it they stand in a long row that changed nothing.
  package var omitted = 0

  /// A call as the funnel saw it.
  package init(
    id: EventID = EventID(-1), actor: Actor, thread: Int, line: Int, call: SystemCall,
    aim: CallAim = .itself, outcome: CallOutcome, detail: CallDetail = .none,
    data: DataExcerpt? = nil,
    started: Moment, duration: Int64
  ) {
    self.id = id
    self.actor = actor
    self.thread = thread
    self.line = line
    self.call = call
    self.aim = aim
    self.outcome = outcome
    self.detail = detail
    self.data = data
    self.started = started
    self.duration = duration
  }

  /// Whether everything is after the call as it was before: it found nothing ready, only looked, or slept.
  package var changesNothing: Bool {
    switch call {
    case .recv, .send, .message, .accept: outcome == .failed(errno: EAGAIN)
    case .poll, .select, .sleep, .threadWait, .getsockname, .getpeername, .getFlags:
      if case .returned = outcome { true } else { false }
    case .socket, .socketpair, .bind, .listen, .connect, .shutdown, .close, .dup, .setsockopt,
      .getsockopt, .setNonBlocking:
      false
    }
  }
}
