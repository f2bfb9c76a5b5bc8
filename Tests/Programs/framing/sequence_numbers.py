# Numbered packets with a checksum; damaged and missing ones are noticed.
import socket
import struct

PACKET = struct.Struct("!IHB")


def checksum(data):
    total = 0
    for byte in data:
        total = (total * 31 + byte) & 0xFF
    return total


def pack(number, data):
    return PACKET.pack(number, len(data), checksum(data)) + data


def unpack_all(stream):
    expected = 0
    offset = 0
    while offset < len(stream):
        number, size, check = PACKET.unpack_from(stream, offset)
        data = stream[offset + PACKET.size:offset + PACKET.size + size]
        offset += PACKET.size + size
        if number != expected:
            yield f"lost {number - expected} before {number}"
        expected = number + 1
        yield f"{number}: {data!r}" if checksum(data) == check else f"{number}: damaged"


a, b = socket.socketpair()
packets = [pack(n, f"packet {n}".encode()) for n in range(5)]
packets[1] = packets[1][:-1] + b"?"
del packets[3]
a.sendall(b"".join(packets))
a.close()
received = b""
while part := b.recv(9):
    received += part
for line in unpack_all(received):
    print(line)
b.close()
