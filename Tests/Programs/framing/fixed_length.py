# Messages of a fixed length, as the HOWTO's MySocket sends them.
import socket
import threading

MSGLEN = 16


class MySocket:
    def __init__(self, sock=None):
        if sock is None:
            self.sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        else:
            self.sock = sock

    def connect(self, host, port):
        self.sock.connect((host, port))

    def mysend(self, msg):
        totalsent = 0
        while totalsent < MSGLEN:
            sent = self.sock.send(msg[totalsent:])
            if sent == 0:
                raise RuntimeError("socket connection broken")
            totalsent = totalsent + sent

    def myreceive(self):
        chunks = []
        bytes_recd = 0
        while bytes_recd < MSGLEN:
            chunk = self.sock.recv(min(MSGLEN - bytes_recd, 2048))
            if chunk == b'':
                raise RuntimeError("socket connection broken")
            chunks.append(chunk)
            bytes_recd = bytes_recd + len(chunk)
        return b''.join(chunks)


def pad(text):
    return text.encode().ljust(MSGLEN, b'.')


def serve(listener):
    connection, address = listener.accept()
    server = MySocket(connection)
    for _ in range(3):
        message = server.myreceive()
        server.mysend(message.swapcase())
    connection.close()


listener = socket.create_server(("127.0.0.1", 0))
thread = threading.Thread(target=serve, args=(listener,))
thread.start()
client = MySocket()
client.connect(*listener.getsockname())
for word in ("first", "Second", "THIRD"):
    client.mysend(pad(word))
    print(client.myreceive())
try:
    client.myreceive()
except RuntimeError as error:
    print("RuntimeError:", error)
thread.join()
client.sock.close()
listener.close()
