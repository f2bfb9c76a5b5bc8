# A with block closes its socket; using it later is an error.
import socket

with socket.socket() as s:
    print(s.fileno() >= 0)
print(s.fileno())
s.send(b"too late")
