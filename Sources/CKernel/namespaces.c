#define _GNU_SOURCE
#include "namespaces.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#ifdef __linux__
#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

long ck_unshare_network(void) { return unshare(CLONE_NEWNET) < 0 ? -(long)errno : 0; }

long ck_unshare_user_and_network(void) {
  return unshare(CLONE_NEWUSER | CLONE_NEWNET) < 0 ? -(long)errno : 0;
}

/// Makes one ioctl(2) on a socket that is opened for it.
static long control(unsigned long request, struct ifreq *argument) {
  int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return -(long)errno;
  long result = ioctl(fd, request, argument) < 0 ? -(long)errno : 0;
  close(fd);
  return result;
}

long ck_loopback_set_up(int up) {
  struct ifreq request;
  memset(&request, 0, sizeof request);
  strcpy(request.ifr_name, "lo");
  long result = control(SIOCGIFFLAGS, &request);
  if (result < 0) return result;
  if (up)
    request.ifr_flags |= IFF_UP;
  else
    request.ifr_flags &= ~IFF_UP;
  return control(SIOCSIFFLAGS, &request);
}

static void set_address(struct ifreq *request, uint32_t host) {
  struct sockaddr_in address;
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(host);
  memcpy(&request->ifr_addr, &address, sizeof address);
}

long ck_loopback_add(int label, uint32_t host, int prefix) {
  struct ifreq request;
  memset(&request, 0, sizeof request);
  snprintf(request.ifr_name, sizeof request.ifr_name, "lo:%d", label);
  set_address(&request, host);
  long result = control(SIOCSIFADDR, &request);
  if (result < 0) return result;
  set_address(&request, prefix <= 0 ? 0 : ~0u << (32 - prefix));
  return control(SIOCSIFNETMASK, &request);
}

#else

long ck_unshare_network(void) { return -ENOSYS; }
long ck_unshare_user_and_network(void) { return -ENOSYS; }
long ck_loopback_set_up(int up) {
  (void)up;
  return -ENOSYS;
}
long ck_loopback_add(int label, uint32_t host, int prefix) {
  (void)label, (void)host, (void)prefix;
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
