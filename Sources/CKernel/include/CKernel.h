// The C that Swift cannot see, or cannot say without contortion. No policy lives here.
#ifndef CKERNEL_H
#define CKERNEL_H

#include "calls.h"
#include "child_process.h"
#include "descriptor_table.h"
#include "descriptors.h"
#include "diag.h"
#include "frame.h"
#include "gate.h"
#include "inodes.h"
#include "interrupt.h"
#include "namespaces.h"
#include "numbers.h"
#include "packets.h"
#include "passing.h"
#include "tcp.h"
#include "thread.h"

#endif
