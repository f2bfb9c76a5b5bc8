# Messages with a length before them, taken apart again.
import struct

HEADER = struct.Struct('!IH')


def frame(kind, payload):
    return HEADER.pack(len(payload), kind) + payload


def frames(stream):
    while len(stream) >= HEADER.size:
        length, kind = HEADER.unpack_from(stream)
        end = HEADER.size + length
        if len(stream) < end:
            break
        yield kind, stream[HEADER.size:end]
        stream = stream[end:]
    print('left over:', stream)


stream = b''.join([frame(1, b'hello'), frame(2, b''), frame(3, 'é'.encode()), frame(4, b'cut')[:-1]])
print(stream.hex(' ', 2))
for kind, payload in frames(stream):
    print(kind, payload)
