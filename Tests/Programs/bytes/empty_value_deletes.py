# An empty value given to a slice of a bytearray deletes, whatever the step.
for part in (slice(None, None, 2), slice(6, 2, -1), slice(3, 0, 2), slice(1, 5), slice(None, None, -3)):
    data = bytearray(b'abcdefgh')
    data[part] = b''
    print(part, data)
data = bytearray(b'abcdefgh')
try:
    data[::2] = b'x'
except ValueError as error:
    print(error)
view = memoryview(data)
for part in (slice(0, 0), slice(0, 0, 2)):
    try:
        data[part] = b''
        print('nothing to do')
    except BufferError as error:
        print(error)
