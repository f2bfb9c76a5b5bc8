#ifndef CKERNEL_DESCRIPTOR_TABLE_H
#define CKERNEL_DESCRIPTOR_TABLE_H

/// Gives the calling thread, and the threads that it starts from now on, a descriptor table of
/// its own, as if it were another process: only 0, 1, 2 and `kept` (-1 for none) are kept. Returns
/// 0, or an errno (ENOSYS where the system has no such call). See close_range(2),
/// CLOSE_RANGE_UNSHARE.
int ck_own_descriptor_table(int kept);

/// The threads that have left the process's table, in the order in which they did so: writes at
/// most `capacity` of their ids and returns how many there are. They are taken to live as long as
/// the process.
int ck_descriptor_table_owners(int *threads, int capacity);

/// Says that the calling thread was started by one that has a table of its own.
void ck_descriptor_table_inherited(void);

/// Whether the calling thread's descriptors are not those of the process.
int ck_descriptor_table_is_own(void);

#endif
