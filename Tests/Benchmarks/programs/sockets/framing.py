# The HOWTO's MySocket class with a fixed message length.
import socket
import threading

MSGLEN = 64


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


def serve(listener, count):
    conn, address = listener.accept()
    peer = MySocket(conn)
    for _ in range(count):
        peer.mysend(peer.myreceive().upper())
    conn.close()


listener = socket.socket()
listener.bind(('127.0.0.1', 0))
listener.listen()
thread = threading.Thread(target=serve, args=(listener, 10000))
thread.start()
client = MySocket()
client.connect(*listener.getsockname())
total = 0
for i in range(10000):
    client.mysend(b'%064d' % i)
    total += int(client.myreceive())
thread.join()
client.sock.close()
listener.close()
print(total)
