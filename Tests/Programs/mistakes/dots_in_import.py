import socket.
