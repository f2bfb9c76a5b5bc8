#define _GNU_SOURCE
#include "CTerminalTesting.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

int terminal_spawn(const char *path, char *const arguments[], char *const environment[], int rows,
                   int columns, pid_t *child) {
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (master < 0) return -1;
  char *name;
  if (grantpt(master) != 0 || unlockpt(master) != 0 || !(name = ptsname(master))) {
    close(master);
    return -1;
  }
  // The parent's own opening keeps the terminal alive until the child has it.
  int slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  if (slave < 0 || ioctl(slave, TIOCSWINSZ, &size) != 0 || (*child = fork()) < 0) {
    if (slave >= 0) close(slave);
    close(master);
    return -1;
  }
  if (*child == 0) {
    setsid();
    ioctl(slave, TIOCSCTTY, 0);
    for (int fd = 0; fd < 3; fd++) dup2(slave, fd);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
    execve(path, arguments, environment);
    _exit(127);
  }
  close(slave);
  return master;
}

int terminal_resize(int master, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(master, TIOCSWINSZ, &size);
}

int terminal_is_cooked(int master) {
  struct termios modes;
  if (tcgetattr(master, &modes) != 0) return 0;
  return (modes.c_lflag & ICANON) && (modes.c_lflag & ECHO);
}

int terminal_wait(pid_t child) {
  int status;
  if (waitpid(child, &status, 0) < 0) return -1;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
