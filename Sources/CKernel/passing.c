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
  char room[CMSG_SPACE(sizeof(int))];
};

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif
#ifndef MSG_CMSG_CLOEXEC
#define MSG_CMSG_CLOEXEC 0
#endif

long ck_pass(int channel, const void *bytes, unsigned long length, int passed) {
  struct iovec part = {(void *)bytes, length};
  union ancillary control;
  memset(&control, 0, sizeof control);
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
  if (passed >= 0) {
    message.msg_control = &control;
    message.msg_controllen = sizeof control.room;
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(header), &passed, sizeof passed);
  }
  long sent;
  do {
    sent = sendmsg(channel, &message, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent < 0 ? -(long)errno : sent;
}

long ck_take(int channel, void *bytes, unsigned long capacity, int *passed) {
  struct iovec part = {bytes, capacity};
  union ancillary control;
  memset(&control, 0, sizeof control);
  struct msghdr message = {.msg_iov = &part,
                           .msg_iovlen = 1,
                           .msg_control = &control,
                           .msg_controllen = sizeof control.room};
  *passed = -1;
  long taken;
  do {
    taken = recvmsg(channel, &message, MSG_CMSG_CLOEXEC);
  } while (taken < 0 && errno == EINTR);
  if (taken < 0) return -(long)errno;
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  if (header && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS &&
      header->cmsg_len >= CMSG_LEN(sizeof(int)))
    memcpy(passed, CMSG_DATA(header), sizeof *passed);
  if (*passed < 0 && (message.msg_flags & MSG_CTRUNC)) return -EMFILE;
  return taken;
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
