#define _GNU_SOURCE
#include "packets.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <arpa/inet.h>
#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

#ifndef TCP_REPAIR
#define TCP_REPAIR 19
#endif

// In every network namespace the loopback device is the first.
enum { loopback_index = 1, buffer_size = 4 << 20 };

long ck_packets_open(void) {
  // Protocol 0: it sees nothing until it is bound.
  int fd = socket(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  return fd < 0 ? -(long)errno : fd;
}

long ck_packets_watch(int fd, int only_loopback) {
  int on = 1, size = buffer_size;
  if (setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on) < 0) return -(long)errno;
  // More than the system's limit is for root and for the owner of the namespace.
  if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof size) < 0)
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
  struct sockaddr_ll address;
  memset(&address, 0, sizeof address);
  address.sll_family = AF_PACKET;
  address.sll_protocol = htons(ETH_P_ALL);
  address.sll_ifindex = only_loopback ? loopback_index : 0;
  return bind(fd, (struct sockaddr *)&address, sizeof address) < 0 ? -(long)errno : 0;
}

static int64_t nanoseconds(struct timespec time) {
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/// The present difference between the monotonic clock and the one of the packets.
///
/// The two are read one after the other, and anything may happen in between: the closest of some pairs counts.
static int64_t clock_difference(void) {
  int64_t best = INT64_MAX, difference = 0;
  for (int i = 0; i < 8 && best > 500; i++) {
    struct timespec before, real, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    clock_gettime(CLOCK_REALTIME, &real);
    clock_gettime(CLOCK_MONOTONIC, &after);
    int64_t gap = nanoseconds(after) - nanoseconds(before);
    if (gap >= best) continue;
    best = gap;
    difference = nanoseconds(before) + gap / 2 - nanoseconds(real);
  }
  return difference;
}

long ck_packets_next(int fd, void *bytes, unsigned long capacity, struct ck_packet *packet) {
  for (;;) {
    struct sockaddr_ll from;
    struct iovec part = {bytes, capacity};
    union {
      struct cmsghdr header;
      char room[CMSG_SPACE(sizeof(struct timespec)) + 64];
    } control;
    struct msghdr message = {.msg_name = &from,
                             .msg_namelen = sizeof from,
                             .msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = &control,
                             .msg_controllen = sizeof control.room};
    long length = recvmsg(fd, &message, MSG_DONTWAIT | MSG_TRUNC);
    if (length < 0) {
      if (errno == EINTR) continue;
      return errno == EAGAIN ? 0 : -(long)errno;
    }
    if (from.sll_protocol != htons(ETH_P_IP)) continue;
    // On the loopback device each packet is sent and then received: once is enough.
    if (from.sll_pkttype != PACKET_OUTGOING && from.sll_ifindex == loopback_index) continue;
    packet->moment = 0;
    for (struct cmsghdr *h = CMSG_FIRSTHDR(&message); h; h = CMSG_NXTHDR(&message, h)) {
      if (h->cmsg_level != SOL_SOCKET || h->cmsg_type != SCM_TIMESTAMPNS) continue;
      struct timespec time;
      memcpy(&time, CMSG_DATA(h), sizeof time);
      packet->moment = nanoseconds(time) + clock_difference();
    }
    packet->length = (uint32_t)length;
    packet->kept = (uint32_t)((unsigned long)length < capacity ? (unsigned long)length : capacity);
    return 1;
  }
}

long ck_packets_lost(int fd) {
  struct tpacket_stats statistics;
  socklen_t length = sizeof statistics;
  if (getsockopt(fd, SOL_PACKET, PACKET_STATISTICS, &statistics, &length) < 0)
    return -(long)errno;
  return statistics.tp_drops;
}

long ck_drop_all(int fd) {
  struct sock_filter drop = BPF_STMT(BPF_RET | BPF_K, 0);
  struct sock_fprog program = {1, &drop};
  return setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) < 0 ? -(long)errno
                                                                                     : 0;
}

long ck_drop_data(int fd) {
  // A filter sees the TCP header first; the upper half of its byte 12 is its length in words of four bytes.
  struct sock_filter drop[] = {
      BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 12), BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0xF0),
      BPF_STMT(BPF_ALU | BPF_RSH | BPF_K, 2), BPF_STMT(BPF_MISC | BPF_TAX, 0),
      BPF_STMT(BPF_LD | BPF_W | BPF_LEN, 0),  BPF_STMT(BPF_ALU | BPF_SUB | BPF_X, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1), BPF_STMT(BPF_RET | BPF_K, 0xFFFFFFFF),
      BPF_STMT(BPF_RET | BPF_K, 0),
  };
  struct sock_fprog program = {sizeof drop / sizeof *drop, drop};
  return setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) < 0 ? -(long)errno
                                                                                     : 0;
}

long ck_dropped(int fd) {
  uint32_t numbers[SK_MEMINFO_VARS] = {0};
  socklen_t length = sizeof numbers;
  if (getsockopt(fd, SOL_SOCKET, SO_MEMINFO, numbers, &length) < 0) return -(long)errno;
  return numbers[SK_MEMINFO_DROPS];
}

long ck_drop_none(int fd) {
  int unused = 0;
  return setsockopt(fd, SOL_SOCKET, SO_DETACH_FILTER, &unused, sizeof unused) < 0 ? -(long)errno
                                                                                   : 0;
}

long ck_forget_connection(int fd, int on) {
  return setsockopt(fd, IPPROTO_TCP, TCP_REPAIR, &on, sizeof on) < 0 ? -(long)errno : 0;
}

#else

long ck_packets_open(void) { return -ENOSYS; }
long ck_packets_watch(int fd, int only_loopback) {
  (void)fd, (void)only_loopback;
  return -ENOSYS;
}
long ck_packets_next(int fd, void *bytes, unsigned long capacity, struct ck_packet *packet) {
  (void)fd, (void)bytes, (void)capacity, (void)packet;
  return -ENOSYS;
}
long ck_packets_lost(int fd) {
  (void)fd;
  return -ENOSYS;
}
long ck_drop_all(int fd) {
  (void)fd;
  return -ENOSYS;
}
long ck_drop_data(int fd) {
  (void)fd;
  return -ENOSYS;
}
long ck_dropped(int fd) {
  (void)fd;
  return -ENOSYS;
}
long ck_drop_none(int fd) {
  (void)fd;
  return -ENOSYS;
}
long ck_forget_connection(int fd, int on) {
  (void)fd, (void)on;
  return -ENOSYS;
}

#endif
