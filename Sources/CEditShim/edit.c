#define _GNU_SOURCE
#include "CEditShim.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <histedit.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

struct cedit {
  EditLine *el;
  FILE *in, *out, *err;
  int input;
  cedit_callbacks callbacks;
  void *context;
  bool is_interrupted, is_at_end;
  char *ahead;  // bytes to be read before any from the terminal
  size_t ahead_start, ahead_count;
};

static cedit *owner(EditLine *el) {
  void *data = NULL;
  el_get(el, EL_CLIENTDATA, &data);
  return data;
}

// ---- Reading -----------------------------------------------------------------------------------

static bool is_input_waiting(cedit *edit) {
  if (edit->ahead_start < edit->ahead_count) return true;
  struct pollfd entry = {.fd = edit->input, .events = POLLIN};
  return poll(&entry, 1, 0) > 0;
}

static void suspend(cedit *edit) {
  edit->callbacks.suspending(edit->context);
  el_set(edit->el, EL_PREP_TERM, 0);
  cedit_terminal_mark_changed(false);
  cedit_signals_stop_self();
  cedit_terminal_mark_changed(true);
  el_set(edit->el, EL_PREP_TERM, 1);
  el_resize(edit->el);
  edit->callbacks.resumed(edit->context);
  cedit_repaint(edit);
}

// Waits until the size has stopped changing: while a window is being dragged, each redraw would be
// for a size that is gone already, and would hit rows that are not the block's.
static void await_settled_size(void) {
  struct pollfd entry = {.fd = cedit_signals_fd(CEDIT_ROUTE_PROMPT), .events = POLLIN};
  while (poll(&entry, 1, 40) > 0 || errno == EINTR) {
    cedit_signals_drain(CEDIT_ROUTE_PROMPT);
    if (cedit_signals_take(CEDIT_SIGNAL_RESIZE) == 0 && cedit_signals_pending() != 0) return;
    errno = 0;
  }
}

// Deals with signals; true when the read must end.
static bool serve_signals(cedit *edit) {
  cedit_signals_drain(CEDIT_ROUTE_PROMPT);
  unsigned taken = cedit_signals_take(~0u);
  if (taken & CEDIT_SIGNAL_INTERRUPT) {
    edit->is_interrupted = true;
    return true;
  }
  if (taken & CEDIT_SIGNAL_STOP) {
    suspend(edit);
    edit->callbacks.before_read(edit->context);
  } else if (taken & CEDIT_SIGNAL_RESIZE) {
    await_settled_size();
    edit->callbacks.resized(edit->context);
    el_resize(edit->el);
    cedit_repaint(edit);
    edit->callbacks.before_read(edit->context);
  }
  if (taken & CEDIT_SIGNAL_OUTPUT) edit->callbacks.output(edit->context);
  return false;
}

// One byte, from what was pushed or from the terminal: 1, 0 at the end, -1 when interrupted.
static int next_byte(cedit *edit, unsigned char *byte) {
  if (edit->ahead_start < edit->ahead_count) {
    *byte = (unsigned char)edit->ahead[edit->ahead_start++];
    return 1;
  }
  for (;;) {
    if (edit->is_interrupted) return -1;
    if (cedit_signals_pending() && serve_signals(edit)) return -1;
    struct pollfd entries[2] = {{.fd = edit->input, .events = POLLIN},
                                {.fd = cedit_signals_fd(CEDIT_ROUTE_PROMPT), .events = POLLIN}};
    if (poll(entries, 2, -1) < 0 && errno != EINTR) return 0;
    // Much to show must not keep a key waiting.
    bool is_urgent = cedit_signals_pending() & ~(unsigned)CEDIT_SIGNAL_OUTPUT;
    if (is_urgent || (!entries[0].revents && (entries[1].revents || cedit_signals_pending()))) {
      cedit_signals_drain(CEDIT_ROUTE_PROMPT);
      continue;
    }
    if (!entries[0].revents) continue;
    ssize_t got = read(edit->input, byte, 1);
    if (got == 1) return 1;
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    return 0;
  }
}

// One character. What is not UTF-8 becomes U+FFFD, one for each bad byte.
static int next_scalar(cedit *edit, uint32_t *scalar) {
  unsigned char byte;
  int got = next_byte(edit, &byte);
  if (got <= 0) return got;
  *scalar = byte;
  if (byte < 0x80) return 1;
  int more = byte >= 0xF0 && byte < 0xF5 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC2 ? 1 : 0;
  if (more == 0 || byte >= 0xF5) {
    *scalar = 0xFFFD;
    return 1;
  }
  uint32_t value = byte & (0x3F >> more);
  for (int i = 0; i < more; i++) {
    got = next_byte(edit, &byte);
    if (got <= 0) return got;
    if ((byte & 0xC0) != 0x80) {
      char back = (char)byte;
      cedit_push(edit, &back, 1);
      *scalar = 0xFFFD;
      return 1;
    }
    value = value << 6 | (byte & 0x3F);
  }
  static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
  bool is_bad = value < least[more] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000);
  *scalar = is_bad ? 0xFFFD : value;
  return 1;
}

