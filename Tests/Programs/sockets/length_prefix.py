# Messages that say how long they are.
import socket
import struct


def send_message(sock, payload):
    sock.sendall(struct.pack("!I", len(payload)) + payload)


def receive_exactly(sock, count):
    data = bytearray()
    while len(data) < count:
        piece = sock.recv(count - len(data))
        if not piece:
            raise EOFError(f"peer closed after {len(data)} of {count} bytes")
        data += piece
    return bytes(data)


def receive_message(sock):
    (length,) = struct.unpack("!I", receive_exactly(sock, 4))
    return receive_exactly(sock, length)


a, b = socket.socketpair()
for payload in (b"", b"x", "grüße".encode(), bytes(range(256)) * 10):
    send_message(a, payload)
for _ in range(4):
    message = receive_message(b)
    print(len(message), message[:12])
a.sendall(struct.pack("!I", 100) + b"only this")
a.close()
receive_message(b)
