#define _GNU_SOURCE
#include "passing.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

union ancillary {
  struct cmsghdr header;
  char room[CMSG_SPACE(CK_MOST_PASSED * sizeof(int))];
};

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif
#ifndef MSG_CMSG_CLOEXEC
#define MSG_CMSG_CLOEXEC 0
#endif

long ck_pass_all(int channel, const void *bytes, unsigned long length, const int *passed, int count) {
  if (count > CK_MOST_PASSED) return -EINVAL;
  struct iovec part = {(void *)bytes, length};
  union ancillary control;
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
  if (count > 0) {
    unsigned long size = (unsigned long)count * sizeof(int);
    memset(&control, 0, CMSG_SPACE(size));
    message.msg_control = &control;
    message.msg_controllen = CMSG_SPACE(size);
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(size);
    memcpy(CMSG_DATA(header), passed, size);
  }
  long sent;
  do {
    sent = sendmsg(channel, &message, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent < 0 ? -(long)errno : sent;
}

long ck_pass(int channel, const void *bytes, unsigned long length, int passed) {
  return ck_pass_all(channel, bytes, length, &passed, passed >= 0 ? 1 : 0);
}

/// As ck_take_all, with whether descriptors were sent that this process may not have.
static long take(int channel, void *bytes, unsigned long capacity, int *passed, int *count, int *isCut) {
  struct iovec part = {bytes, capacity};
  union ancillary control;
  struct msghdr message = {.msg_iov = &part,
                           .msg_iovlen = 1,
                           .msg_control = &control,
                           .msg_controllen = sizeof control.room};
  *count = 0;
  *isCut = 0;
  long taken;
  do {
    taken = recvmsg(channel, &message, MSG_CMSG_CLOEXEC);
  } while (taken < 0 && errno == EINTR);
  if (taken < 0) return -(long)errno;
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  if (header && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS) {
    *count = (int)((header->cmsg_len - CMSG_LEN(0)) / sizeof(int));
    memcpy(passed, CMSG_DATA(header), (unsigned long)*count * sizeof(int));
  }
  *isCut = (message.msg_flags & MSG_CTRUNC) != 0;
  return taken;
}

long ck_take_all(int channel, void *bytes, unsigned long capacity, int *passed, int *count) {
  int isCut;
  return take(channel, bytes, capacity, passed, count, &isCut);
}

long ck_take(int channel, void *bytes, unsigned long capacity, int *passed) {
  int all[CK_MOST_PASSED], count, isCut;
  *passed = -1;
  long taken = take(channel, bytes, capacity, all, &count, &isCut);
  if (taken < 0) return taken;
  if (count > 0) *passed = all[0];
  return *passed < 0 && isCut ? -EMFILE : taken;
}

long ck_limit_waits(int channel, int milliseconds) {
  struct timeval limit = {milliseconds / 1000, milliseconds % 1000 * 1000};
  if (setsockopt(channel, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit) < 0 ||
      setsockopt(channel, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit) < 0)
    return -(long)errno;
  return 0;
}

long ck_message_pair(int fds[2]) {
#ifdef SOCK_CLOEXEC
  int type = SOCK_SEQPACKET | SOCK_CLOEXEC;
#else
  int type = SOCK_DGRAM;
#endif
  if (socketpair(AF_UNIX, type, 0, fds) < 0) return -(long)errno;
#ifndef SOCK_CLOEXEC
  fcntl(fds[0], F_SETFD, FD_CLOEXEC);
  fcntl(fds[1], F_SETFD, FD_CLOEXEC);
#endif
  return 0;
}
