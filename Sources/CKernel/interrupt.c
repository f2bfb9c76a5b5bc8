#define _GNU_SOURCE
#include "interrupt.h"
#include <fcntl.h>
#include <stdio.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif

#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

// SIGURG is ignored by default and sent by nobody unasked: a stray one does no harm.
#define INTERRUPT SIGURG

static pthread_once_t installed = PTHREAD_ONCE_INIT;

static void nothing(int number) { (void)number; }

static void install(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = nothing;  // no SA_RESTART: the call returns EINTR
  sigemptyset(&action.sa_mask);
  sigaction(INTERRUPT, &action, NULL);
}

uintptr_t ck_interrupt_prepare(void) {
  static _Thread_local int ready;
  if (!ready) {
    pthread_once(&installed, install);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, INTERRUPT);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    ready = 1;
  }
  return (uintptr_t)pthread_self();
}

void ck_interrupt_thread(uintptr_t thread) { pthread_kill((pthread_t)thread, INTERRUPT); }

void ck_interrupt_drain(void) { (void)getppid(); }

int ck_thread_number(void) {
#ifdef __linux__
  static _Thread_local int number;
  if (!number) number = (int)syscall(SYS_gettid);
  return number;
#else
  return 0;
#endif
}

int ck_thread_sleeps(int number) {
#ifdef __linux__
  char path[64], text[512];
  snprintf(path, sizeof path, "/proc/self/task/%d/stat", number);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  ssize_t length = read(fd, text, sizeof text - 1);
  close(fd);
  if (length <= 0) return -1;
  text[length] = 0;
  // The state stands behind the name, which may hold anything, brackets too.
  char *end = strrchr(text, ')');
  if (!end || end[1] != ' ') return -1;
  return end[2] == 'S';
#else
  (void)number;
  return -1;
#endif
}
