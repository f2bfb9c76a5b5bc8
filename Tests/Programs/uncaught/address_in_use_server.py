# Two servers want the same port.
import socket

first = socket.create_server(("127.0.0.1", 0))
port = first.getsockname()[1]
second = socket.socket()
try:
    second.bind(("127.0.0.1", port))
except OSError as error:
    print(error)
    raise SystemExit(3)
