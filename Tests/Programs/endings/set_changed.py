# Removing while iterating.
open_sockets = {1, 2, 3}
for fd in open_sockets:
    print("visiting", fd)
    open_sockets.discard(fd)
