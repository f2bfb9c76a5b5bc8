# The beginner's mistake: text instead of bytes.
import socket

a, b = socket.socketpair()
a.sendall("hello")
