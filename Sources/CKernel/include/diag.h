// sock_diag(7): what the kernel knows of TCP sockets, asked over netlink.
#ifndef CKERNEL_DIAG_H
#define CKERNEL_DIAG_H

#include <stdint.h>

/// One TCP socket as the kernel reports it; addresses and ports in host byte order.
struct ck_diag_entry {
  /// The state's number, include/net/tcp_states.h.
  uint8_t state;
  /// Which timer runs: 0 none, 1 retransmission, 2 keepalive, 3 TIME_WAIT, 4 zero-window probe.
  uint8_t timer;
  /// How often it was retransmitted or probed.
  uint8_t retransmits;
  /// This end's port.
  uint16_t local_port;
  /// The other end's port.
  uint16_t remote_port;
  /// This end's address.
  uint32_t local_host;
  /// The other end's address.
  uint32_t remote_host;
  /// When the timer runs out, in milliseconds.
  uint32_t expires;
  /// Unreceived bytes; for a listening socket, connections that wait for accept.
  uint32_t receive_queue;
  /// Unacknowledged and unsent bytes; for a listening socket, its limit.
  uint32_t send_queue;
  /// The owner's user id.
  uint32_t uid;
  /// The socket's inode, 0 where no process owns it any more.
  uint32_t inode;
};

/// Opens a sock_diag socket in this network namespace; minus the errno where it is refused.
long ck_diag_open(void);
/// Looks up one IPv4 TCP socket by both addresses (remote 0:0 for a listening one): 1 found, 0 not, or minus the errno.
long ck_diag_find(int fd, uint32_t local_host, uint16_t local_port, uint32_t remote_host,
                  uint16_t remote_port, struct ck_diag_entry *entry);
/// Reads the answer to ck_diag_find, which has asked already.
long ck_diag_answer(int fd, struct ck_diag_entry *entry);
/// Asks for all IPv4 TCP sockets; then call ck_diag_next until it is done or fails.
long ck_diag_dump(int fd);
/// Reads the next entries of a dump and returns their number or minus the errno; sets `done` with the last.
/// `capacity` must be at least 1,024.
long ck_diag_next(int fd, struct ck_diag_entry *entries, int capacity, int *done);

#endif
