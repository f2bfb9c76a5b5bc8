# Type, length, value: three kinds of fields in one stream.
import socket
import struct

HEADER = struct.Struct("!BH")
TEXT, NUMBER, END = 1, 2, 255


def field(kind, value=b""):
    return HEADER.pack(kind, len(value)) + value


def encode(record):
    parts = []
    for value in record:
        if isinstance(value, int):
            parts.append(field(NUMBER, struct.pack("!q", value)))
        else:
            parts.append(field(TEXT, value.encode("utf-8")))
    return b"".join(parts) + field(END)


def decode(stream):
    record = []
    while True:
        head = stream.read(HEADER.size)
        kind, length = HEADER.unpack(head)
        value = stream.read(length)
        if kind == END:
            return record
        if kind == NUMBER:
            record.append(struct.unpack("!q", value)[0])
        elif kind == TEXT:
            record.append(value.decode("utf-8"))
        else:
            raise ValueError(f"field of kind {kind}")


a, b = socket.socketpair()
stream = b.makefile("rb")
a.sendall(encode(["temperature", -12, "°C"]) + encode([2 ** 40]) + encode([]))
print(decode(stream))
print(decode(stream))
print(decode(stream))
a.sendall(field(9, b"??") + field(END))
try:
    decode(stream)
except ValueError as error:
    print("ValueError:", error)
for one in (stream, a, b):
    one.close()
