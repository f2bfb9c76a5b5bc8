#define _GNU_SOURCE
#include "calls.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/netlink.h>
#include <linux/sockios.h>
#endif

const int ck_stream = SOCK_STREAM;
const int ck_datagram = SOCK_DGRAM;
const int ck_raw = SOCK_RAW;
#ifdef SO_BINDTODEVICE
const int ck_bind_to_device_option = SO_BINDTODEVICE;
#else
const int ck_bind_to_device_option = -1;
#endif
#ifdef __linux__
const int ck_family_netlink = AF_NETLINK;
const int ck_socket_diagnosis = NETLINK_SOCK_DIAG;
const int ck_family_packet = AF_PACKET;
#else
const int ck_family_netlink = -1;
const int ck_socket_diagnosis = -1;
const int ck_family_packet = -1;
#endif
#ifdef TCP_USER_TIMEOUT
const int ck_user_timeout = TCP_USER_TIMEOUT;
#else
const int ck_user_timeout = -1;
#endif

static long result(long value) { return value < 0 ? -(long)errno : value; }

union any_address {
  struct sockaddr any;
  struct sockaddr_in in;
  struct sockaddr_un un;
  struct sockaddr_storage storage;
};

const char *ck_address_path(const struct ck_address *address) { return address->path; }

void ck_address_set_path(struct ck_address *address, const char *path, uint32_t length) {
  address->path_length = length;
  memcpy(address->path, path, length < sizeof address->path ? length : sizeof address->path);
}

/// The length of the kernel's form, or 0 where the path is too long.
static socklen_t to_kernel(const struct ck_address *from, union any_address *to) {
  memset(to, 0, sizeof *to);
  to->any.sa_family = from->family;
  if (from->family == AF_UNIX) {
    if (from->path_length > sizeof to->un.sun_path) return 0;
    memcpy(to->un.sun_path, from->path, from->path_length);
    return offsetof(struct sockaddr_un, sun_path) + from->path_length;
  }
  to->in.sin_port = htons(from->port);
  to->in.sin_addr.s_addr = htonl(from->host);
  return sizeof to->in;
}

static void from_kernel(const union any_address *from, socklen_t length, struct ck_address *to) {
  to->family = 0;
  if (length < sizeof from->any.sa_family) return;
  if (from->any.sa_family == AF_INET && length >= sizeof from->in) {
    to->family = AF_INET;
    to->port = ntohs(from->in.sin_port);
    to->host = ntohl(from->in.sin_addr.s_addr);
  } else if (from->any.sa_family == AF_UNIX) {
    size_t path = length - offsetof(struct sockaddr_un, sun_path);
    if (path > sizeof to->path) path = sizeof to->path;
    // A path in the file system ends with a zero byte that is not part of it.
    if (path > 0 && from->un.sun_path[0] != 0) path = strnlen(from->un.sun_path, path);
    to->family = AF_UNIX;
    to->path_length = (uint32_t)path;
    memcpy(to->path, from->un.sun_path, path);
  }
}

#ifndef SOCK_CLOEXEC
static long close_on_exec(int fd) {
  if (fd >= 0) fcntl(fd, F_SETFD, FD_CLOEXEC);
  return result(fd);
}
#endif

long ck_socket(int family, int type, int protocol) {
#ifdef SOCK_CLOEXEC
  return result(socket(family, type | SOCK_CLOEXEC, protocol));
#else
  return close_on_exec(socket(family, type, protocol));
#endif
}

long ck_socketpair(int family, int type, int protocol, int fds[2]) {
#ifdef SOCK_CLOEXEC
  return result(socketpair(family, type | SOCK_CLOEXEC, protocol, fds));
#else
  long value = socketpair(family, type, protocol, fds);
  if (value == 0) {
    close_on_exec(fds[0]);
    close_on_exec(fds[1]);
  }
  return result(value);
#endif
}

