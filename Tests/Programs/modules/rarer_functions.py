# Functions of the modules that few programs call.
import socket
import struct
import sys
import threading

print(socket.has_dualstack_ipv6() in (True, False), type(socket.getfqdn("127.0.0.1")).__name__)
a, b = socket.socketpair()
again = socket.fromfd(a.fileno(), a.family, a.type)
again.sendall(b"through the copy")
print(b.recv(100), again.fileno() != a.fileno())
for each in (a, b, again):
    each.close()
print(threading.get_ident() == threading.current_thread().ident, threading.get_native_id() > 0)
print(threading.activeCount(), threading.currentThread().name)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: struct.Struct("!H").pack(value=1))
attempt(lambda: struct.Struct("!H", 1))
attempt(lambda: struct.Struct("!H").unpack_from(b"ab", offset=0))
print("the last line", file=sys.stderr)
