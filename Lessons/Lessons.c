// Every lesson is embedded here, so that the program needs no file beside it.
// A new lesson takes two lines below and one in Package.swift; a test fails when one is missing.
#include "Lessons.h"

#if defined(__clang__)
#pragma clang diagnostic ignored "-Wc23-extensions"
#endif

static const unsigned char lesson_02[] = {
#embed "02-creating-a-socket.md"
};

static const unsigned char lesson_03[] = {
#embed "03-using-bytes.md"
};

static const struct embedded_lesson lessons[] = {
    {"02-creating-a-socket", lesson_02, sizeof lesson_02},
    {"03-using-bytes", lesson_03, sizeof lesson_03},
};

size_t embedded_lesson_count(void) { return sizeof lessons / sizeof lessons[0]; }

struct embedded_lesson embedded_lesson_at(size_t index) {
  struct embedded_lesson none = {0};
  return index < embedded_lesson_count() ? lessons[index] : none;
}
