# A non-blocking socket without data.
import socket

a, b = socket.socketpair()
b.setblocking(False)
print(a.send(b"x"), b.recv(1))
b.recv(1)
