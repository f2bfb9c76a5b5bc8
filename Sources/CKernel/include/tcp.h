// TCP_INFO in its present length: glibc's own structure ends before the fields that beginners need.
#ifndef CKERNEL_TCP_H
#define CKERNEL_TCP_H

#include <stdint.h>

/// What TCP knows of one connection; a field that this kernel does not give is 0.
struct ck_tcp_info {
  /// The state's number, include/net/tcp_states.h.
  uint8_t state;
  /// Retransmissions of the oldest unacknowledged segment, in a row.
  uint8_t retransmits;
  /// Unanswered probes in a row.
  uint8_t probes;
  /// Segments sent and not acknowledged.
  uint32_t unacked;
  /// Smoothed round trip, in microseconds.
  uint32_t rtt;
  /// The retransmission timeout, in microseconds.
  uint32_t rto;
  /// All retransmissions so far.
  uint32_t total_retransmits;
  /// Segments sent so far.
  uint32_t segments_out;
  /// Segments received so far.
  uint32_t segments_in;
  /// Bytes in the send queue that were not sent yet.
  uint32_t not_sent;
  /// The window that the other end offers, in bytes.
  uint32_t send_window;
  /// Bytes that the other end has acknowledged.
  uint64_t bytes_acked;
  /// Bytes that arrived.
  uint64_t bytes_received;
};

/// getsockopt(TCP_INFO): 0, or minus the errno.
long ck_tcp_info(int fd, struct ck_tcp_info *info);

#endif
