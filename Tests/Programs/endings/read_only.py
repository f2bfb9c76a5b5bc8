# Bytes cannot be changed in place.
data = b"hello"
copy = bytearray(data)
copy[0] = ord("J")
print(copy)
data[0] = ord("J")
