#ifndef SWITCHBOARD_LESSONS_H
#define SWITCHBOARD_LESSONS_H

#include <stddef.h>

/// A lesson that is part of the program: its name without `.md`, and the bytes of its file.
struct embedded_lesson {
  const char *name;
  const unsigned char *bytes;
  size_t length;
};

/// The number of lessons.
size_t embedded_lesson_count(void);

/// The lesson at a place from 0 on; all fields are zero beyond the last one.
struct embedded_lesson embedded_lesson_at(size_t index);

#endif
