// The C that Swift cannot see, or cannot say without contortion. No policy lives here.
#ifndef CKERNEL_H
#define CKERNEL_H

#include "calls.h"
#include "descriptor_table.h"
#include "descriptors.h"
#include "diag.h"
#include "frame.h"
#include "gate.h"
#include "inodes.h"
#include "interrupt.h"
#include "numbers.h"
#include "tcp.h"
#include "thread.h"

#endif
