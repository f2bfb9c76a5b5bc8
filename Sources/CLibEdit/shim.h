#if !__has_include(<histedit.h>)
#error "Switchboard needs libedit's headers. Debian, Ubuntu: sudo apt-get install libedit-dev. macOS: brew install libedit."
#endif
#include <stdio.h>
#include <histedit.h>
