internal import CKernel
package import Timeline

/// What TCP knows of one connection of ours, for readers who want to see more; see TCP_INFO in tcp(7).
package struct TCPDetails: Hashable, Sendable {
  /// The state; nil for a number that RFC 9293 does not know.
  package var state: TCPState?
  /// The smoothed round trip, in microseconds.
  package var roundTrip: Int
  /// The retransmission timeout, in microseconds.
  package var retransmissionTimeout: Int
  /// Segments sent and not acknowledged.
  package var unacknowledgedSegments: Int
  /// Bytes in the send queue that were not sent yet.
  package var unsentBytes: Int
  /// The window that the other end offers, in bytes.
  package var sendWindow: Int
  /// Retransmissions so far.
  package var retransmissions: Int
  /// Segments sent so far; 0 for a socket that was never connected.
  package var segmentsSent: Int
  /// Segments received so far.
  package var segmentsReceived: Int

  /// Asks about a descriptor; nil where it is not a TCP socket.
  ///
  /// The corresponding C function is `getsockopt`.
  package init?(descriptor: Int32) {
    var info = ck_tcp_info()
    guard ck_tcp_info(descriptor, &info) == 0 else { return nil }
    state = TCPState(rawValue: info.state)
    roundTrip = Int(info.rtt)
    retransmissionTimeout = Int(info.rto)
    unacknowledgedSegments = Int(info.unacked)
    unsentBytes = Int(info.not_sent)
    sendWindow = Int(info.send_window)
    retransmissions = Int(info.total_retransmits)
    segmentsSent = Int(info.segments_out)
    segmentsReceived = Int(info.segments_in)
  }
}
