# A view of a bytearray forbids resizing it.
buffer = bytearray(b"received so far")
view = memoryview(buffer)
view[0:2] = b"RE"
print(bytes(view[:8]))
buffer.extend(b" and more")
