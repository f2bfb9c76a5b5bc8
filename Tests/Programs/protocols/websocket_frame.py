# The head of a WebSocket frame, bit by bit.
import struct


def encode(payload, opcode=1, mask=None, final=True):
    first = (final << 7) | opcode
    size = len(payload)
    flag = 0x80 if mask else 0
    if size < 126:
        head = struct.pack("!BB", first, flag | size)
    elif size < 1 << 16:
        head = struct.pack("!BBH", first, flag | 126, size)
    else:
        head = struct.pack("!BBQ", first, flag | 127, size)
    if mask:
        payload = bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))
    return head + (mask or b"") + payload


def decode(data):
    first, second = data[:2]
    size, offset = second & 127, 2
    if size >= 126:
        form = "!H" if size == 126 else "!Q"
        size, = struct.unpack_from(form, data, offset)
        offset += struct.calcsize(form)
    mask = None
    if second & 0x80:
        mask = data[offset:offset + 4]
        offset += 4
    payload = data[offset:offset + size]
    if mask:
        payload = bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))
    return first & 15, bool(first & 0x80), payload, data[offset + size:]


for payload, options in ((b"hello", {}), (b"hello", {"mask": b"\x01\x02\x03\x04"}), (b"x" * 300, {"opcode": 2}),
                         (b"y" * 70000, {"final": False})):
    wire = encode(payload, **options)
    opcode, final, got, rest = decode(wire + b"next")
    print(wire[:12].hex(" "), len(wire), opcode, final, got == payload, rest)
