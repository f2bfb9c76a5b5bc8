# The HOWTO's server. A class of sockets takes a free port of loopback in place of a public host's port 80.
import socket


class Modest(socket.socket):
    def bind(self, address):
        host, port = address
        print(host == socket.gethostname(), port)
        super().bind(("127.0.0.1", 0))


socket.socket = Modest

# create an INET, STREAMing socket
serversocket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
# bind the socket to a public host, and a well-known port
serversocket.bind((socket.gethostname(), 80))
# become a server socket
serversocket.listen(5)

print(serversocket.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
visitor = socket.create_connection(serversocket.getsockname())
connected, address = serversocket.accept()
print(address == visitor.getsockname(), connected.getsockname() == visitor.getpeername())
serversocket.close()
connected.sendall(b"hello")
connected.close()
print(visitor.recv(100), visitor.recv(100))
visitor.close()
serversocket.accept()
