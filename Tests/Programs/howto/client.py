# The HOWTO's client. Its two names: a class of sockets that goes to a server of this program, whatever host is asked.
import socket
import threading

listening = socket.socket()
listening.bind(("127.0.0.1", 0))
listening.listen()


def serve():
    connected, address = listening.accept()
    request = connected.recv(100)
    connected.sendall(b"got " + request)
    connected.close()


class Redirected(socket.socket):
    def connect(self, address):
        print("connect to", address)
        super().connect(listening.getsockname())


server = threading.Thread(target=serve)
server.start()
socket.socket = Redirected

# create an INET, STREAMing socket
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
# now connect to the web server on port 80 - the normal http port
s.connect(("www.python.org", 80))

print(s.getpeername() == listening.getsockname())
print(s.send(b"GET / HTTP/1.0\r\n\r\n"))
server.join()
print(s.recv(4096))
print(s.recv(4096))
s.close()
s.recv(1)
