# Every message is preceded by its length in network byte order.
import socket
import struct


def send_message(sock, payload):
    sock.sendall(struct.pack("!I", len(payload)) + payload)


def recv_exactly(sock, count):
    data = bytearray()
    while len(data) < count:
        part = sock.recv(count - len(data))
        if not part:
            raise ConnectionError(f"closed after {len(data)} of {count} bytes")
        data += part
    return bytes(data)


def recv_message(sock):
    (length,) = struct.unpack("!I", recv_exactly(sock, 4))
    return recv_exactly(sock, length)


left, right = socket.socketpair()
for payload in (b"hello", b"", b"x" * 1000, "grüße".encode()):
    send_message(left, payload)
for _ in range(4):
    message = recv_message(right)
    print(len(message), message[:12])
left.sendall(struct.pack("!I", 10) + b"only")
left.close()
try:
    recv_message(right)
except ConnectionError as error:
    print("ConnectionError:", error)
right.close()
