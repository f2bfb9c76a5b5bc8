# struct.pack: codes, counts, byte order, alignment.
import struct


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


attempt(lambda: struct.pack('!H', 80))
attempt(lambda: struct.pack('!I', 2**32 - 1))
attempt(lambda: struct.pack('<hbq', -2, -1, 5))
attempt(lambda: struct.pack('>d', 1.5))
attempt(lambda: struct.pack('<f', 0.1))
attempt(lambda: struct.pack('<e', 1.5))
attempt(lambda: struct.pack('bi', 1, 2))
attempt(lambda: struct.pack('=bi', 1, 2))
attempt(lambda: struct.pack('ib0i', 1, 2))
attempt(lambda: struct.pack('5s', b'abc'))
attempt(lambda: struct.pack('2s', b'abc'))
attempt(lambda: struct.pack('5p', b'abcdefg'))
attempt(lambda: struct.pack('3xB', 7))
attempt(lambda: struct.pack('c?', b'z', []))
attempt(lambda: struct.pack('3H', 1, 2, 3))
attempt(lambda: struct.pack(' i  b ', 1, 2))
attempt(lambda: struct.pack(b'>H', 258))
attempt(lambda: struct.pack('nN', -1, 1))
attempt(lambda: struct.pack('P', 255))
attempt(lambda: struct.pack(''))
attempt(lambda: struct.pack('?', 5))
