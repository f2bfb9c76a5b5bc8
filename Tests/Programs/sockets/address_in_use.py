import socket

first = socket.socket()
first.bind(("127.0.0.1", 0))
first.listen()
port = first.getsockname()[1]
second = socket.socket()
try:
    second.bind(("127.0.0.1", port))
except OSError as e:
    print(e.errno, e.strerror, type(e).__name__)
try:
    socket.create_server(("127.0.0.1", port))
except OSError as e:
    print(str(e).replace(str(port), "PORT"))
try:
    second.bind(("192.0.2.1", 0))
except OSError as e:
    print(e)
try:
    second.listen(-5)
    second.listen(0)
    first.connect(("127.0.0.1", port))
except OSError as e:
    print(e)
try:
    second.accept(1)
except TypeError as e:
    print(e)
first.recv(1)
