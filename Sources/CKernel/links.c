#define _GNU_SOURCE
#include "namespaces.h"

#include <errno.h>

#ifdef __linux__
#include <arpa/inet.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <net/if.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/// One request of rtnetlink(7), while it is put together.
struct request {
  struct nlmsghdr header;
  union {
    struct ifinfomsg link;
    struct ifaddrmsg address;
    struct rtmsg route;
  };
  char attributes[512];
};

static struct request request(int type, int flags, unsigned long body) {
  struct request r;
  memset(&r, 0, sizeof r);
  r.header.nlmsg_len = (unsigned)NLMSG_LENGTH(body);
  r.header.nlmsg_type = (unsigned short)type;
  r.header.nlmsg_flags = (unsigned short)(NLM_F_REQUEST | flags);
  return r;
}

static struct rtattr *put(struct request *r, int type, const void *bytes, unsigned long length) {
  unsigned end = NLMSG_ALIGN(r->header.nlmsg_len);
  struct rtattr *attribute = (struct rtattr *)((char *)r + end);
  attribute->rta_type = (unsigned short)type;
  attribute->rta_len = (unsigned short)RTA_LENGTH(length);
  if (length > 0) memcpy(RTA_DATA(attribute), bytes, length);
  r->header.nlmsg_len = end + RTA_ALIGN(attribute->rta_len);
  return attribute;
}

/// Ends an attribute that has others in it.
static void end(struct request *r, struct rtattr *attribute) {
  char *here = (char *)r + NLMSG_ALIGN(r->header.nlmsg_len);
  attribute->rta_len = (unsigned short)(here - (char *)attribute);
}

static int open_netlink(unsigned groups) {
  int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
  if (fd < 0) return fd;
  struct sockaddr_nl own;
  memset(&own, 0, sizeof own);
  own.nl_family = AF_NETLINK;
  own.nl_groups = groups;
  if (groups && bind(fd, (struct sockaddr *)&own, sizeof own) < 0) {
    close(fd);
    return -1;
  }
  return fd;
}

/// Sends a request and reads the first message of the answer into the buffer.
static long exchange(struct request *r, void *answer, unsigned long capacity) {
  int fd = open_netlink(0);
  if (fd < 0) return -(long)errno;
  long length = send(fd, r, r->header.nlmsg_len, 0);
  if (length >= 0) length = recv(fd, answer, capacity, 0);
  long result = length < 0 ? -(long)errno : length;
  close(fd);
  return result;
}

/// Makes a request whose answer is an errno.
static long submit(struct request *r) {
  _Alignas(struct nlmsghdr) char answer[1024];
  r->header.nlmsg_flags |= NLM_F_ACK;
  long length = exchange(r, answer, sizeof answer);
  if (length < 0) return length;
  struct nlmsghdr *header = (struct nlmsghdr *)answer;
  if (header->nlmsg_type != NLMSG_ERROR) return -EPROTO;
  return *(int *)NLMSG_DATA(header);
}

long ck_link_pair(const char *name, int other_network, int mtu) {
  struct request r =
      request(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, sizeof(struct ifinfomsg));
  put(&r, IFLA_IFNAME, name, strlen(name) + 1);
  put(&r, IFLA_MTU, &mtu, sizeof mtu);
  struct rtattr *info = put(&r, IFLA_LINKINFO, NULL, 0);
  put(&r, IFLA_INFO_KIND, "veth", 4);
  struct rtattr *data = put(&r, IFLA_INFO_DATA, NULL, 0);
  struct ifinfomsg unspecified;
  memset(&unspecified, 0, sizeof unspecified);
  struct rtattr *peer = put(&r, VETH_INFO_PEER, &unspecified, sizeof unspecified);
  put(&r, IFLA_IFNAME, name, strlen(name) + 1);
  put(&r, IFLA_MTU, &mtu, sizeof mtu);
  put(&r, IFLA_NET_NS_FD, &other_network, sizeof other_network);
  end(&r, peer);
  end(&r, data);
  end(&r, info);
  return submit(&r);
}

long ck_link_up(const char *name) {
  struct request r = request(RTM_NEWLINK, 0, sizeof(struct ifinfomsg));
  r.link.ifi_flags = r.link.ifi_change = IFF_UP;
  put(&r, IFLA_IFNAME, name, strlen(name) + 1);
  return submit(&r);
}

