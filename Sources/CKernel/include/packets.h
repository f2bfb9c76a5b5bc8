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

/// Makes a socket that can see the packets of this network; it sees none before ck_packets_watch.
long ck_packets_open(void);
/// Lets a packet socket see the packets of the loopback device alone, or of every device, with the kernel's time.
long ck_packets_watch(int fd, int only_loopback);
/// Reads the next IPv4 packet without waiting: 1 with a packet, 0 where there is none, or minus the errno.
long ck_packets_next(int fd, void *bytes, unsigned long capacity, struct ck_packet *packet);
/// How many packets were lost since the last call, because nobody read them in time.
long ck_packets_lost(int fd);

/// Lets a socket receive no packet any more: SO_ATTACH_FILTER with "drop everything".
long ck_drop_all(int fd);
/// Lets a TCP socket receive no data any more, and connections be made all the same; what a listening socket
/// accepts has the filter from its first packet on.
long ck_drop_data(int fd);
/// How many packets a socket has dropped so far: SO_MEMINFO.
long ck_dropped(int fd);
/// Takes the filter of a socket away: SO_DETACH_FILTER.
long ck_drop_none(int fd);
/// Lets a connected TCP socket vanish when it is closed: TCP_REPAIR.
long ck_forget_connection(int fd, int on);

#endif
