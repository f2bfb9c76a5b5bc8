# Receiving on a listening socket.
import socket

server = socket.create_server(("127.0.0.1", 0))
server.recv(100)
