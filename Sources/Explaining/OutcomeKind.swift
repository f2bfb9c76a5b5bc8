internal import Timeline
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The columns of the table: how a call came out, as far as the words differ.
package enum OutcomeKind: String, Hashable, Sendable, CaseIterable {
  /// It did all that was asked.
  case done
  /// It moved fewer bytes than asked.
  case short
  /// It returned 0 where a count was asked for.
  case zero
  /// It waits, and nothing that runs can end it.
  case waitsForever
  /// A signal ended the wait: EINTR.
  case interrupted
  /// The socket's own time limit is over.
  case limitReached
  case wouldBlock, inProgress, alreadyInProgress, timedOut
  case refused, addressInUse, accessDenied, addressNotAvailable, notConnected, alreadyConnected
  case reset, aborted, brokenPipe, badDescriptor, invalid, networkUnreachable, tooManyFiles
  case notSupported
  /// Another errno.
  case otherError

  /// The column of an errno.
  package init(errno number: Int32) {
    switch number {
    case EINTR: self = .interrupted
    case EAGAIN: self = .wouldBlock
    case EINPROGRESS: self = .inProgress
    case EALREADY: self = .alreadyInProgress
    case ETIMEDOUT: self = .timedOut
    case ECONNREFUSED: self = .refused
    case EADDRINUSE: self = .addressInUse
    case EACCES, EPERM: self = .accessDenied
    case EADDRNOTAVAIL: self = .addressNotAvailable
    case ENOTCONN: self = .notConnected
    case EISCONN: self = .alreadyConnected
    case ECONNRESET: self = .reset
    case ECONNABORTED: self = .aborted
    case EPIPE: self = .brokenPipe
    case EBADF: self = .badDescriptor
    case EINVAL: self = .invalid
    case ENETUNREACH, EHOSTUNREACH: self = .networkUnreachable
    case EMFILE, ENFILE: self = .tooManyFiles
    case EOPNOTSUPP: self = .notSupported
    default: self = .otherError
    }
  }

  /// The errno that the column stands for; nil where it is not one errno.
  package var errno: Int32? {
    switch self {
    case .done, .short, .zero, .waitsForever, .limitReached, .otherError: nil
    case .interrupted: EINTR
    case .wouldBlock: EAGAIN
    case .inProgress: EINPROGRESS
    case .alreadyInProgress: EALREADY
    case .timedOut: ETIMEDOUT
    case .refused: ECONNREFUSED
    case .addressInUse: EADDRINUSE
    case .accessDenied: EACCES
    case .addressNotAvailable: EADDRNOTAVAIL
    case .notConnected: ENOTCONN
    case .alreadyConnected: EISCONN
    case .reset: ECONNRESET
    case .aborted: ECONNABORTED
    case .brokenPipe: EPIPE
    case .badDescriptor: EBADF
    case .invalid: EINVAL
    case .networkUnreachable: ENETUNREACH
    case .tooManyFiles: EMFILE
    case .notSupported: EOPNOTSUPP
    }
  }

  /// Whether the call did not do what was asked, so that something to try belongs to it.
  package var isFailure: Bool {
    switch self {
    case .done, .short, .zero, .inProgress: false
    case .waitsForever, .interrupted, .limitReached, .wouldBlock, .alreadyInProgress, .timedOut,
      .refused, .addressInUse, .accessDenied, .addressNotAvailable, .notConnected,
      .alreadyConnected, .reset, .aborted, .brokenPipe, .badDescriptor, .invalid,
      .networkUnreachable, .tooManyFiles, .notSupported, .otherError:
      true
    }
  }
}
