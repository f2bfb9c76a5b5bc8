// Every lesson is embedded here, so that the program needs no file beside it.
// A new lesson takes two lines below and one in Package.swift; a test fails when one is missing.
#include "Lessons.h"

#if defined(__clang__)
#pragma clang diagnostic ignored "-Wc23-extensions"
#endif

static const unsigned char lesson_01[] = {
#embed "01-sockets.md"
};

static const unsigned char lesson_02[] = {
#embed "02-creating-a-socket.md"
};

static const unsigned char lesson_03[] = {
#embed "03-using-bytes.md"
};

static const unsigned char lesson_04[] = {
#embed "04-using-messages.md"
};

static const unsigned char lesson_05[] = {
#embed "05-binary-data.md"
};

static const unsigned char lesson_06[] = {
#embed "06-disconnecting.md"
};

static const unsigned char lesson_07[] = {
#embed "07-when-sockets-die.md"
};

static const unsigned char lesson_08[] = {
#embed "08-non-blocking-sockets.md"
};

static const unsigned char lesson_09[] = {
#embed "09-select.md"
};

static const unsigned char lesson_10[] = {
#embed "10-capstone-chat-server.md"
};

static const struct embedded_lesson lessons[] = {
    {"01-sockets", lesson_01, sizeof lesson_01},
    {"02-creating-a-socket", lesson_02, sizeof lesson_02},
    {"03-using-bytes", lesson_03, sizeof lesson_03},
    {"04-using-messages", lesson_04, sizeof lesson_04},
    {"05-binary-data", lesson_05, sizeof lesson_05},
    {"06-disconnecting", lesson_06, sizeof lesson_06},
    {"07-when-sockets-die", lesson_07, sizeof lesson_07},
    {"08-non-blocking-sockets", lesson_08, sizeof lesson_08},
    {"09-select", lesson_09, sizeof lesson_09},
    {"10-capstone-chat-server", lesson_10, sizeof lesson_10},
};

size_t embedded_lesson_count(void) { return sizeof lessons / sizeof lessons[0]; }

struct embedded_lesson embedded_lesson_at(size_t index) {
  struct embedded_lesson none = {0};
  return index < embedded_lesson_count() ? lessons[index] : none;
}
