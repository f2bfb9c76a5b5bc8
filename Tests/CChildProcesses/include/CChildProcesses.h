// What tests need to run other programs and Swift cannot do: to start one, also on a pseudo-terminal of its own.
#ifndef SWITCHBOARD_CCHILDPROCESSES_H
#define SWITCHBOARD_CCHILDPROCESSES_H

#include <sys/types.h>

/// With what a program is started, besides its words.
struct child_surroundings {
  /// Its working folder; null for the caller's.
  const char *folder;
  /// A terminal whose session it leads and which is its standard streams; null for none.
  const char *terminal;
  /// Its standard streams where it has no terminal: descriptors above 2.
  int streams[3];
};

/// posix_spawn(3) without blocked signals or handlers: 0 and the child's number in `child`, or the errno.
///
/// Of the calling thread's descriptors the child gets those without close-on-exec.
int child_start(const struct child_surroundings *surroundings, char *const arguments[],
                char *const environment[], pid_t *child);

/// Waits until a child has ended, and leaves it to be reaped.
void child_await(pid_t child);

/// Reaps a child: its exit status, or 128 + the signal that ended it; -1 where it has not ended.
int child_reap(pid_t child);

/// A pipe whose ends are close-on-exec; 0, or the errno.
int child_pipe(int ends[2]);

/// A file without a name: a descriptor to write to and, in `reading`, one to read from with a place of its own, both
/// close-on-exec; minus the errno where there is none.
int child_scratch_file(int *reading);

/// Makes a pseudo-terminal of this size. Returns the master's descriptor or minus the errno; the other end's
/// descriptor goes to `other`, its name, of at most `capacity` bytes, to `name`.
int terminal_open(int rows, int columns, int *other, char *name, size_t capacity);

/// Changes the size of a master's terminal; the child gets SIGWINCH.
int terminal_resize(int master, int rows, int columns);

/// Whether the terminal echoes and collects lines, as it does when no program has changed it.
int terminal_is_cooked(int master);

#endif
