# Unpacking a header that has not arrived whole.
import socket
import struct

a, b = socket.socketpair()
a.sendall(b"\0\0")
header = b.recv(4)
print(len(header))
(length,) = struct.unpack("!I", header)
