#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "descriptor_table.h"
#include <errno.h>

static _Thread_local int is_own;

void ck_descriptor_table_inherited(void) { is_own = 1; }

int ck_descriptor_table_is_own(void) { return is_own; }

#if defined(__linux__)
#include <stdatomic.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_close_range
#define SYS_close_range 436
#endif
#ifndef CLOSE_RANGE_UNSHARE
#define CLOSE_RANGE_UNSHARE (1U << 1)
#endif

#define MOST 16
static _Atomic int owners[MOST];
static _Atomic int owner_count;

int ck_own_descriptor_table(int kept) {
  unsigned first = kept < 3 ? 3U : (unsigned)kept + 1;
  if (syscall(SYS_close_range, first, ~0U, CLOSE_RANGE_UNSHARE) != 0) return errno;
  if (kept > 3) syscall(SYS_close_range, 3U, (unsigned)kept - 1, 0);
  is_own = 1;
  int place = atomic_fetch_add(&owner_count, 1);
  if (place < MOST) atomic_store(&owners[place], (int)syscall(SYS_gettid));
  return 0;
}

int ck_descriptor_table_owners(int *threads, int capacity) {
  int count = 0;
  for (int place = 0; place < MOST; place++) {
    int thread = atomic_load(&owners[place]);
    if (thread == 0) continue;
    if (count < capacity) threads[count] = thread;
    count++;
  }
  return count;
}
#else
int ck_own_descriptor_table(int kept) {
  (void)kept;
  return ENOSYS;
}
int ck_descriptor_table_owners(int *threads, int capacity) {
  (void)threads;
  (void)capacity;
  return 0;
}
#endif
