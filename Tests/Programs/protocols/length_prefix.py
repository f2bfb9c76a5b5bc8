# Frames with a length in front, taken from a stream that gives what it likes.
import struct


def frame(payload):
    return struct.pack("!I", len(payload)) + payload


class Stream:
    def __init__(self, data, sizes):
        self.data, self.sizes = data, iter(sizes)

    def recv(self, most):
        size = min(most, next(self.sizes, most))
        piece, self.data = self.data[:size], self.data[size:]
        return piece


def receive_exactly(stream, count):
    parts = []
    while count:
        part = stream.recv(count)
        if not part:
            raise ConnectionError(f"closed with {count} bytes missing")
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def messages(stream):
    while True:
        try:
            header = receive_exactly(stream, 4)
        except ConnectionError:
            return
        yield receive_exactly(stream, struct.unpack("!I", header)[0])


wire = frame(b"hello") + frame(b"") + frame(b"a longer message") + frame(b"cut")[:-1]
try:
    for message in messages(Stream(wire, [1, 2, 3, 1, 5, 4, 7])):
        print(len(message), message)
except ConnectionError as error:
    print("ConnectionError:", error)
