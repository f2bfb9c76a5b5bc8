# A DNS question, packed and read back.
import struct

TYPES = {1: "A", 15: "MX", 28: "AAAA"}


def encode_name(name):
    return b"".join(bytes([len(label)]) + label.encode("ascii") for label in name.split(".")) + b"\0"


def query(number, name, kind):
    return struct.pack("!HHHHHH", number, 0x0100, 1, 0, 0, 0) + encode_name(name) + struct.pack("!HH", kind, 1)


def decode_name(data, offset):
    labels = []
    while data[offset]:
        if data[offset] & 0xC0 == 0xC0:
            pointer, = struct.unpack_from("!H", data, offset)
            return labels + decode_name(data, pointer & 0x3FFF)[0], offset + 2
        size = data[offset]
        labels.append(data[offset + 1:offset + 1 + size].decode())
        offset += size + 1
    return labels, offset + 1


packet = query(0x1234, "www.example.org", 28)
print(packet.hex(" "))
number, flags, questions, *counts = struct.unpack_from("!6H", packet)
labels, offset = decode_name(packet, 12)
kind, family = struct.unpack_from("!HH", packet, offset)
print(hex(number), f"{flags:016b}", questions, counts, ".".join(labels), TYPES[kind], family)
answer = packet + b"\xc0\x0c" + struct.pack("!HHIH", 1, 1, 300, 4) + bytes([93, 184, 216, 34])
labels, offset = decode_name(answer, len(packet))
kind, family, life, size = struct.unpack_from("!HHIH", answer, offset)
print(labels, TYPES[kind], life, ".".join(map(str, answer[-size:])))
try:
    encode_name("caf\u00e9.example")
except UnicodeEncodeError as error:
    print(error)
