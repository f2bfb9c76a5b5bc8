# struct.unpack and its kin.
import struct


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


attempt(lambda: struct.unpack('!H', b'\x00\x50'))
attempt(lambda: struct.unpack('!HI', b'\x00\x01\x00\x00\x00\x02'))
attempt(lambda: struct.unpack('<hbB', b'\xfe\xff\xff\xff'))
attempt(lambda: struct.unpack('<q', b'\xff' * 8))
attempt(lambda: struct.unpack('<Q', b'\xff' * 8))
attempt(lambda: struct.unpack('>d', b'?\xf8\0\0\0\0\0\0'))
attempt(lambda: struct.unpack('<f', b'\xcd\xcc\xcc='))
attempt(lambda: struct.unpack('<e', b'\x00>'))
attempt(lambda: struct.unpack('3s2xc?', b'abc\0\0z\1'))
attempt(lambda: struct.unpack('5p', b'\x02abcd'))
attempt(lambda: struct.unpack('!I', bytearray(b'\0\0\1\0')))
attempt(lambda: struct.unpack('!H', memoryview(b'abcd')[1:3]))
attempt(lambda: struct.unpack('!I', b'abc'))
attempt(lambda: struct.unpack('!I', 'abcd'))
attempt(lambda: struct.unpack('!I'))
attempt(lambda: struct.unpack_from('!H', b'\0\1\0\2\0\3', 2))
attempt(lambda: struct.unpack_from('!H', b'\0\1\0\2', offset=-2))
attempt(lambda: struct.unpack_from('!H', b'\0\1', 1))
attempt(lambda: struct.unpack_from('!H', b'\0\1', -1))
attempt(lambda: struct.unpack_from('!H', b'\0\1', -5))
attempt(lambda: list(struct.iter_unpack('!HB', b'\0\1\2\0\3\4')))
attempt(lambda: struct.iter_unpack('!H', b'abc'))
attempt(lambda: struct.iter_unpack('', b'abc'))
attempt(lambda: struct.calcsize('!HIB'))
attempt(lambda: struct.calcsize('bi'))
attempt(lambda: struct.calcsize('=bi'))
attempt(lambda: struct.calcsize('q0i b0q'))
attempt(lambda: struct.calcsize('x') + struct.calcsize('3x'))
attempt(lambda: struct.calcsize('z'))
attempt(lambda: struct.error('text'))
attempt(lambda: issubclass(struct.error, Exception))
