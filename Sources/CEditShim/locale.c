#define _GNU_SOURCE
#include "CEditShim.h"

#include <langinfo.h>
#include <locale.h>
#include <pthread.h>
#include <string.h>
#include <wchar.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;

static bool is_utf8(void) {
  const char *name = nl_langinfo(CODESET);
  return name && (strcmp(name, "UTF-8") == 0 || strcmp(name, "utf8") == 0);
}

static void choose(void) {
  if (setlocale(LC_CTYPE, "") && is_utf8()) return;
  if (setlocale(LC_CTYPE, "C.UTF-8") && is_utf8()) return;
  setlocale(LC_CTYPE, "UTF-8");
}

void cedit_locale(void) { pthread_once(&once, choose); }

int cedit_wcwidth(uint32_t scalar) {
  cedit_locale();
  return wcwidth((wchar_t)scalar);
}
