/// What the language needs to know about the native stack. No policy.
#ifndef SWITCHBOARD_FRAME_H
#define SWITCHBOARD_FRAME_H

#include <stdint.h>

/// The address of the caller's native frame: the stack guard compares it with the end of the stack.
/// (The address of a local would be wrong under AddressSanitizer, which may move locals to the heap.)
static inline uintptr_t ck_frame_address(void) { return (uintptr_t)__builtin_frame_address(0); }

/// One thread's nesting of container releases, and the queue that takes over when they nest deeply.
struct ck_release_state {
  long depth;
  void *queue;
};

extern _Thread_local struct ck_release_state ck_release_state_of_thread;

/// The calling thread's release state.
static inline struct ck_release_state *ck_release_state(void) {
  return &ck_release_state_of_thread;
}

/// The lowest usable address of the calling thread's stack, 0 when it cannot be told.
/// The corresponding C function is `pthread_getattr_np`.
uintptr_t ck_stack_lowest(void);

#endif
