#define _GNU_SOURCE
#include "thread.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct start {
  void (*body)(void *);
  void *context;
};

static void *run(void *raw) {
  struct start start = *(struct start *)raw;
  free(raw);
  start.body(start.context);
  return NULL;
}

long ck_thread_start(uintptr_t *thread, unsigned long stack, void (*body)(void *), void *context) {
  struct start *start = malloc(sizeof *start);
  if (!start) abort();
  start->body = body;
  start->context = context;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  if (stack > 0) pthread_attr_setstacksize(&attributes, stack);
  pthread_t made;
  int error = pthread_create(&made, &attributes, run, start);
  pthread_attr_destroy(&attributes);
  if (error != 0) {
    free(start);
    return -(long)error;
  }
  *thread = (uintptr_t)made;
  return 0;
}

void ck_thread_join(uintptr_t thread) { pthread_join((pthread_t)thread, NULL); }
void ck_thread_detach(uintptr_t thread) { pthread_detach((pthread_t)thread); }

void ck_thread_name(const char *name) {
  char text[16];
  strncpy(text, name, sizeof text - 1);
  text[sizeof text - 1] = 0;
#ifdef __linux__
  pthread_setname_np(pthread_self(), text);
#else
  pthread_setname_np(text);
#endif
}

void *ck_thread_scratch(void) {
  static _Thread_local char scratch[8192];
  return scratch;
}
