// The yardstick of the echo benchmark: an echo server on epoll(7), as plain as one can be.
// Prints its port, and serves until it is killed.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

static char bytes[65536];

static void must(int result, const char *call) {
  if (result >= 0) return;
  perror(call);
  exit(1);
}

static int listening_socket(void) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  must(fd, "socket");
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof address;
  must(bind(fd, (struct sockaddr *)&address, length), "bind");
  must(listen(fd, 4096), "listen");
  must(getsockname(fd, (struct sockaddr *)&address, &length), "getsockname");
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  return fd;
}

static void welcome(int epoll, int listener) {
  int fd;
  while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
    int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    must(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event), "epoll_ctl");
  }
}

static void answer(int fd) {
  ssize_t count = recv(fd, bytes, sizeof bytes, 0);
  if (count < 0 && errno == EAGAIN) return;
  // The clients here take each answer before they send again: it fits.
  if (count <= 0 || send(fd, bytes, (size_t)count, MSG_NOSIGNAL) != count) close(fd);
}

int main(void) {
  int listener = listening_socket();
  int epoll = epoll_create1(EPOLL_CLOEXEC);
  must(epoll, "epoll_create1");
  struct epoll_event events[256] = {{.events = EPOLLIN, .data.fd = listener}};
  must(epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &events[0]), "epoll_ctl");
  for (;;) {
    int count = epoll_wait(epoll, events, 256, -1);
    for (int i = 0; i < count; i++)
      if (events[i].data.fd == listener)
        welcome(epoll, listener);
      else
        answer(events[i].data.fd);
  }
}
