# The HOWTO's select: one socket that is ready, one that is not, and a time limit that ends.
import select
import socket

ours, theirs = socket.socketpair()
quiet, other = socket.socketpair()
names = {ours: "ours", theirs: "theirs", quiet: "quiet", other: "other"}


def show(title, sockets):
    print(title, [names[s] for s in sockets])


for word in [b"", b"hello"]:
    potential_readers = [ours, quiet]
    potential_writers = [] if word == b"" else [theirs]
    potential_errs = [ours, quiet]
    timeout = 0.01
    theirs.sendall(word)

    ready_to_read, ready_to_write, in_error = \
                   select.select(
                      potential_readers,
                      potential_writers,
                      potential_errs,
                      timeout)

    show("read", ready_to_read)
    show("write", ready_to_write)
    show("error", in_error)

print(ours.recv(10))
theirs.close()
print(select.select([ours, quiet], [], [])[0] == [ours], ours.recv(10))
ours.close()
select.select([ours], [], [], 0)
