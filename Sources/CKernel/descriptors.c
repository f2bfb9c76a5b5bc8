#define _GNU_SOURCE
#include "descriptors.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/epoll.h>
#endif

// What CPython's programs usually may open; ours start above it.
enum { readers = 1024 };

long ck_raise_descriptor_limit(unsigned long wanted) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) < 0) return -(long)errno;
  rlim_t target = wanted < limit.rlim_max ? wanted : limit.rlim_max;
  if (limit.rlim_cur < target) {
    limit.rlim_cur = target;
    if (setrlimit(RLIMIT_NOFILE, &limit) < 0) return -(long)errno;
  }
  return (long)limit.rlim_cur;
}

int ck_move_up(int fd) {
  struct rlimit limit;
  if (fd < 0 || getrlimit(RLIMIT_NOFILE, &limit) < 0) return fd;
  rlim_t lowest = limit.rlim_cur > readers ? readers : limit.rlim_cur / 2;
  int moved = fcntl(fd, F_DUPFD_CLOEXEC, (int)lowest);
  if (moved < 0) return fd;
  close(fd);
  return moved;
}

int ck_epoll_open(void) {
#ifdef __linux__
  return epoll_create1(EPOLL_CLOEXEC);
#else
  return -1;
#endif
}