static int read_char(EditLine *el, wchar_t *out) {
  cedit *edit = owner(el);
  bool is_idle = !is_input_waiting(edit);
  if (is_idle) edit->callbacks.before_read(edit->context);
  uint32_t scalar = 0;
  int got = next_scalar(edit, &scalar);
  if (is_idle) edit->callbacks.after_read(edit->context);
  if (got > 0) {
    *out = (wchar_t)scalar;
    return 1;
  }
  *out = L'\0';
  if (got == 0) {
    edit->is_at_end = true;
    errno = 0;
    return 0;
  }
  errno = EINTR;
  return -1;
}

int cedit_getc(cedit *edit, uint32_t *scalar) {
  wchar_t character = 0;
  int got = el_wgetc(edit->el, &character);
  if (got == 1) *scalar = (uint32_t)character;
  return got == 1 ? 1 : edit->is_interrupted ? -1 : 0;
}

int cedit_read(cedit *edit) {
  edit->is_interrupted = false;
  edit->is_at_end = false;
  cedit_terminal_mark_changed(true);
  cedit_signals_route(CEDIT_ROUTE_PROMPT);
  el_set(edit->el, EL_PREP_TERM, 1);  // before the prompt is seen: what follows it is for the editor
  int count = 0;
  const wchar_t *line = el_wgets(edit->el, &count);
  cedit_signals_route(CEDIT_ROUTE_WATCHER);
  cedit_terminal_mark_changed(false);
  if (edit->is_interrupted) return CEDIT_READ_INTERRUPT;
  return line || (count == 0 && !edit->is_at_end) ? CEDIT_READ_FINISHED : CEDIT_READ_END;
}

void cedit_push(cedit *edit, const char *bytes, size_t count) {
  size_t left = edit->ahead_count - edit->ahead_start;
  char *joined = malloc(left + count + 1);
  if (!joined) return;
  memcpy(joined, bytes, count);
  if (left) memcpy(joined + count, edit->ahead + edit->ahead_start, left);
  free(edit->ahead);
  edit->ahead = joined;
  edit->ahead_start = 0;
  edit->ahead_count = left + count;
}

// ---- Commands ----------------------------------------------------------------------------------

static unsigned char dispatch(EditLine *el, wint_t key, int id) {
  cedit *edit = owner(el);
  switch (edit->callbacks.command(edit->context, id, (uint32_t)key)) {
    case CEDIT_DO_FINISH: return CC_NEWLINE;
    case CEDIT_DO_REFRESH: return CC_REFRESH;
    case CEDIT_DO_CURSOR: return CC_CURSOR;
    case CEDIT_DO_BEEP: return CC_ERROR;
    default: return CC_NORM;
  }
}

// libedit's functions get no context of their own: one trampoline for each number.
#define COMMAND(n) \
  static unsigned char command##n(EditLine *el, wint_t key) { return dispatch(el, key, n); }
#define EIGHT(X, t) X(t##0) X(t##1) X(t##2) X(t##3) X(t##4) X(t##5) X(t##6) X(t##7)
#define EACH(X) EIGHT(X, 0) EIGHT(X, 01) EIGHT(X, 02) EIGHT(X, 03) EIGHT(X, 04) EIGHT(X, 05)
EACH(COMMAND)
#define ENTRY(n) command##n,
static unsigned char (*const commands[CEDIT_COMMANDS])(EditLine *, wint_t) = {EACH(ENTRY)};

int cedit_add_command(cedit *edit, int id, const char *name) {
  // libedit keeps the pointers it gets here (and leaks the copies that its narrow call makes).
  static wchar_t names[CEDIT_COMMANDS][32];
  size_t length = strlen(name);
  if (id < 0 || id >= CEDIT_COMMANDS || length >= 32) return -1;
  for (size_t i = 0; i <= length; i++) names[id][i] = (wchar_t)(unsigned char)name[i];
  return el_wset(edit->el, EL_ADDFN, names[id], names[id], commands[id]);
}

int cedit_bind(cedit *edit, const char *key, const char *name) {
  return el_set(edit->el, EL_BIND, key, name, NULL);
}

void cedit_read_settings(cedit *edit) { el_source(edit->el, NULL); }

