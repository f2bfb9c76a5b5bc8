// Packets as the kernel hands them over: packet(7), and the ways to lose them on purpose.
#ifndef CKERNEL_PACKETS_H
#define CKERNEL_PACKETS_H

#include <stdint.h>

/// One captured packet, without its link-layer header.
struct ck_packet {
  /// When the kernel saw it, in nanoseconds of the monotonic clock.
  int64_t moment;
  /// Its length; more than was kept, where the buffer was too small.
  uint32_t length;
  /// How many of its bytes were written to the buffer.
  uint32_t kept;
};

/// Makes a socket that sees the IPv4 packets of this network; bind it with ck_packets_watch_loopback.
long ck_packets_open(void);
/// Lets a packet socket see what is sent on the loopback device, with the kernel's time, and never wait.
long ck_packets_watch_loopback(int fd);
/// Reads the next packet that was sent: 1 with a packet, 0 where there is none, or minus the errno.
///
/// On the loopback device each packet is sent and then received: only the sending is reported.
long ck_packets_next(int fd, void *bytes, unsigned long capacity, struct ck_packet *packet);
/// How many packets were lost since the last call, because nobody read them in time.
long ck_packets_lost(int fd);

/// Lets a socket receive no packet any more: SO_ATTACH_FILTER with "drop everything".
long ck_drop_all(int fd);
/// Takes the filter of a socket away: SO_DETACH_FILTER.
long ck_drop_none(int fd);
/// Lets a connected TCP socket vanish when it is closed: TCP_REPAIR.
long ck_forget_connection(int fd, int on);

#endif
