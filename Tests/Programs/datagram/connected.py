# A connected datagram socket: send without an address, and hear of refusals.
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 0))
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
try:
    client.send(b"nowhere")
except OSError as error:
    print(error)
client.connect(server.getsockname())
print(client.send(b"hello"), client.getpeername() == server.getsockname())
data, address = server.recvfrom(100)
server.sendto(data.title(), address)
print(client.recv(100))
address_of_server = server.getsockname()
server.close()
client.send(b"is anybody there?")
try:
    print(client.recv(100))
except ConnectionRefusedError as error:
    print("ConnectionRefusedError:", error)
print(client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
client.close()
