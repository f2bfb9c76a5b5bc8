// Which sockets belong to this process: /proc/self/fd.
#ifndef CKERNEL_INODES_H
#define CKERNEL_INODES_H

#include <stdint.h>

/// Writes the inodes of this process's open sockets, in every descriptor table of its threads, and returns their number, which may exceed `capacity`; minus the
/// errno where they cannot be listed.
long ck_own_inodes(uint32_t *inodes, long capacity);
/// How many descriptors this process has open, not counting the one used for looking; minus the errno.
long ck_open_descriptors(void);

#endif
