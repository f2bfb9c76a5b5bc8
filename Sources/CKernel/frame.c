#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "include/frame.h"

#include <pthread.h>

_Thread_local struct ck_release_state ck_release_state_of_thread;

uintptr_t ck_stack_lowest(void) {
#if defined(__linux__)
  pthread_attr_t attributes;
  void *lowest = 0;
  size_t size = 0;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return 0;
  if (pthread_attr_getstack(&attributes, &lowest, &size) != 0) lowest = 0;
  pthread_attr_destroy(&attributes);
  return (uintptr_t)lowest;
#elif defined(__APPLE__)
  return (uintptr_t)pthread_get_stackaddr_np(pthread_self()) -
         pthread_get_stacksize_np(pthread_self());
#else
  return 0;
#endif
}
