# Which of several wrong arguments is named, and how None is.
import socket
import threading


def attempt(action):
    try:
        print("ok", action())
    except Exception as error:
        print(type(error).__name__, error)


left, right = socket.socketpair()
attempt(lambda: left.recv_into(None))
attempt(lambda: left.recvfrom_into(None, 5))
attempt(lambda: left.recv_into(threading.Lock()))
attempt(lambda: socket.getnameinfo(b"x", 1.5))
attempt(lambda: socket.getnameinfo(b"x", 0))
attempt(lambda: socket.getaddrinfo(1, 2, 3))
attempt(lambda: socket.getaddrinfo(bytearray(b"localhost"), 3))
attempt(lambda: left.makefile("w").write(threading.Lock()))
