# A fixed buffer filled piece by piece through views, as recv_into does it.
def pieces():
    yield b"HEAD"
    yield b"ER: 12"
    yield b"\r\n"


buffer = bytearray(16)
view = memoryview(buffer)
filled = 0
for piece in pieces():
    room = view[filled:filled + len(piece)]
    room[:] = piece
    filled += len(piece)
    print(filled, bytes(view[:filled]))
line, _, rest = bytes(view[:filled]).partition(b"\r\n")
print(line, rest, buffer)
try:
    view[filled:] = b"too long for it"
except ValueError as error:
    print(error)
view.release()
del buffer[filled:]
print(len(buffer), buffer)
