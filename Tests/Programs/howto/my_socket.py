# The HOWTO's MySocket: messages of a fixed length, in both directions, and a connection that breaks.
import socket
import threading

MSGLEN = 5000


class MySocket:
    """demonstration class only
      - coded for clarity, not efficiency
    """

    def __init__(self, sock=None):
        if sock is None:
            self.sock = socket.socket(
                            socket.AF_INET, socket.SOCK_STREAM)
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


listening = socket.socket()
listening.bind(("127.0.0.1", 0))
listening.listen()


def echo_once():
    connected, address = listening.accept()
    other = MySocket(connected)
    other.mysend(other.myreceive()[::-1])
    connected.close()


server = threading.Thread(target=echo_once)
server.start()
mine = MySocket()
mine.connect(*listening.getsockname())
message = b"0123456789" * 500
mine.mysend(message)
answer = mine.myreceive()
server.join()
print(len(answer), answer == message[::-1], answer[:10], MySocket.__doc__.splitlines()[1])
mine.myreceive()
