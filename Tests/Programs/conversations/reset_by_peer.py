# Closing with unread bytes, or with SO_LINGER 0, is a reset: what each end is told.
import socket
import struct


def pair():
    listener = socket.create_server(("127.0.0.1", 0))
    client = socket.create_connection(listener.getsockname())
    server, _ = listener.accept()
    listener.close()
    return client, server


client, server = pair()
client.sendall(b"never read")
server.recv(1)
server.close()
for attempt in (lambda: client.recv(10), lambda: client.recv(10), lambda: client.send(b"x")):
    try:
        print(attempt())
    except OSError as error:
        print(type(error).__name__, error)
client.close()

client, server = pair()
client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
print(struct.unpack("ii", client.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8)))
client.sendall(b"abc")
client.close()
try:
    print(server.recv(10))
    print(server.recv(10))
except ConnectionResetError as error:
    print("ConnectionResetError", error.errno, error.strerror)
print(server.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
server.close()

client, server = pair()
server.close()
print(client.recv(10), client.send(b"into the void"))
for _ in range(100):
    try:
        client.send(b"more")
    except (BrokenPipeError, ConnectionResetError) as error:
        print(isinstance(error, ConnectionError))
        break
client.close()
