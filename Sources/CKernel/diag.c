#define _GNU_SOURCE
#include "diag.h"

#include <errno.h>

#ifdef __linux__
#include <arpa/inet.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// In every network namespace the loopback device is the first.
enum { loopback_index = 1 };

struct request {
  struct nlmsghdr header;
  struct inet_diag_req_v2 body;
};

long ck_diag_open(void) {
  int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
  return fd < 0 ? -(long)errno : fd;
}

static struct request request(int flags) {
  struct request r;
  memset(&r, 0, sizeof r);
  r.header.nlmsg_len = sizeof r;
  r.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
  r.header.nlmsg_flags = (unsigned short)(NLM_F_REQUEST | flags);
  r.body.sdiag_family = AF_INET;
  r.body.sdiag_protocol = IPPROTO_TCP;
  r.body.idiag_states = 0xFFFFFFFFu;
  return r;
}

static long submit(int fd, const struct request *r) {
  struct sockaddr_nl kernel;
  memset(&kernel, 0, sizeof kernel);
  kernel.nl_family = AF_NETLINK;
  long sent;
  do {
    sent = sendto(fd, r, sizeof *r, 0, (struct sockaddr *)&kernel, sizeof kernel);
  } while (sent < 0 && errno == EINTR);
  return sent < 0 ? -(long)errno : 0;
}

static long receive(int fd, void *buffer, unsigned long size) {
  long length;
  do {
    length = recv(fd, buffer, size, 0);
  } while (length < 0 && errno == EINTR);
  return length < 0 ? -(long)errno : length;
}

/// Whether a message holds a whole entry.
static int is_entry(const struct nlmsghdr *header) {
  return header->nlmsg_type == SOCK_DIAG_BY_FAMILY &&
         header->nlmsg_len >= NLMSG_LENGTH(sizeof(struct inet_diag_msg));
}

static void copy(const struct inet_diag_msg *message, struct ck_diag_entry *entry) {
  entry->state = message->idiag_state;
  entry->timer = message->idiag_timer;
  entry->retransmits = message->idiag_retrans;
  entry->local_port = ntohs(message->id.idiag_sport);
  entry->remote_port = ntohs(message->id.idiag_dport);
  entry->local_host = ntohl(message->id.idiag_src[0]);
  entry->remote_host = ntohl(message->id.idiag_dst[0]);
  entry->expires = message->idiag_expires;
  entry->receive_queue = message->idiag_rqueue;
  entry->send_queue = message->idiag_wqueue;
  entry->uid = message->idiag_uid;
  entry->inode = message->idiag_inode;
}

/// The errno in an error message, 0 for a plain end.
static int error_of(const struct nlmsghdr *header) {
  if (header->nlmsg_len < NLMSG_LENGTH(sizeof(int))) return 0;
  return *(const int *)NLMSG_DATA(header);
}

long ck_diag_find(int fd, uint32_t local_host, uint16_t local_port, uint32_t remote_host,
                  uint16_t remote_port, struct ck_diag_entry *entry) {
  struct request r = request(0);
  r.body.id.idiag_sport = htons(local_port);
  r.body.id.idiag_dport = htons(remote_port);
  r.body.id.idiag_src[0] = htonl(local_host);
  r.body.id.idiag_dst[0] = htonl(remote_host);
  // Sockets that are confined to the loopback device match only when it is named; others match as well.
  r.body.id.idiag_if = loopback_index;
  r.body.id.idiag_cookie[0] = INET_DIAG_NOCOOKIE;
  r.body.id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
  long status = submit(fd, &r);
  return status < 0 ? status : ck_diag_answer(fd, entry);
}

long ck_diag_answer(int fd, struct ck_diag_entry *entry) {
  _Alignas(struct nlmsghdr) char buffer[4096];
  long length = receive(fd, buffer, sizeof buffer);
  if (length < 0) return length;
  struct nlmsghdr *header = (struct nlmsghdr *)buffer;
  if (!NLMSG_OK(header, (int)length)) return -EPROTO;
  if (header->nlmsg_type == NLMSG_ERROR) {
    int error = error_of(header);
    return error == -ENOENT || error >= 0 ? 0 : error;
  }
  if (!is_entry(header)) return -EPROTO;
  copy(NLMSG_DATA(header), entry);
  return 1;
}

long ck_diag_dump(int fd) {
  struct request r = request(NLM_F_DUMP);
  return submit(fd, &r);
}

long ck_diag_next(int fd, struct ck_diag_entry *entries, int capacity, int *done) {
  // The kernel fills at most 32 KB of messages of at least 88 bytes at a time: fewer than 1,024 entries.
  _Alignas(struct nlmsghdr) char buffer[32768];
  if (capacity < 1024) return -EINVAL;
  long length = receive(fd, buffer, sizeof buffer);
  if (length < 0) return length;
  // Nothing at all would come again and again.
  if (length == 0) return -EPROTO;
  int count = 0;
  // Signed: NLMSG_NEXT takes the padding after the last message off as well, which need not be there.
  int rest = (int)length;
  for (struct nlmsghdr *h = (struct nlmsghdr *)buffer; NLMSG_OK(h, rest); h = NLMSG_NEXT(h, rest)) {
    if (h->nlmsg_type == NLMSG_ERROR) return error_of(h) < 0 ? error_of(h) : -EPROTO;
    if (h->nlmsg_type == NLMSG_DONE) *done = 1;
    if (is_entry(h) && count < capacity) copy(NLMSG_DATA(h), &entries[count++]);
  }
  return count;
}

#else

long ck_diag_open(void) { return -ENOSYS; }

long ck_diag_find(int fd, uint32_t local_host, uint16_t local_port, uint32_t remote_host,
                  uint16_t remote_port, struct ck_diag_entry *entry) {
  (void)fd, (void)local_host, (void)local_port, (void)remote_host, (void)remote_port, (void)entry;
  return -ENOSYS;
}

long ck_diag_answer(int fd, struct ck_diag_entry *entry) {
  (void)fd, (void)entry;
  return -ENOSYS;
}

long ck_diag_dump(int fd) {
  (void)fd;
  return -ENOSYS;
}

long ck_diag_next(int fd, struct ck_diag_entry *entries, int capacity, int *done) {
  (void)fd, (void)entries, (void)capacity, (void)done;
  return -ENOSYS;
}

#endif
