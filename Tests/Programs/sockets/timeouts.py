import socket
import time

a, b = socket.socketpair()
print(a.gettimeout(), a.timeout, a.getblocking())
a.settimeout(0.05)
print(a.gettimeout(), a.getblocking())
start = time.monotonic()
try:
    a.recv(10)
except TimeoutError as e:
    print(repr(e), e.errno, e.args, isinstance(e, socket.timeout), socket.timeout is TimeoutError)
print(0.04 < time.monotonic() - start < 2)
b.send(b"now")
print(a.recv(10))
for value in (0, None, 2, 1.5, True):
    a.settimeout(value)
    print(value, a.gettimeout(), a.getblocking())
for value in (-1, "x", float("nan"), 1e10, [1]):
    try:
        a.settimeout(value)
    except Exception as e:
        print(type(e).__name__, e)
listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen()
listener.settimeout(0.02)
try:
    listener.accept()
except socket.timeout as e:
    print(e)
print(socket.getdefaulttimeout())
socket.setdefaulttimeout(7)
s = socket.socket()
print(s.gettimeout(), socket.getdefaulttimeout())
socket.setdefaulttimeout(None)
print(socket.socket().gettimeout())
a.settimeout(0.01)
a.sendall(b"x" * 10_000_000)
