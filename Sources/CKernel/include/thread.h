// Threads of our own, with a stack of a chosen size.
#ifndef CKERNEL_THREAD_H
#define CKERNEL_THREAD_H

#include <stdint.h>

/// Starts a thread that runs `body(context)`; 0, or minus the errno. The corresponding C function is pthread_create.
long ck_thread_start(uintptr_t *thread, unsigned long stack, void (*body)(void *), void *context);
/// Waits for a thread's end. The corresponding C function is pthread_join.
void ck_thread_join(uintptr_t thread);
/// Lets a thread end unobserved. The corresponding C function is pthread_detach.
void ck_thread_detach(uintptr_t thread);
/// Names the calling thread for tools such as top; at most 15 bytes count.
void ck_thread_name(const char *name);

/// The calling thread's scratch, 8,192 bytes: what lies there is gone with the next call that uses it.
void *ck_thread_scratch(void);

#endif
