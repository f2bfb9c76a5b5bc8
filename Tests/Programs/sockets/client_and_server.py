# One connection within one process: the kernel completes it before accept() is called.
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("127.0.0.1", 0))
server.listen(5)
address = server.getsockname()
print(address[0], address[1] > 0)

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print(client.connect(address))
connection, peer = server.accept()
print(type(connection), peer == client.getsockname())
print(connection.getpeername() == client.getsockname())

print(client.send(b"hello"))
print(connection.recv(2), connection.recv(100))
print(connection.sendall(b"world" * 3))
print(client.recv(1024))
connection.close()
print(client.recv(10), client.recv(10))
client.close()
server.close()
print(server, client.fileno())
