#define _GNU_SOURCE
#include "CEditShim.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

static _Atomic unsigned pending;
static _Atomic int route = CEDIT_ROUTE_WATCHER;
static int pipes[2][2] = {{-1, -1}, {-1, -1}};

static void on_signal(int number) {
  int saved = errno;
  unsigned bit = number == SIGINT     ? CEDIT_SIGNAL_INTERRUPT
                 : number == SIGWINCH ? CEDIT_SIGNAL_RESIZE
                                      : CEDIT_SIGNAL_STOP;
  atomic_fetch_or(&pending, bit);
  cedit_signals_wake(atomic_load(&route));
  errno = saved;
}

static int handle(int number) {
  struct sigaction action = {.sa_handler = on_signal};
  sigemptyset(&action.sa_mask);
  return sigaction(number, &action, NULL) == 0 ? 0 : errno;
}

static int open_pipe(int ends[2]) {
  if (pipe(ends) != 0) return errno;
  for (int i = 0; i < 2; i++) {
    // High numbers, so that the reader's own first descriptors stay small.
    int high = fcntl(ends[i], F_DUPFD_CLOEXEC, 1100);
    if (high < 0) high = fcntl(ends[i], F_DUPFD_CLOEXEC, 900);
    if (high < 0) high = fcntl(ends[i], F_DUPFD_CLOEXEC, 200);
    if (high >= 0) {
      close(ends[i]);
      ends[i] = high;
    } else {
      fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    }
    fcntl(ends[i], F_SETFL, fcntl(ends[i], F_GETFL) | O_NONBLOCK);
  }
  return 0;
}

int cedit_signals_install(void) {
  static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  int error = 0;
  pthread_mutex_lock(&lock);
  for (int i = 0; i < 2 && !error; i++)
    if (pipes[i][0] < 0) error = open_pipe(pipes[i]);
  if (!error) error = handle(SIGINT);
  if (!error) error = handle(SIGWINCH);
  struct sigaction old;
  // A shell without job control starts programs with SIGTSTP ignored: leave it so.
  if (!error && sigaction(SIGTSTP, NULL, &old) == 0 && old.sa_handler != SIG_IGN)
    error = handle(SIGTSTP);
  signal(SIGPIPE, SIG_IGN);
  // Whoever started this process may have had the signals blocked.
  sigset_t taken;
  sigemptyset(&taken);
  sigaddset(&taken, SIGINT);
  sigaddset(&taken, SIGWINCH);
  sigaddset(&taken, SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &taken, NULL);
  pthread_mutex_unlock(&lock);
  return error;
}

unsigned cedit_signals_take(unsigned mask) { return atomic_fetch_and(&pending, ~mask) & mask; }

unsigned cedit_signals_pending(void) { return atomic_load(&pending); }

int cedit_signals_fd(int which) { return pipes[which][0]; }

void cedit_signals_drain(int which) {
  char bytes[64];
  while (pipes[which][0] >= 0 && read(pipes[which][0], bytes, sizeof bytes) > 0) {
  }
}

void cedit_signals_wake(int which) {
  char byte = 0;
  if (pipes[which][1] >= 0 && write(pipes[which][1], &byte, 1) < 0) {
    // A full pipe wakes just as well.
  }
}

void cedit_signals_raise(unsigned bit) {
  atomic_fetch_or(&pending, bit);
  cedit_signals_wake(atomic_load(&route));
}

void cedit_signals_route(int to) { atomic_store(&route, to); }

int cedit_signals_current_route(void) { return atomic_load(&route); }

void cedit_signals_stop_self(void) {
  struct sigaction before, plain = {.sa_handler = SIG_DFL};
  sigemptyset(&plain.sa_mask);
  if (sigaction(SIGTSTP, &plain, &before) != 0) return;
  raise(SIGTSTP);
  sigaction(SIGTSTP, &before, NULL);
}
