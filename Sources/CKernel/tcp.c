#define _GNU_SOURCE
#include "tcp.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#ifdef __linux__
#include <linux/tcp.h>
#include <netinet/in.h>

long ck_tcp_info(int fd, struct ck_tcp_info *info) {
  struct tcp_info raw;
  memset(&raw, 0, sizeof raw);
  socklen_t length = sizeof raw;
  if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &raw, &length) < 0) return -(long)errno;
  info->state = raw.tcpi_state;
  info->retransmits = raw.tcpi_retransmits;
  info->probes = raw.tcpi_probes;
  info->unacked = raw.tcpi_unacked;
  info->rtt = raw.tcpi_rtt;
  info->rto = raw.tcpi_rto;
  info->total_retransmits = raw.tcpi_total_retrans;
  info->segments_out = raw.tcpi_segs_out;
  info->segments_in = raw.tcpi_segs_in;
  info->not_sent = raw.tcpi_notsent_bytes;
  info->send_window = raw.tcpi_snd_wnd;
  info->bytes_acked = raw.tcpi_bytes_acked;
  info->bytes_received = raw.tcpi_bytes_received;
  return 0;
}

#else

long ck_tcp_info(int fd, struct ck_tcp_info *info) {
  (void)fd;
  memset(info, 0, sizeof *info);
  return -ENOSYS;
}

#endif
