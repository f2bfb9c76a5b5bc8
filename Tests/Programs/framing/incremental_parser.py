# A parser object that is fed with whatever arrives and gives back what is complete.
import socket
import struct


class Framer:
    """Cuts a byte stream into messages of two bytes of length and a body."""

    def __init__(self):
        self._data = bytearray()

    def feed(self, chunk):
        self._data += chunk
        messages = []
        while len(self._data) >= 2:
            (size,) = struct.unpack_from(">H", self._data)
            if len(self._data) < 2 + size:
                break
            messages.append(bytes(self._data[2:2 + size]))
            del self._data[:2 + size]
        return messages

    @property
    def pending(self):
        return len(self._data)


def frame(body):
    return struct.pack(">H", len(body)) + body


sender, receiver = socket.socketpair()
wire = b"".join(frame(word) for word in (b"GET", b"some longer body", b"", b"END"))
framer = Framer()
for start in range(0, len(wire), 6):
    sender.send(wire[start:start + 6])
    chunk = receiver.recv(4096)
    print(len(chunk), "bytes ->", framer.feed(chunk), "pending", framer.pending)
sender.close()
receiver.close()
