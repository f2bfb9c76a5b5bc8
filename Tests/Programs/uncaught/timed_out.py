# A time limit that nobody expected to pass.
import socket

a, b = socket.socketpair()
a.settimeout(0.01)
try:
    a.recv(10)
finally:
    print("closing")
    a.close()
    b.close()
