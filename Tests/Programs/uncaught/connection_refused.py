# Nobody listens any more: the connection is refused, and nobody catches it.
import socket

listener = socket.create_server(("127.0.0.1", 0))
address = listener.getsockname()
listener.close()
with socket.socket() as s:
    print("calling")
    s.connect(address)
