# Writing on after the peer has gone.
import socket

a, b = socket.socketpair()
b.close()
print("the other end is closed")
a.sendall(b"hello?")
