#define _GNU_SOURCE
#include "interrupt.h"

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
