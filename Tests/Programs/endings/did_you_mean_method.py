import socket

s = socket.socket()
s.conect(("127.0.0.1", 80))
