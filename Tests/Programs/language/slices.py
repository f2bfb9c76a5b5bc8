items = list(range(10))
print(items[2:5], items[:3], items[7:], items[::3], items[::-1], items[-3:], items[8:2:-2])
items[2:4] = ["a", "b", "c"]
print(items)
del items[0], items[-1]
items[::2] = [0] * len(items[::2])
print(items)
del items[1::2]
print(items)
text = "hello"
print(text[1:3], text[-1], text[::-1], text[10:], text[:-1])
data = b"\x00\x01\x02\x03"
print(data[1], data[1:3], data[::-1])
buffer = bytearray(b"abcdef")
buffer[0:2] = b"XYZ"
del buffer[-1]
print(buffer, buffer[0])
t = (1, 2, 3)
print(t[1:], t[:-1])


class Show:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


s = Show()
print(s[1], s[1:2], s[::3], s[1, 2], s[1:2, ...])
s[5] = 1
del s["k"]
try:
    items["a"]
except TypeError as error:
    print(error)
try:
    items[::0]
except ValueError as error:
    print(error)
try:
    items[::2] = [1]
except ValueError as error:
    print(error)
