import socket

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 0))
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
print(client.type, repr(client.type))
print(client.sendto(b"one", server.getsockname()))
data, address = server.recvfrom(100)
print(data, address == ("127.0.0.1", client.getsockname()[1]))
print(server.sendto(b"a longer answer", 0, address))
print(client.recv(8))
client.connect(server.getsockname())
client.send(b"")
print(server.recvfrom(10)[0])
client.send(b"abcdef")
buffer = bytearray(4)
count, sender = server.recvfrom_into(buffer)
print(count, buffer, sender == client.getsockname())
client.send(b"peeked")
print(server.recv(3, socket.MSG_PEEK), server.recv(100, socket.MSG_DONTWAIT))
server.settimeout(0.01)
try:
    server.recvfrom(10)
except TimeoutError as e:
    print(e)
port = server.getsockname()[1]
server.close()
client.send(b"nobody there")
client.recv(10)
