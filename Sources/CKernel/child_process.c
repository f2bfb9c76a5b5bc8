#define _GNU_SOURCE
#include "child_process.h"
#include "descriptors.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <pthread.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#ifndef SYS_close_range
#define SYS_close_range 436
#endif

enum { channel = 3 };

static int start(const char *path, char *const arguments[], int end, pid_t *process) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  for (int stream = 0; stream < 3; stream++)
    posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
  // Also where `end` is 3 itself: then the close-on-exec flag is taken off.
  posix_spawn_file_actions_adddup2(&actions, end, channel);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(
      &attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  int error = posix_spawn(process, path, &actions, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

long ck_spawn_with_channel(const char *path, char *const arguments[], int *process) {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0) return -(long)errno;
  int ours = ck_move_up(pair[0]);
  int theirs = ck_move_up(pair[1]);
  pid_t made = 0;
  int error = start(path, arguments, theirs, &made);
  close(theirs);
  if (error != 0) {
    close(ours);
    return -(long)error;
  }
  *process = made;
  return ours;
}

/// What posix_spawn(3) does for the other kind of child.
static void become_child(int end) {
  setpgid(0, 0);
  int nothing = open("/dev/null", O_RDWR);
  for (int stream = 0; stream < 3; stream++) dup2(nothing, stream);
  dup2(end, channel);
  ck_close_above(channel);
  pthread_setname_np(pthread_self(), "lab-helper");
}

long ck_fork_with_channel(int *process) {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0) return -(long)errno;
  // Out of the way of the number that the child's end gets.
  int ours = ck_move_up(pair[0]);
  int theirs = ck_move_up(pair[1]);
  pid_t made = fork();
  if (made == 0) {
    become_child(theirs);
    *process = 0;
    return channel;
  }
  int error = errno;
  close(theirs);
  if (made < 0) {
    close(ours);
    return -(long)error;
  }
  *process = made;
  return ours;
}

void ck_end_with_parent(void) { prctl(PR_SET_PDEATHSIG, SIGKILL); }

void ck_close_above(int last) { syscall(SYS_close_range, (unsigned)last + 1, ~0U, 0); }

#else

long ck_spawn_with_channel(const char *path, char *const arguments[], int *process) {
  (void)path, (void)arguments, (void)process;
  return -ENOSYS;
}

long ck_fork_with_channel(int *process) {
  (void)process;
  return -ENOSYS;
}

void ck_end_with_parent(void) {}

void ck_close_above(int last) { (void)last; }

#endif

void ck_end_process(int process) {
  kill(process, SIGKILL);
  while (waitpid(process, NULL, 0) < 0 && errno == EINTR) {
  }
}
