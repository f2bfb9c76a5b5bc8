// Messages with a descriptor in them: SCM_RIGHTS of unix(7).
#ifndef CKERNEL_PASSING_H
#define CKERNEL_PASSING_H

/// sendmsg(2) of one message, with a descriptor where `passed` is not negative.
long ck_pass(int channel, const void *bytes, unsigned long length, int passed);
/// recvmsg(2) of one message; the descriptor in it, close-on-exec, is written to `passed`, -1 where there is none.
///
/// Where a descriptor was sent and this process may have no more, `passed` is -1 and the result is -EMFILE.
long ck_take(int channel, void *bytes, unsigned long capacity, int *passed);
/// The most descriptors of one message.
#define CK_MOST_PASSED 64
/// sendmsg(2) of one message with several descriptors.
long ck_pass_all(int channel, const void *bytes, unsigned long length, const int *passed, int count);
/// recvmsg(2) of one message; the descriptors in it, close-on-exec, are written to `passed`, which has room for
/// CK_MOST_PASSED, and their number to `count`: fewer than were sent where this process may have no more.
long ck_take_all(int channel, void *bytes, unsigned long capacity, int *passed, int *count);
/// Lets calls on a channel fail with EAGAIN after so many milliseconds.
long ck_limit_waits(int channel, int milliseconds);
/// socketpair(2) whose messages keep their bounds, close-on-exec.
long ck_message_pair(int fds[2]);

#endif
