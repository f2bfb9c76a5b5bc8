// What tests at a terminal need and Swift cannot do: a child process on a pseudo-terminal of its own.
#ifndef SWITCHBOARD_CTERMINALTESTING_H
#define SWITCHBOARD_CTERMINALTESTING_H

#include <sys/types.h>

/// Runs a program on a new pseudo-terminal, as its session's leader. Returns the master's descriptor,
/// or -1 with errno; the child's number goes to `child`.
int terminal_spawn(const char *path, char *const arguments[], char *const environment[], int rows,
                   int columns, pid_t *child);

/// Changes the size of a master's terminal; the child gets SIGWINCH.
int terminal_resize(int master, int rows, int columns);

/// Whether the terminal echoes and collects lines, as it does when no program has changed it.
int terminal_is_cooked(int master);

/// Waits for the child: its exit status, or 128 + the signal that ended it.
int terminal_wait(pid_t child);

#endif
