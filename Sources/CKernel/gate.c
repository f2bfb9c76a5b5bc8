#define _GNU_SOURCE
#include "gate.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

struct ck_gate {
  pthread_mutex_t mutex;
  pthread_cond_t moved;
  _Atomic uint64_t count;
  // Threads that sleep, or are about to: only then does a bump need the mutex.
  _Atomic int sleepers;
};

struct ck_gate *ck_gate_new(void) {
  struct ck_gate *gate = calloc(1, sizeof *gate);
  if (!gate) abort();
  pthread_mutex_init(&gate->mutex, NULL);
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
#ifdef __linux__
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
#endif
  pthread_cond_init(&gate->moved, &attributes);
  pthread_condattr_destroy(&attributes);
  return gate;
}

void ck_gate_free(struct ck_gate *gate) {
  pthread_cond_destroy(&gate->moved);
  pthread_mutex_destroy(&gate->mutex);
  free(gate);
}

uint64_t ck_gate_ticket(struct ck_gate *gate) { return atomic_load(&gate->count); }

void ck_gate_bump(struct ck_gate *gate) {
  atomic_fetch_add(&gate->count, 1);
  // A sleeper counts itself before it looks at the count: one of the two sees the other.
  if (atomic_load(&gate->sleepers) == 0) return;
  pthread_mutex_lock(&gate->mutex);
  pthread_cond_broadcast(&gate->moved);
  pthread_mutex_unlock(&gate->mutex);
}

static int sleep_once(struct ck_gate *gate, const struct timespec *limit) {
#ifdef __linux__
  return pthread_cond_timedwait(&gate->moved, &gate->mutex, limit);
#else
  struct timespec now, span;
  clock_gettime(CLOCK_MONOTONIC, &now);
  span.tv_sec = limit->tv_sec - now.tv_sec;
  span.tv_nsec = limit->tv_nsec - now.tv_nsec;
  if (span.tv_nsec < 0) {
    span.tv_sec--;
    span.tv_nsec += 1000000000;
  }
  if (span.tv_sec < 0) return ETIMEDOUT;
  return pthread_cond_timedwait_relative_np(&gate->moved, &gate->mutex, &span);
#endif
}

int ck_gate_wait(struct ck_gate *gate, uint64_t ticket, long long nanoseconds) {
  struct timespec limit;
  if (nanoseconds >= 0) {
    clock_gettime(CLOCK_MONOTONIC, &limit);
    long long rest = limit.tv_nsec + nanoseconds % 1000000000;
    limit.tv_sec += nanoseconds / 1000000000 + rest / 1000000000;
    limit.tv_nsec = rest % 1000000000;
  }
  pthread_mutex_lock(&gate->mutex);
  atomic_fetch_add(&gate->sleepers, 1);
  int moved = 1;
  while (atomic_load(&gate->count) == ticket) {
    if (nanoseconds < 0) {
      pthread_cond_wait(&gate->moved, &gate->mutex);
    } else if (sleep_once(gate, &limit) == ETIMEDOUT) {
      moved = atomic_load(&gate->count) != ticket;
      break;
    }
  }
  atomic_fetch_sub(&gate->sleepers, 1);
  pthread_mutex_unlock(&gate->mutex);
  return moved;
}
