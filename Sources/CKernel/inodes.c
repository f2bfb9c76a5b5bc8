#define _GNU_SOURCE
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

long ck_own_inodes(uint32_t *inodes, long capacity) {
  DIR *directory = opendir(list);
  if (!directory) return -(long)errno;
  long count = 0;
  struct dirent *entry;
  while ((entry = readdir(directory))) {
    if (entry->d_name[0] == '.') continue;
    struct stat status;
    if (fstat(atoi(entry->d_name), &status) < 0 || !S_ISSOCK(status.st_mode)) continue;
    if (count < capacity) inodes[count] = (uint32_t)status.st_ino;
    count++;
  }
  closedir(directory);
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
