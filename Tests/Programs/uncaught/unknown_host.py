# A name that nobody knows.
import socket

s = socket.socket()
s.connect(("no.such.host.invalid", 80))
