#define _GNU_SOURCE
#include "descriptor_table.h"
#include "inodes.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#ifdef __linux__
static const char *const list = "/proc/self/fd";
#else
static const char *const list = "/dev/fd";
#endif

/// Adds the sockets of one list of descriptors.
static long add_inodes(const char *path, uint32_t *inodes, long capacity, long count) {
  DIR *directory = opendir(path);
  if (!directory) return -(long)errno;
  struct dirent *entry;
  while ((entry = readdir(directory))) {
    if (entry->d_name[0] == '.') continue;
    struct stat status;
    // By name, not by number: the list may be that of another table.
    if (fstatat(dirfd(directory), entry->d_name, &status, 0) < 0 || !S_ISSOCK(status.st_mode))
      continue;
    if (count < capacity) inodes[count] = (uint32_t)status.st_ino;
    count++;
  }
  closedir(directory);
  return count;
}

long ck_own_inodes(uint32_t *inodes, long capacity) {
  long count = add_inodes(list, inodes, capacity, 0);
  int threads[16];
  int owners = ck_descriptor_table_owners(threads, 16);
  for (int place = 0; place < owners && count >= 0; place++) {
    char path[64];
    snprintf(path, sizeof path, "/proc/self/task/%d/fd", threads[place]);
    long more = add_inodes(path, inodes, capacity, count);
    if (more > count) count = more;
  }
  return count;
}

long ck_open_descriptors(void) {
  DIR *directory = opendir(list);
  if (!directory) return -(long)errno;
  long count = 0;
  struct dirent *entry;
  while ((entry = readdir(directory)))
    if (entry->d_name[0] != '.') count++;
  closedir(directory);
  return count - 1;
}
