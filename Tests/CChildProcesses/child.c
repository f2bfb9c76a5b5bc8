#define _GNU_SOURCE
#include "CChildProcesses.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int arrange(posix_spawn_file_actions_t *actions,
                   const struct child_surroundings *surroundings) {
  int error = 0;
  if (surroundings->folder)
    error = posix_spawn_file_actions_addchdir_np(actions, surroundings->folder);
  if (!surroundings->terminal) {
    for (int stream = 0; stream < 3 && error == 0; stream++)
      error = posix_spawn_file_actions_adddup2(actions, surroundings->streams[stream], stream);
    return error;
  }
  // The first terminal that a session's leader opens becomes the session's.
  if (error == 0)
    error = posix_spawn_file_actions_addopen(actions, 0, surroundings->terminal, O_RDWR, 0);
  for (int stream = 1; stream < 3 && error == 0; stream++)
    error = posix_spawn_file_actions_adddup2(actions, 0, stream);
  return error;
}

int child_start(const struct child_surroundings *surroundings, char *const arguments[],
                char *const environment[], pid_t *child) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  int flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
  if (surroundings->terminal) flags |= POSIX_SPAWN_SETSID;
  posix_spawnattr_setflags(&attributes, (short)flags);
  int error = arrange(&actions, surroundings);
  if (error == 0)
    error = posix_spawn(child, arguments[0], &actions, &attributes, arguments, environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

void child_await(pid_t child) {
  siginfo_t ended;
  while (waitid(P_PID, (id_t)child, &ended, WEXITED | WNOWAIT) < 0 && errno == EINTR) {
  }
}

int child_reap(pid_t child) {
  int status;
  if (waitpid(child, &status, WNOHANG) != child) return -1;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int child_pipe(int ends[2]) {
#ifdef __linux__
  return pipe2(ends, O_CLOEXEC) < 0 ? errno : 0;
#else
  if (pipe(ends) < 0) return errno;
  for (int end = 0; end < 2; end++) fcntl(ends[end], F_SETFD, FD_CLOEXEC);
  return 0;
#endif
}

int child_scratch_file(int *reading) {
  char name[] = "/tmp/child-XXXXXX";
  int writing = mkostemp(name, O_CLOEXEC);
  if (writing < 0) return -errno;
  *reading = open(name, O_RDONLY | O_CLOEXEC);
  int error = errno;
  unlink(name);
  if (*reading >= 0) return writing;
  close(writing);
  return -error;
}
