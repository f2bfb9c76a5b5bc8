import socket

s = socket.socket(socket.AF_INIT, socket.SOCK_STREAM)
