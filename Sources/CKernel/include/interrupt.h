// A directed signal with an empty handler: it ends a blocked call with EINTR and does nothing else.
#ifndef CKERNEL_INTERRUPT_H
#define CKERNEL_INTERRUPT_H

#include <stdint.h>

/// Installs the handler (without SA_RESTART) once, and lets the signal through to this thread; returns the thread.
uintptr_t ck_interrupt_prepare(void);
/// The kernel's number of the calling thread; 0 where there is none.
int ck_thread_number(void);
/// Whether a thread of this process sleeps in the kernel: 1, 0 where it runs or could, -1 where that cannot be seen.
int ck_thread_sleeps(int number);
/// Signals a thread that is known to be alive. The corresponding C function is pthread_kill.
void ck_interrupt_thread(uintptr_t thread);
/// Makes one short system call, so that a signal which was just sent to this thread is delivered now and not later.
void ck_interrupt_drain(void);

#endif
