// An event count: sleepers take a ticket, look at what they wait for, and sleep until the count has moved on.
#ifndef CKERNEL_GATE_H
#define CKERNEL_GATE_H

#include <stdint.h>

/// An event count.
struct ck_gate;

/// Makes one; never null.
struct ck_gate *ck_gate_new(void);
/// Frees it; nobody may be asleep in it.
void ck_gate_free(struct ck_gate *gate);
/// The present count.
uint64_t ck_gate_ticket(struct ck_gate *gate);
/// Moves the count on and wakes all sleepers.
void ck_gate_bump(struct ck_gate *gate);
/// Sleeps until the count differs from the ticket; 0 when the time is over; nanoseconds below 0 for no limit.
int ck_gate_wait(struct ck_gate *gate, uint64_t ticket, long long nanoseconds);

#endif