/// Whether a device carries packets: 1, 0, or minus the errno.
static long is_running(const char *name) {
  struct request r = request(RTM_GETLINK, 0, sizeof(struct ifinfomsg));
  put(&r, IFLA_IFNAME, name, strlen(name) + 1);
  _Alignas(struct nlmsghdr) char answer[8192];
  long length = exchange(&r, answer, sizeof answer);
  if (length < 0) return length;
  struct nlmsghdr *header = (struct nlmsghdr *)answer;
  if (header->nlmsg_type == NLMSG_ERROR) return *(int *)NLMSG_DATA(header);
  struct ifinfomsg *link = NLMSG_DATA(header);
  return (link->ifi_flags & IFF_RUNNING) != 0;
}

long ck_link_wait(const char *name, int milliseconds) {
  // The news is awaited from before the first look, so that none is missed.
  int news = open_netlink(RTMGRP_LINK);
  if (news < 0) return -(long)errno;
  struct timespec start, now;
  clock_gettime(CLOCK_MONOTONIC, &start);
  long result;
  for (;;) {
    result = is_running(name);
    if (result != 0) break;
    clock_gettime(CLOCK_MONOTONIC, &now);
    long waited = (now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1000000;
    struct pollfd entry = {news, POLLIN, 0};
    if (waited >= milliseconds || poll(&entry, 1, milliseconds - (int)waited) == 0) {
      result = -ETIMEDOUT;
      break;
    }
    char ignored[8192];
    recv(news, ignored, sizeof ignored, MSG_DONTWAIT);
  }
  close(news);
  return result < 0 ? result : 0;
}

long ck_address_add(const char *name, uint32_t host, int prefix) {
  struct request r = request(RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL, sizeof(struct ifaddrmsg));
  r.address.ifa_family = AF_INET;
  r.address.ifa_prefixlen = (unsigned char)prefix;
  r.address.ifa_index = if_nametoindex(name);
  uint32_t address = htonl(host);
  put(&r, IFA_LOCAL, &address, sizeof address);
  put(&r, IFA_ADDRESS, &address, sizeof address);
  return submit(&r);
}

/// Adds a route to the table that is asked first, in which the host's own addresses are.
static long add_route(int type, int scope, uint32_t host, int prefix, const char *name) {
  struct request r = request(RTM_NEWROUTE, NLM_F_CREATE | NLM_F_EXCL, sizeof(struct rtmsg));
  r.route.rtm_family = AF_INET;
  r.route.rtm_dst_len = (unsigned char)prefix;
  r.route.rtm_table = RT_TABLE_LOCAL;
  r.route.rtm_protocol = RTPROT_STATIC;
  r.route.rtm_scope = (unsigned char)scope;
  r.route.rtm_type = (unsigned char)type;
  uint32_t address = htonl(host);
  unsigned index = if_nametoindex(name);
  put(&r, RTA_DST, &address, sizeof address);
  put(&r, RTA_OIF, &index, sizeof index);
  return submit(&r);
}

long ck_route_own(uint32_t host, int prefix) {
  return add_route(RTN_LOCAL, RT_SCOPE_HOST, host, prefix, "lo");
}

long ck_route_out(uint32_t host, const char *name) {
  return add_route(RTN_UNICAST, RT_SCOPE_LINK, host, 32, name);
}

#else

long ck_link_pair(const char *name, int other_network, int mtu) {
  (void)name, (void)other_network, (void)mtu;
  return -ENOSYS;
}
long ck_link_up(const char *name) {
  (void)name;
  return -ENOSYS;
}
long ck_link_wait(const char *name, int milliseconds) {
  (void)name, (void)milliseconds;
  return -ENOSYS;
}
long ck_address_add(const char *name, uint32_t host, int prefix) {
  (void)name, (void)host, (void)prefix;
  return -ENOSYS;
}
long ck_route_own(uint32_t host, int prefix) {
  (void)host, (void)prefix;
  return -ENOSYS;
}
long ck_route_out(uint32_t host, const char *name) {
  (void)host, (void)name;
  return -ENOSYS;
}

#endif
