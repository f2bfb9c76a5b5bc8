// A network of one's own: namespaces(7), devices, addresses and routes by rtnetlink(7). Each function returns minus the
// errno on failure.
#ifndef CKERNEL_NAMESPACES_H
#define CKERNEL_NAMESPACES_H

#include <stdint.h>

/// unshare(CLONE_NEWNET).
long ck_unshare_network(void);
/// unshare(CLONE_NEWUSER | CLONE_NEWNET); needs a process with one thread.
long ck_unshare_user_and_network(void);
/// A descriptor that stands for the network namespace of this thread.
long ck_network_open(void);
/// Puts this thread into the network namespace of a descriptor: setns(2).
long ck_network_enter(int fd);
/// Writes a small file of /proc in one write(2).
long ck_write_file(const char *path, const char *text);

/// Makes a pair of devices that are joined as by a cable (veth(4)), both of this name: one here, one in the namespace
/// of the descriptor.
long ck_link_pair(const char *name, int other_network, int mtu);
/// Brings a device up.
long ck_link_up(const char *name);
/// Waits until a device carries packets; -ETIMEDOUT after so many milliseconds.
long ck_link_wait(const char *name, int milliseconds);
/// Adds an IPv4 address, and the network of this prefix, to a device.
long ck_address_add(const char *name, uint32_t host, int prefix);
/// Makes all addresses of a network this host's own.
long ck_route_own(uint32_t host, int prefix);
/// Sends what is for one address out by a device, whatever else is said of it.
long ck_route_out(uint32_t host, const char *name);

#endif
