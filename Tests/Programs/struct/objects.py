# Struct objects, and packing into buffers.
import struct


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


HEADER = struct.Struct('!BHI')


def into(size, offset, value):
    buffer = bytearray(size)
    struct.pack_into('!H', buffer, offset, value)
    return buffer


attempt(lambda: HEADER.size, HEADER.format)
attempt(lambda: HEADER.pack(7, 1, 2))
attempt(lambda: HEADER.unpack(HEADER.pack(7, 1, 2)))
attempt(lambda: HEADER.unpack(b'short'))
attempt(lambda: HEADER.pack(7))
attempt(lambda: HEADER.unpack_from(b'..' + HEADER.pack(7, 1, 2), 2))
attempt(lambda: list(struct.Struct('H').iter_unpack(b'abcd')))
attempt(lambda: into(8, 2, 258))
attempt(lambda: into(8, -2, 258))
attempt(lambda: into(8, 7, 258))
attempt(lambda: into(8, -1, 258))
attempt(lambda: into(8, -9, 258))
attempt(lambda: into(8, 0, 70000))
attempt(lambda: struct.pack_into('!H', b'ab', 0, 1))
attempt(lambda: struct.pack_into('!H', bytearray(4), 0))
attempt(lambda: struct.pack_into('!H', bytearray(4)))
attempt(lambda: struct.pack_into('!H'))
attempt(lambda: struct.pack_into('!H', bytearray(4), 'a', 1))
attempt(lambda: struct.Struct())
attempt(lambda: struct.Struct(5))
attempt(lambda: struct.Struct('z'))
