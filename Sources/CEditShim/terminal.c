#define _GNU_SOURCE
#include "CEditShim.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static struct termios remembered;
static _Atomic int guarded = -1;
static _Atomic bool is_changed;

static const int deadly[] = {SIGTERM, SIGHUP,  SIGQUIT, SIGABRT, SIGILL,
                             SIGTRAP, SIGSEGV, SIGBUS,  SIGFPE};
enum { DEADLY = sizeof deadly / sizeof deadly[0] };
static struct sigaction previous[DEADLY];

// Everything here may run inside a signal handler: tcsetattr and write only.
static void put_back(void) {
  int fd = atomic_load(&guarded);
  if (fd < 0 || !atomic_exchange(&is_changed, false)) return;
  tcsetattr(fd, TCSANOW, &remembered);
  static const char tidy[] = "\033[?2004l\033[?25h\033[0m";
  if (write(fd, tidy, sizeof tidy - 1) < 0) {
    // The terminal is gone: nothing is left to restore.
  }
}

static void on_deadly(int number) {
  put_back();
  for (int i = 0; i < DEADLY; i++)
    if (deadly[i] == number) sigaction(number, &previous[i], NULL);
  raise(number);
}

static void prepare(void) {
  atexit(put_back);
  struct sigaction action = {.sa_handler = on_deadly, .sa_flags = SA_NODEFER | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < DEADLY; i++) {
    if (sigaction(deadly[i], NULL, &previous[i]) != 0) continue;
    bool is_ignored = !(previous[i].sa_flags & SA_SIGINFO) && previous[i].sa_handler == SIG_IGN;
    if (!is_ignored) sigaction(deadly[i], &action, NULL);
  }
}

int cedit_terminal_guard(int fd) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  if (atomic_load(&guarded) == fd) return 0;
  if (tcgetattr(fd, &remembered) != 0) return errno;
  atomic_store(&guarded, fd);
  pthread_once(&once, prepare);
  return 0;
}

void cedit_terminal_mark_changed(bool changed) {
  int fd = atomic_load(&guarded);
  // The owner may have changed the modes since (stty): what is there before a change is what returns.
  if (changed && fd >= 0 && !atomic_load(&is_changed)) tcgetattr(fd, &remembered);
  atomic_store(&is_changed, changed && fd >= 0);
}

int cedit_terminal_cbreak(void) {
  int fd = atomic_load(&guarded);
  if (fd < 0) return ENOTTY;
  if (!atomic_load(&is_changed) && tcgetattr(fd, &remembered) != 0) return errno;
  struct termios modes = remembered;
  modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL);
  modes.c_lflag |= ISIG;
  modes.c_cc[VMIN] = 1;
  modes.c_cc[VTIME] = 0;
  atomic_store(&is_changed, true);
  if (tcsetattr(fd, TCSADRAIN, &modes) == 0) return 0;
  int error = errno;
  atomic_store(&is_changed, false);
  return error;
}

void cedit_terminal_restore(void) {
  int fd = atomic_load(&guarded);
  if (fd >= 0 && atomic_exchange(&is_changed, false)) tcsetattr(fd, TCSADRAIN, &remembered);
}

bool cedit_terminal_is_known(const char *type) {
  // libedit has brought the terminal library with it, whatever its name is on this system.
  int (*look_up)(char *, const char *) = (int (*)(char *, const char *))dlsym(RTLD_DEFAULT, "tgetent");
  static char entry[4096];
  return !look_up || look_up(entry, type) == 1;
}

bool cedit_terminal_size(int fd, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}
