// The C that a prompt needs and Swift cannot say: libedit's variadic calls, signal handlers, terminal modes.
// No policy lives here. Text crosses this border as UTF-8, single characters as uint32_t.
#ifndef SWITCHBOARD_CEDITSHIM_H
#define SWITCHBOARD_CEDITSHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__cplusplus)
extern "C" {
#endif

// ---- Locale and widths (locale.c) ------------------------------------------------------------

/// Makes LC_CTYPE a UTF-8 locale once: the environment's if it is one, else C.UTF-8, else UTF-8.
void cedit_locale(void);

/// Columns that one character takes; -1 for a control or unprintable character.
int cedit_wcwidth(uint32_t scalar);

// ---- Signals (signals.c) ---------------------------------------------------------------------

enum {
  CEDIT_SIGNAL_INTERRUPT = 1,  ///< SIGINT
  CEDIT_SIGNAL_RESIZE = 2,     ///< SIGWINCH
  CEDIT_SIGNAL_STOP = 4,       ///< SIGTSTP
  CEDIT_SIGNAL_OUTPUT = 8,     ///< no signal: another thread has something to show above the prompt
};

enum {
  CEDIT_ROUTE_WATCHER = 0,  ///< no prompt is reading: a watcher thread is woken
  CEDIT_ROUTE_PROMPT = 1,   ///< a prompt is reading: its own poll is woken
};

/// Installs handlers for SIGINT, SIGWINCH and SIGTSTP (without SA_RESTART) and ignores SIGPIPE.
/// Each handler only sets a bit and writes one byte to a non-blocking pipe. Returns 0 or an errno.
int cedit_signals_install(void);

/// Takes those pending bits that are in `mask`: returns them and clears them, in one atomic step.
unsigned cedit_signals_take(unsigned mask);

/// The pending bits, left as they are.
unsigned cedit_signals_pending(void);

/// The descriptor that becomes readable when a signal arrives for `route`; -1 before installation.
int cedit_signals_fd(int route);

/// Empties the pipe of `route`.
void cedit_signals_drain(int route);

/// Wakes whoever waits on `route`, as a signal would.
void cedit_signals_wake(int route);

/// Adds a pending bit and wakes whoever reads, as the handler of a signal does; from any thread.
void cedit_signals_raise(unsigned bit);

/// Says who is to be woken from now on.
void cedit_signals_route(int route);

/// Who is woken now.
int cedit_signals_current_route(void);

/// Stops this process as an uncaught SIGTSTP would; returns when it is continued.
void cedit_signals_stop_self(void);

// ---- Terminal modes (terminal.c) -------------------------------------------------------------

/// Remembers the modes of the terminal `fd` and sees to it that they come back at exit and on a
/// deadly signal while they are marked changed. Returns 0 or an errno.
int cedit_terminal_guard(int fd);

/// Marks the guarded terminal's modes as changed (true) or as restored (false).
void cedit_terminal_mark_changed(bool changed);

/// Sets the guarded terminal to single keys without echo; signal keys keep working. 0 or an errno.
int cedit_terminal_cbreak(void);

/// Sets the guarded terminal back to the remembered modes, if they are marked changed.
void cedit_terminal_restore(void);

/// Whether the terminal's type is in the system's database. True when that cannot be told.
bool cedit_terminal_is_known(const char *type);

/// Columns and rows of the terminal `fd`; false when it is none or does not know.
bool cedit_terminal_size(int fd, int *columns, int *rows);

// ---- The editor (edit.c) ---------------------------------------------------------------------

typedef struct cedit cedit;

/// What the editor asks of its owner. Every function gets the owner's context pointer.
typedef struct {
  /// The prompt as UTF-8; bytes between two \001 take no columns. It must outlive the call.
  const char *(*prompt)(void *context);
  /// The editor is about to wait for a key, and none is there yet.
  void (*before_read)(void *context);
  /// A wait that `before_read` announced has ended.
  void (*after_read)(void *context);
  /// The terminal's size has changed; the owner moves to the block's first row.
  void (*resized)(void *context);
  /// Another thread has something to show (CEDIT_SIGNAL_OUTPUT).
  void (*output)(void *context);
  /// The process is about to stop: the owner leaves the screen tidy.
  void (*suspending)(void *context);
  /// The process goes on: the owner sets its own modes again.
  void (*resumed)(void *context);
  /// The key bound to command `id` was typed; the answer is a CEDIT_DO value.
  int (*command)(void *context, int id, uint32_t key);
} cedit_callbacks;

/// What is to be done after a command.
enum {
  CEDIT_DO_NOTHING = 0,
  CEDIT_DO_FINISH = 1,   ///< the line is finished
  CEDIT_DO_REFRESH = 2,  ///< text changed: redraw what differs
  CEDIT_DO_CURSOR = 3,   ///< only the cursor moved
  CEDIT_DO_BEEP = 4,
};

/// How a read ended.
enum {
  CEDIT_READ_FINISHED = 0,
  CEDIT_READ_END = 1,        ///< the input is at its end, or gone
  CEDIT_READ_INTERRUPT = 2,  ///< SIGINT
};

/// The highest number of commands.
enum { CEDIT_COMMANDS = 48 };

/// Opens an editor on two descriptors of one terminal. NULL when the terminal's type is unknown or
/// cannot move the cursor: then only plain reading is possible.
cedit *cedit_open(const char *program, int input, int output, cedit_callbacks callbacks,
                  void *context);

/// Closes the editor and frees it; the descriptors stay open.
void cedit_close(cedit *edit);

/// Makes command `id` (below CEDIT_COMMANDS) known under `name`.
int cedit_add_command(cedit *edit, int id, const char *name);

/// Binds a key in libedit's notation (`\e[A`, `^R`) to a command's name.
int cedit_bind(cedit *edit, const char *key, const char *name);

/// Reads the user's own ~/.editrc, if there is one.
void cedit_read_settings(cedit *edit);

/// Reads one block; the commands decide when it is finished.
int cedit_read(cedit *edit);

/// Gives bytes to be read before any from the terminal.
void cedit_push(cedit *edit, const char *bytes, size_t count);

/// Takes the next character, as a command that reads on its own needs it. 1, or 0 at the end, or
/// -1 when interrupted.
int cedit_getc(cedit *edit, uint32_t *scalar);

/// Copies the edit buffer to `scalars` (room for `capacity`): returns its length in characters, and
/// in `cursor` the cursor's place. Nothing is copied when it does not fit.
size_t cedit_line(cedit *edit, uint32_t *scalars, size_t capacity, size_t *cursor);

/// Replaces the whole edit buffer and puts the cursor at `cursor` characters from its start.
bool cedit_replace(cedit *edit, const uint32_t *scalars, size_t count, size_t cursor);

/// Draws the prompt and the block afresh at the terminal's present cursor (EL_REFRESH).
void cedit_repaint(cedit *edit);

/// Reads the terminal's size anew (el_resize).
void cedit_resize(cedit *edit);

/// Columns and rows as the editor believes them to be.
int cedit_columns(cedit *edit);
int cedit_rows(cedit *edit);

/// Writes bytes through the editor's own stream and flushes it.
void cedit_write(cedit *edit, const char *bytes, size_t count);

#if defined(__cplusplus)
}
#endif
#endif
