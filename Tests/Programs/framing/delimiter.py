# Messages that end in a newline, however the bytes arrive.
import socket


class LineReader:
    def __init__(self, sock):
        self.sock = sock
        self.buffer = b""

    def next_line(self):
        while b"\n" not in self.buffer:
            data = self.sock.recv(7)
            if not data:
                rest, self.buffer = self.buffer, b""
                return rest or None
            self.buffer += data
        line, _, self.buffer = self.buffer.partition(b"\n")
        return line


a, b = socket.socketpair()
a.sendall(b"one\ntwo\nthr")
reader = LineReader(b)
print(reader.next_line(), reader.next_line(), "left:", reader.buffer)
a.sendall(b"ee\n\nlast without end")
a.shutdown(socket.SHUT_WR)
while True:
    line = reader.next_line()
    if line is None:
        break
    print(repr(line.decode()))
a.close()
b.close()
