// Socket calls with addresses in a form that Swift reads without casting sockaddr pointers.
// Every function returns what the call returned, or minus the errno where it failed.
#ifndef CKERNEL_CALLS_H
#define CKERNEL_CALLS_H

#include <stdint.h>

/// SOCK_STREAM, which Swift sees as an enumeration on one system and as a number on another.
extern const int ck_stream;
/// SOCK_DGRAM, for the same reason.
extern const int ck_datagram;
/// SOCK_RAW, for the same reason.
extern const int ck_raw;
/// SO_BINDTODEVICE of socket(7), -1 where the system has no such option.
extern const int ck_bind_to_device_option;
/// AF_NETLINK of netlink(7), -1 where the system has none.
extern const int ck_family_netlink;
/// NETLINK_SOCK_DIAG of sock_diag(7), -1 where the system has none.
extern const int ck_socket_diagnosis;
/// AF_PACKET of packet(7), -1 where the system has none.
extern const int ck_family_packet;
/// TCP_USER_TIMEOUT of tcp(7), -1 where the system has no such option.
extern const int ck_user_timeout;

/// An IPv4 or UNIX-domain address; family 0 means that there is none.
struct ck_address {
  /// AF_INET, AF_UNIX or 0.
  uint16_t family;
  /// The port, in host byte order.
  uint16_t port;
  /// The IPv4 address, in host byte order.
  uint32_t host;
  /// The length of the path; an abstract path begins with a zero byte.
  uint32_t path_length;
  /// The path of a UNIX-domain address.
  char path[108];
};

/// The path's bytes, for reading.
const char *ck_address_path(const struct ck_address *address);
/// Sets the path; a longer one than the system allows makes the calls fail with EINVAL.
void ck_address_set_path(struct ck_address *address, const char *path, uint32_t length);

/// socket(2), close-on-exec.
long ck_socket(int family, int type, int protocol);
/// socketpair(2), close-on-exec.
long ck_socketpair(int family, int type, int protocol, int fds[2]);
/// bind(2).
long ck_bind(int fd, const struct ck_address *address);
/// listen(2).
long ck_listen(int fd, int backlog);
/// accept4(2), close-on-exec; the other end's address is written to `from`.
long ck_accept(int fd, int flags, struct ck_address *from);
/// connect(2).
long ck_connect(int fd, const struct ck_address *address);
/// sendto(2); `to` may be null.
long ck_send(int fd, const void *bytes, unsigned long length, int flags,
             const struct ck_address *to);
/// recvfrom(2); `from` may be null.
long ck_recv(int fd, void *bytes, unsigned long capacity, int flags, struct ck_address *from);
/// sendmsg(2) without ancillary data: the parts lie one after the other in `bytes`; `to` may be null. More parts than
/// the kernel takes (1,024) are EMSGSIZE.
long ck_send_message(int fd, void *bytes, const unsigned long *parts, int count, int flags,
                     const struct ck_address *to);
/// recvmsg(2) without ancillary data, into parts that lie one after the other; the message's flags are written.
long ck_recv_message(int fd, void *bytes, const unsigned long *parts, int count, int flags,
                     struct ck_address *from, int *message_flags);
/// shutdown(2).
long ck_shutdown(int fd, int how);
/// close(2).
long ck_close(int fd);
/// fcntl(F_DUPFD_CLOEXEC) with the lowest descriptor that is wanted.
long ck_dup(int fd, int at_least);
/// dup3(2), close-on-exec: puts a copy of `fd` at `target`, closing what was there.
long ck_dup_to(int fd, int target);
/// getsockname(2).
long ck_getsockname(int fd, struct ck_address *address);
/// getpeername(2).
long ck_getpeername(int fd, struct ck_address *address);
/// setsockopt(2).
long ck_setsockopt(int fd, int level, int option, const void *value, unsigned length);
/// getsockopt(2); returns the length that was written.
long ck_getsockopt(int fd, int level, int option, void *value, unsigned capacity);
/// ioctl(fd, FIONBIO).
long ck_set_nonblocking(int fd, int on);
/// fcntl(fd, F_GETFL).
long ck_get_flags(int fd);
/// fcntl(fd, F_GETFD): whether a descriptor is open.
long ck_is_open(int fd);
/// pselect6(2) over lists of descriptors, each below FD_SETSIZE (else EINVAL); microseconds -1 for no limit.
/// Each list is cut down to the descriptors that are ready and its count adjusted.
long ck_select(int *read, int *reads, int *write, int *writes, int *except, int *excepts,
               long long microseconds);
/// clock_nanosleep(2) on the monotonic clock.
long ck_sleep(long long nanoseconds);
/// setsockopt(SO_BINDTODEVICE): confines a socket to a network device.
long ck_bind_to_device(int fd, const char *name);
/// Bytes that arrived and are not received yet: ioctl(SIOCINQ).
long ck_receive_queue(int fd);
/// Bytes sent and not acknowledged: ioctl(SIOCOUTQ).
long ck_send_queue(int fd);
/// The inode of the socket behind a descriptor: fstat(2).
long ck_inode(int fd);
/// Ignores SIGPIPE in this process, as CPython does: a write without a reader is EPIPE.
void ck_ignore_sigpipe(void);

#endif
