# A port number that came from the command line and was never converted.
import socket

port = "8000"
s = socket.socket()
s.bind(("127.0.0.1", port))
