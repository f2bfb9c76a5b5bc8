// Clients for the benchmarks, quick enough not to be what is measured.
//
//   load PORT echo CLIENTS SECONDS BYTES   round trips, each client one at a time; prints how many there were
//   load PORT hold CLIENTS                 connects, prints "held", and holds on until its input ends
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static char bytes[65536];

static void must(long result, const char *call) {
  if (result >= 0) return;
  perror(call);
  exit(1);
}

static int client(int port) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  must(fd, "socket");
  struct sockaddr_in address = {.sin_family = AF_INET,
                                .sin_port = htons((unsigned short)port),
                                .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  must(connect(fd, (struct sockaddr *)&address, sizeof address), "connect");
  int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

static double now(void) {
  struct timespec moment;
  clock_gettime(CLOCK_MONOTONIC, &moment);
  return (double)moment.tv_sec + (double)moment.tv_nsec / 1e9;
}

static long alone(int fd, double end, size_t size) {
  long trips = 0;
  for (; trips % 64 || now() < end; trips++) {
    must(send(fd, bytes, size, MSG_NOSIGNAL), "send");
    if (recv(fd, bytes, size, MSG_WAITALL) != (ssize_t)size) exit(1);
  }
  return trips;
}

static long together(const int *clients, int count, double end, size_t size) {
  static size_t missing[65536];
  int epoll = epoll_create1(0);
  must(epoll, "epoll_create1");
  for (int i = 0; i < count; i++) {
    struct epoll_event event = {.events = EPOLLIN, .data.u32 = (unsigned)i};
    must(epoll_ctl(epoll, EPOLL_CTL_ADD, clients[i], &event), "epoll_ctl");
    missing[i] = size;
    must(send(clients[i], bytes, size, MSG_NOSIGNAL), "send");
  }
  struct epoll_event events[256];
  long trips = 0;
  while (now() < end) {
    int ready = epoll_wait(epoll, events, 256, 1000);
    for (int i = 0; i < ready; i++) {
      unsigned which = events[i].data.u32;
      ssize_t got = recv(clients[which], bytes, missing[which], 0);
      if (got <= 0) exit(1);
      missing[which] -= (size_t)got;
      if (missing[which] > 0) continue;
      trips++;
      missing[which] = size;
      must(send(clients[which], bytes, size, MSG_NOSIGNAL), "send");
    }
  }
  return trips;
}

int main(int count, char **words) {
  if (count < 4) return 2;
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  int port = atoi(words[1]), number = atoi(words[3]);
  int *clients = calloc((size_t)number, sizeof *clients);
  for (int i = 0; i < number; i++) clients[i] = client(port);
  if (strcmp(words[2], "hold") == 0) {
    puts("held");
    fflush(stdout);
    while (read(0, bytes, sizeof bytes) > 0) {}
    return 0;
  }
  if (count < 6) return 2;
  double end = now() + atof(words[4]);
  size_t size = (size_t)atol(words[5]);
  printf("%ld\n", number == 1 ? alone(clients[0], end, size) : together(clients, number, end, size));
  return 0;
}
