# Length-prefixed messages through a socketpair, parsed from a buffer.
import socket
import struct


class Parser:
    def __init__(self):
        self.buffer = b''

    def feed(self, data):
        self.buffer += data
        messages = []
        while len(self.buffer) >= 4:
            (length,) = struct.unpack('!I', self.buffer[:4])
            if len(self.buffer) < 4 + length:
                break
            messages.append(self.buffer[4:4 + length])
            self.buffer = self.buffer[4 + length:]
        return messages


left, right = socket.socketpair()
parser = Parser()
total = 0
seen = 0
for i in range(20000):
    batch = []
    for j in range(10):
        body = b'm' * ((i + j) % 50)
        batch.append(struct.pack('!I', len(body)) + body)
    left.sendall(b''.join(batch))
    while seen < (i + 1) * 10:
        for message in parser.feed(right.recv(100)):
            seen += 1
            total += len(message)
left.close()
right.close()
print(seen, total)
