# SO_LINGER with 0 seconds makes close() send a reset.
import socket
import struct

server = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(server.getsockname())
connection, _ = server.accept()
connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
print(connection.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8))
connection.close()
try:
    client.recv(100)
except ConnectionResetError as e:
    print(e)
try:
    client.send(b"x")
except BrokenPipeError as e:
    print(e, isinstance(e, ConnectionError), isinstance(e, OSError))
print(client.recv(100))
client.getpeername()
