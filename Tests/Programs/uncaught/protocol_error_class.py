# An exception class of one's own, raised from what really happened.
import socket


class ProtocolError(Exception):
    def __init__(self, message, data):
        super().__init__(f"{message}: {data!r}")
        self.data = data


def read_number(sock):
    data = sock.recv(16)
    try:
        return int(data)
    except ValueError as error:
        raise ProtocolError("not a number", data) from error


a, b = socket.socketpair()
a.send(b"42")
print(read_number(b))
a.send(b"forty-two")
read_number(b)
