// Descriptors that are ours and not the reader's: kept out of the low numbers.
#ifndef CKERNEL_DESCRIPTORS_H
#define CKERNEL_DESCRIPTORS_H

/// Raises the soft limit of descriptors towards `wanted`, as far as the hard limit allows; returns the limit in force.
long ck_raise_descriptor_limit(unsigned long wanted);
/// Moves a descriptor to a number that the reader's program does not get; returns the new one, or the same where
/// there is no room.
int ck_move_up(int fd);
/// An epoll(7) descriptor, as a selector of the reader's holds one; -1 where there is none to be had.
int ck_epoll_open(void);

#endif
