// Floating-point numbers as text, without the detour of a variable argument list in Swift.
#ifndef CKERNEL_NUMBERS_H
#define CKERNEL_NUMBERS_H

#include <stddef.h>

/// Writes a number in one of the forms `e`, `E`, `f`, `F` of printf(3), with `#` when `is_alternate`.
///
/// Returns the length of the whole text, which may be more than there was room for.
int ck_print_number(
    char *buffer, size_t size, char form, int is_alternate, int precision, double number);

#endif
