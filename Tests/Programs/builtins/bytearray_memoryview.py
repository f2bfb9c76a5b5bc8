# bytearray changed in place, and memoryviews that look at it.
def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


data = bytearray(b'hello')
data.append(33)
data.extend(b' you')
data += b'!'
data.insert(0, 62)
print(data, len(data), data[0], data[-1:])
data[1:6] = b'HELLO, '
del data[0]
del data[::2]
print(data)
print(data.pop(), data.pop(0), data)
data.remove(ord('L'))
data.reverse()
print(data, data.find(b'E'), data.upper(), data == bytes(data))
data.clear()
print(data, bool(data))

attempt(lambda: bytearray('a'))
attempt(lambda: bytearray(b'a').append(256))
attempt(lambda: bytearray(b'a').append('a'))
attempt(lambda: bytearray(b'a').extend('a'))
attempt(lambda: bytearray().pop())
attempt(lambda: bytearray(b'a').remove(5))
attempt(lambda: bytearray(b'a')[5])
attempt(lambda: bytearray(b'abc').__setitem__(slice(0, 3, 2), b'x'))
attempt(lambda: bytearray(b'a') + 'b')
attempt(lambda: hash(bytearray()))

buffer = bytearray(8)
view = memoryview(buffer)
view[0] = 65
view[2:5] = b'xyz'
print(buffer, view[2], view[2:5].tobytes(), bytes(view[::-1]), len(view), view.nbytes)
tail = view[4:]
tail[0:2] = b'!!'
print(buffer, tail.tolist(), view == buffer, view.readonly, view.format, view.shape)
attempt(lambda: buffer.append(1))
attempt(lambda: view.__setitem__(0, 256))
attempt(lambda: view.__setitem__(0, 'a'))
attempt(lambda: view.__setitem__(slice(0, 2), b'a'))
attempt(lambda: view[99])
attempt(lambda: memoryview(b'a').__setitem__(0, 1))
attempt(lambda: memoryview('a'))
tail.release()
view.release()
attempt(lambda: view[0])
buffer.append(9)
print(buffer)
with memoryview(b'abc') as window:
    print(window.hex(), window.hex(':'))
attempt(lambda: window[0])
