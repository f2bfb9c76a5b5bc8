# What struct.pack refuses, and in which words.
import struct


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


attempt(lambda: struct.pack('i'))
attempt(lambda: struct.pack('i', 1, 2))
attempt(lambda: struct.pack('3i', 1, 2))
attempt(lambda: struct.pack('i', 'a'))
attempt(lambda: struct.pack('i', 1.5))
attempt(lambda: struct.pack('B', 256))
attempt(lambda: struct.pack('b', -129))
attempt(lambda: struct.pack('H', -1))
attempt(lambda: struct.pack('!H', 65536))
attempt(lambda: struct.pack('!H', -1))
attempt(lambda: struct.pack('!I', 2**32))
attempt(lambda: struct.pack('<i', 2**31))
attempt(lambda: struct.pack('<q', 2**63))
attempt(lambda: struct.pack('>Q', -1))
attempt(lambda: struct.pack('>Q', 2**64))
attempt(lambda: struct.pack('s', 'text'))
attempt(lambda: struct.pack('p', 5))
attempt(lambda: struct.pack('c', b'ab'))
attempt(lambda: struct.pack('d', 'a'))
attempt(lambda: struct.pack('<f', 1e40))
attempt(lambda: struct.pack('e', 70000.0))
attempt(lambda: struct.pack('z', 1))
attempt(lambda: struct.pack('5'))
attempt(lambda: struct.pack('2 i', 1, 2))
attempt(lambda: struct.pack('<n', 1))
attempt(lambda: struct.pack(5))
attempt(lambda: struct.pack())
attempt(lambda: struct.pack('i', x=1))
