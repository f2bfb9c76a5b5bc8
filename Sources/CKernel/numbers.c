#include "numbers.h"

#include <stdio.h>

int ck_print_number(
    char *buffer, size_t size, char form, int is_alternate, int precision, double number) {
  char format[] = {'%', '.', '*', form, 0};
  char alternate[] = {'%', '#', '.', '*', form, 0};
  return snprintf(buffer, size, is_alternate ? alternate : format, precision, number);
}
