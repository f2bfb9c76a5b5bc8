// A process of our own that lives as long as the other end of a socketpair.
#ifndef CKERNEL_CHILD_PROCESS_H
#define CKERNEL_CHILD_PROCESS_H

/// Starts the program at `path` with one end of a new SOCK_SEQPACKET pair as its descriptor 3, and nothing else of ours.
///
/// It has a process group of its own, so that Ctrl-C and Ctrl-Z of the terminal do not reach it, no blocked signals,
/// and /dev/null as its standard streams. Returns our end of the pair, or minus the errno; the process id is written
/// to `process`.
long ck_spawn_with_channel(const char *path, char *const arguments[], int *process);
/// fork(2) of a process with one thread: the same for a child that goes on in this program, without the time that
/// exec(2) takes. In the parent `process` is the child's id and the result as above; in the child `process` is 0.
long ck_fork_with_channel(int *process);
/// kill(SIGKILL) and waitpid(2): ends a process that we have started, and leaves no zombie.
void ck_end_process(int process);
/// Lets the calling process be killed when the thread that started it ends: prctl(PR_SET_PDEATHSIG).
void ck_end_with_parent(void);
/// Closes every descriptor above `last`.
void ck_close_above(int last);

#endif
