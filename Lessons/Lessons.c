#include "Lessons.h"
