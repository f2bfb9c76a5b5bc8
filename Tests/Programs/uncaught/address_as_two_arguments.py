# The other beginner's mistake: host and port without the inner brackets.
import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect("127.0.0.1", 80)
