# A class that sends and receives messages with a header, and closes at the end of its block.
import socket
import struct
import threading


class ProtocolError(RuntimeError):
    pass


class FramedSocket:
    """Length-prefixed messages over a stream socket."""

    HEADER = struct.Struct("!IBx")
    LIMIT = 1 << 16

    def __init__(self, sock):
        self._sock = sock
        self._buffer = bytearray()
        self.received = 0

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        self._sock.close()
        return exc_type is ProtocolError

    def __iter__(self):
        while True:
            message = self.receive()
            if message is None:
                return
            yield message

    def send(self, kind, payload=b""):
        if len(payload) > self.LIMIT:
            raise ProtocolError(f"message too long: {len(payload):,} bytes")
        self._sock.sendall(self.HEADER.pack(len(payload), kind) + payload)

    def _fill(self, n):
        while len(self._buffer) < n:
            data = self._sock.recv(n - len(self._buffer))
            if not data:
                if self._buffer:
                    raise ProtocolError("connection closed in the middle of a message")
                return False
            self._buffer += data
            self.received += len(data)
        return True

    def receive(self):
        if not self._fill(self.HEADER.size):
            return None
        length, kind = self.HEADER.unpack_from(self._buffer)
        if length > self.LIMIT:
            raise ProtocolError("bad length %#x" % length)
        self._fill(self.HEADER.size + length)
        payload = bytes(self._buffer[self.HEADER.size:])
        self._buffer.clear()
        return kind, payload

    def __repr__(self):
        return f"{type(self).__name__}(received={self.received})"


def echo(sock, log):
    with FramedSocket(sock) as framed:
        for kind, payload in framed:
            log.append((kind, len(payload)))
            framed.send(kind ^ 0xFF, payload[::-1])
    log.append(repr(framed))


left, right = socket.socketpair()
log = []
thread = threading.Thread(target=echo, args=(right, log))
thread.start()
client = FramedSocket(left)
for kind, payload in enumerate([b"", b"abc", bytes(range(256)) * 4, "snö".encode()]):
    client.send(kind, payload)
    k, p = client.receive()
    print(k, len(p), p[:4], p[::-1] == payload)
try:
    client.send(1, bytes(70_000))
except ProtocolError as error:
    print("error:", error)
left.sendall(b"\xff\xff\xff\xff\x00\x00")
print(client.receive())
thread.join()
print(*log, sep="\n")
print(client)
left.close()
client.send(0)