long ck_bind(int fd, const struct ck_address *address) {
  union any_address any;
  socklen_t length = to_kernel(address, &any);
  if (length == 0) return -EINVAL;
  return result(bind(fd, &any.any, length));
}

long ck_listen(int fd, int backlog) { return result(listen(fd, backlog)); }

long ck_accept(int fd, int flags, struct ck_address *from) {
  union any_address any;
  socklen_t length = sizeof any;
#ifdef SOCK_CLOEXEC
  long value = accept4(fd, &any.any, &length, flags | SOCK_CLOEXEC);
#else
  (void)flags;
  long value = accept(fd, &any.any, &length);
  if (value >= 0) close_on_exec((int)value);
#endif
  if (value < 0) return -(long)errno;
  from_kernel(&any, length, from);
  return value;
}

long ck_connect(int fd, const struct ck_address *address) {
  union any_address any;
  socklen_t length = to_kernel(address, &any);
  if (length == 0) return -EINVAL;
  return result(connect(fd, &any.any, length));
}

long ck_send(int fd, const void *bytes, unsigned long length, int flags,
             const struct ck_address *to) {
  if (!to) return result(sendto(fd, bytes, length, flags, NULL, 0));
  union any_address any;
  socklen_t size = to_kernel(to, &any);
  if (size == 0) return -EINVAL;
  return result(sendto(fd, bytes, length, flags, &any.any, size));
}

long ck_recv(int fd, void *bytes, unsigned long capacity, int flags, struct ck_address *from) {
  if (!from) return result(recvfrom(fd, bytes, capacity, flags, NULL, NULL));
  union any_address any;
  socklen_t length = sizeof any;
  long value = recvfrom(fd, bytes, capacity, flags, &any.any, &length);
  if (value < 0) return -(long)errno;
  from_kernel(&any, length, from);
  return value;
}

enum { most_parts = 1024 };

/// Points the parts of a message at the bytes, one after the other; false where there are too many.
static int in_parts(struct iovec *vector, void *bytes, const unsigned long *parts, int count) {
  if (count > most_parts) return 0;
  char *next = bytes;
  for (int i = 0; i < count; i++) {
    vector[i].iov_base = next;
    vector[i].iov_len = parts[i];
    next += parts[i];
  }
  return 1;
}

long ck_send_message(int fd, void *bytes, const unsigned long *parts, int count, int flags,
                     const struct ck_address *to) {
  struct iovec vector[most_parts];
  if (!in_parts(vector, bytes, parts, count)) return -EMSGSIZE;
  struct msghdr message = {.msg_iov = vector, .msg_iovlen = count};
  union any_address any;
  if (to) {
    message.msg_name = &any;
    message.msg_namelen = to_kernel(to, &any);
    if (message.msg_namelen == 0) return -EINVAL;
  }
  return result(sendmsg(fd, &message, flags));
}

long ck_recv_message(int fd, void *bytes, const unsigned long *parts, int count, int flags,
                     struct ck_address *from, int *message_flags) {
  struct iovec vector[most_parts];
  if (!in_parts(vector, bytes, parts, count)) return -EMSGSIZE;
  union any_address any;
  struct msghdr message = {
      .msg_name = &any, .msg_namelen = sizeof any, .msg_iov = vector, .msg_iovlen = count};
  long value = recvmsg(fd, &message, flags);
  if (value < 0) return -(long)errno;
  from_kernel(&any, message.msg_namelen, from);
  *message_flags = message.msg_flags;
  return value;
}

long ck_shutdown(int fd, int how) { return result(shutdown(fd, how)); }
long ck_close(int fd) { return result(close(fd)); }
long ck_dup(int fd, int at_least) { return result(fcntl(fd, F_DUPFD_CLOEXEC, at_least)); }

long ck_dup_to(int fd, int target) {
#ifdef __linux__
  return result(dup3(fd, target, O_CLOEXEC));
#else
  long value = dup2(fd, target);
  if (value >= 0) fcntl((int)value, F_SETFD, FD_CLOEXEC);
  return result(value);
#endif
}

