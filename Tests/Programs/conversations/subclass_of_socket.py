# A socket class of one's own: counting bytes and speaking lines.
import socket


class CountingSocket(socket.socket):
    sent = 0
    received = 0

    def send(self, data, *flags):
        count = super().send(data, *flags)
        self.sent += count
        return count

    def recv(self, *arguments):
        data = super().recv(*arguments)
        self.received += len(data)
        return data

    def accept(self):
        connection, address = super().accept()
        print("accepted from", address[0])
        return connection, address


listener = CountingSocket(socket.AF_INET, socket.SOCK_STREAM)
listener.bind(("127.0.0.1", 0))
listener.listen()
client = CountingSocket()
client.connect(listener.getsockname())
server, _ = listener.accept()
print(type(server) is socket.socket, isinstance(client, socket.socket))
client.send(b"12345")
client.sendall(b"not counted")
print(client.sent, client.received, server.recv(100))
server.sendall(b"abc")
print(client.recv(100), client.received, vars(client))
text = repr(client)
print(text.startswith("<__main__.CountingSocket fd="), ", raddr=('127.0.0.1', " in text)
for one in (client, server, listener):
    one.close()
print(repr(client))
