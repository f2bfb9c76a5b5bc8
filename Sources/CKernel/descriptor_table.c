#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "descriptor_table.h"
#include <errno.h>

#if defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_close_range
#define SYS_close_range 436
#endif
#ifndef CLOSE_RANGE_UNSHARE
#define CLOSE_RANGE_UNSHARE (1U << 1)
#endif

int ck_own_descriptor_table(void) {
  return syscall(SYS_close_range, 3U, ~0U, CLOSE_RANGE_UNSHARE) == 0 ? 0 : errno;
}
#else
int ck_own_descriptor_table(void) { return ENOSYS; }
#endif