// ---- The buffer --------------------------------------------------------------------------------

size_t cedit_line(cedit *edit, uint32_t *scalars, size_t capacity, size_t *cursor) {
  const LineInfoW *line = el_wline(edit->el);
  size_t count = (size_t)(line->lastchar - line->buffer);
  *cursor = (size_t)(line->cursor - line->buffer);
  if (count <= capacity)
    for (size_t i = 0; i < count; i++) scalars[i] = (uint32_t)line->buffer[i];
  return count;
}

bool cedit_replace(cedit *edit, const uint32_t *scalars, size_t count, size_t cursor) {
  const LineInfoW *line = el_wline(edit->el);
  if (count == 0) {
    int length = (int)(line->lastchar - line->buffer);
    el_cursor(edit->el, length);
    el_wdeletestr(edit->el, length);
    return true;
  }
  wchar_t *text = malloc((count + 1) * sizeof *text);
  if (!text) return false;
  for (size_t i = 0; i < count; i++) text[i] = (wchar_t)scalars[i];
  text[count] = L'\0';
  bool is_done = el_wreplacestr(edit->el, text) == 0;
  free(text);
  line = el_wline(edit->el);
  el_cursor(edit->el, (int)((ptrdiff_t)cursor - (line->cursor - line->buffer)));
  return is_done;
}

// ---- The screen --------------------------------------------------------------------------------

void cedit_repaint(cedit *edit) { el_set(edit->el, EL_REFRESH); }

void cedit_resize(cedit *edit) { el_resize(edit->el); }

static int number_of(cedit *edit, const char *name, int otherwise) {
  int value = 0;
  if (el_get(edit->el, EL_GETTC, name, &value, NULL) != 0 || value <= 0) return otherwise;
  return value;
}

int cedit_columns(cedit *edit) { return number_of(edit, "co", 80); }

int cedit_rows(cedit *edit) { return number_of(edit, "li", 24); }

void cedit_write(cedit *edit, const char *bytes, size_t count) {
  fwrite(bytes, 1, count, edit->out);
  fflush(edit->out);
}

// ---- Opening and closing -----------------------------------------------------------------------

static char *prompt_of(EditLine *el) {
  cedit *edit = owner(el);
  return (char *)edit->callbacks.prompt(edit->context);
}

static FILE *stream(int fd, const char *mode) {
  int copy = fcntl(fd, F_DUPFD_CLOEXEC, 1100);
  if (copy < 0) copy = fcntl(fd, F_DUPFD_CLOEXEC, 900);
  if (copy < 0) copy = fcntl(fd, F_DUPFD_CLOEXEC, 200);
  if (copy < 0) copy = fcntl(fd, F_DUPFD_CLOEXEC, 3);
  return copy < 0 ? NULL : fdopen(copy, mode);
}

static bool can_move(EditLine *el) {
  char *up = NULL, *clear = NULL;
  return el_get(el, EL_GETTC, "up", &up, NULL) == 0 && up && *up
         && el_get(el, EL_GETTC, "ce", &clear, NULL) == 0 && clear && *clear;
}

cedit *cedit_open(const char *program, int input, int output, cedit_callbacks callbacks,
                  void *context) {
  cedit_locale();
  cedit *edit = calloc(1, sizeof *edit);
  if (!edit) return NULL;
  edit->input = input;
  edit->callbacks = callbacks;
  edit->context = context;
  edit->in = stream(input, "r");
  edit->out = stream(output, "w");
  int null = open("/dev/null", O_WRONLY | O_CLOEXEC);  // libedit's own remarks are not for readers
  edit->err = null < 0 ? NULL : stream(null, "w");
  if (null >= 0) close(null);
  if (edit->in && edit->out && edit->err)
    edit->el = el_init(program, edit->in, edit->out, edit->err);
  if (!edit->el || !can_move(edit->el)) {
    cedit_close(edit);
    return NULL;
  }
  el_set(edit->el, EL_CLIENTDATA, edit);
  el_set(edit->el, EL_SIGNAL, 0);
  el_set(edit->el, EL_EDITOR, "emacs");
  el_set(edit->el, EL_PROMPT_ESC, prompt_of, '\1');
  el_wset(edit->el, EL_GETCFN, read_char);
  return edit;
}

void cedit_close(cedit *edit) {
  if (!edit) return;
  if (edit->el) {
    el_set(edit->el, EL_EDITMODE, 0);  // so that el_end does not throw typed input away
    el_end(edit->el);
  }
  if (edit->in) fclose(edit->in);
  if (edit->out) fclose(edit->out);
  if (edit->err) fclose(edit->err);
  free(edit->ahead);
  free(edit);
}
