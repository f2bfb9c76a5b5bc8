#if !__has_include(<cmark.h>)
#error "Switchboard needs cmark's headers. Debian, Ubuntu: sudo apt-get install libcmark-dev. macOS: brew install cmark."
#endif
#include <cmark.h>
