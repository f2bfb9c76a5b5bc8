#define _GNU_SOURCE
#include "namespaces.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#ifdef __linux__
#include <sched.h>

long ck_unshare_network(void) { return unshare(CLONE_NEWNET) < 0 ? -(long)errno : 0; }

long ck_unshare_user_and_network(void) {
  return unshare(CLONE_NEWUSER | CLONE_NEWNET) < 0 ? -(long)errno : 0;
}

long ck_network_open(void) {
  int fd = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
  return fd < 0 ? -(long)errno : fd;
}

long ck_network_enter(int fd) { return setns(fd, CLONE_NEWNET) < 0 ? -(long)errno : 0; }

#else

long ck_unshare_network(void) { return -ENOSYS; }
long ck_unshare_user_and_network(void) { return -ENOSYS; }
long ck_network_open(void) { return -ENOSYS; }
long ck_network_enter(int fd) {
  (void)fd;
  return -ENOSYS;
}

#endif

long ck_write_file(const char *path, const char *text) {
  int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0) return -(long)errno;
  long written = write(fd, text, strlen(text));
  long result = written < 0 ? -(long)errno : 0;
  close(fd);
  return result;
}