long ck_getsockname(int fd, struct ck_address *address) {
  union any_address any;
  socklen_t length = sizeof any;
  if (getsockname(fd, &any.any, &length) < 0) return -(long)errno;
  from_kernel(&any, length, address);
  return 0;
}

long ck_getpeername(int fd, struct ck_address *address) {
  union any_address any;
  socklen_t length = sizeof any;
  if (getpeername(fd, &any.any, &length) < 0) return -(long)errno;
  from_kernel(&any, length, address);
  return 0;
}

long ck_setsockopt(int fd, int level, int option, const void *value, unsigned length) {
  return result(setsockopt(fd, level, option, value, length));
}

long ck_getsockopt(int fd, int level, int option, void *value, unsigned capacity) {
  socklen_t length = capacity;
  if (getsockopt(fd, level, option, value, &length) < 0) return -(long)errno;
  return (long)length;
}

long ck_set_nonblocking(int fd, int on) { return result(ioctl(fd, FIONBIO, &on)); }
long ck_get_flags(int fd) { return result(fcntl(fd, F_GETFL)); }
long ck_is_open(int fd) { return result(fcntl(fd, F_GETFD)); }

/// Fills a set from a list; the highest descriptor seen, or -1 where one is out of range.
static int fill(fd_set *set, const int *list, int count, int highest) {
  FD_ZERO(set);
  for (int i = 0; i < count; i++) {
    if (list[i] < 0 || list[i] >= FD_SETSIZE) return -1;
    FD_SET(list[i], set);
    if (list[i] > highest) highest = list[i];
  }
  return highest;
}

static void keep_ready(fd_set *set, int *list, int *count) {
  int kept = 0;
  for (int i = 0; i < *count; i++)
    if (FD_ISSET(list[i], set)) list[kept++] = list[i];
  *count = kept;
}

long ck_select(int *read, int *reads, int *write, int *writes, int *except, int *excepts,
               long long microseconds) {
  fd_set r, w, x;
  // 0 stands for "no descriptor yet": the set's size is one more than the highest.
  int highest = fill(&r, read, *reads, 0);
  if (highest >= 0) highest = fill(&w, write, *writes, highest);
  if (highest >= 0) highest = fill(&x, except, *excepts, highest);
  if (highest < 0) return -EINVAL;
  struct timespec limit = {microseconds / 1000000, microseconds % 1000000 * 1000};
  int ready = pselect(highest + 1, &r, &w, &x, microseconds < 0 ? NULL : &limit, NULL);
  if (ready < 0) return -(long)errno;
  keep_ready(&r, read, reads);
  keep_ready(&w, write, writes);
  keep_ready(&x, except, excepts);
  return ready;
}

long ck_sleep(long long nanoseconds) {
  struct timespec span = {nanoseconds / 1000000000, nanoseconds % 1000000000};
#ifdef __linux__
  return -(long)clock_nanosleep(CLOCK_MONOTONIC, 0, &span, NULL);
#else
  return result(nanosleep(&span, NULL));
#endif
}

long ck_bind_to_device(int fd, const char *name) {
#ifdef SO_BINDTODEVICE
  return result(setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, name, (socklen_t)strlen(name) + 1));
#else
  (void)fd;
  (void)name;
  return -ENOPROTOOPT;
#endif
}

long ck_receive_queue(int fd) {
  int bytes = 0;
  return ioctl(fd, FIONREAD, &bytes) < 0 ? -(long)errno : bytes;
}

long ck_send_queue(int fd) {
#ifdef SIOCOUTQ
  int bytes = 0;
  return ioctl(fd, SIOCOUTQ, &bytes) < 0 ? -(long)errno : bytes;
#else
  (void)fd;
  return -ENOSYS;
#endif
}

long ck_inode(int fd) {
  struct stat status;
  return fstat(fd, &status) < 0 ? -(long)errno : (long)status.st_ino;
}

void ck_ignore_sigpipe(void) { signal(SIGPIPE, SIG_IGN); }
