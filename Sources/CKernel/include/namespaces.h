// A network of one's own: namespaces(7), the loopback device, addresses. Each function returns minus the errno on failure.
#ifndef CKERNEL_NAMESPACES_H
#define CKERNEL_NAMESPACES_H

#include <stdint.h>

/// unshare(CLONE_NEWNET).
long ck_unshare_network(void);
/// unshare(CLONE_NEWUSER | CLONE_NEWNET); needs a process with one thread.
long ck_unshare_user_and_network(void);
/// Writes a small file of /proc in one write(2).
long ck_write_file(const char *path, const char *text);
/// Brings the loopback device up, or down.
long ck_loopback_set_up(int up);
/// Adds an IPv4 address to the loopback device under the label `lo:LABEL`; with a prefix below 32 the whole network is
/// local.
long ck_loopback_add(int label, uint32_t host, int prefix);

#endif
