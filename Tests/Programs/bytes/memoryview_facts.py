# What a view knows of the memory behind it.
buffer = bytearray(b"0123456789")
view = memoryview(buffer)
print(len(view), view.nbytes, view.itemsize, view.format, view.ndim, view.shape, view.strides, view.suboffsets)
print(view.readonly, view.contiguous, view.c_contiguous, view.f_contiguous, view.obj is buffer)
part = view[2:8]
print(part.tobytes(), part.tolist(), part.hex(), part[0], part[-1], part[::2].tobytes(), part[::2].contiguous)
part[0] = ord("X")
part[1:3] = b"YZ"
print(buffer, part == b"XYZ567", part != view)
frozen = view.toreadonly()
print(frozen.readonly, frozen[0])
with memoryview(b"abc") as short:
    print(short.tobytes(), hash(short) == hash(b"abc"), list(short))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def assign(target, key, value):
    target[key] = value


attempt(lambda: short[0])
attempt(lambda: len(short))
attempt(lambda: assign(frozen, 0, 1))
attempt(lambda: assign(view, 0, 300))
attempt(lambda: assign(view, 0, "x"))
attempt(lambda: assign(view, slice(0, 2), b"abc"))
attempt(lambda: assign(view, 99, 1))
attempt(lambda: view["key"])
attempt(lambda: view[1.5])
attempt(lambda: hash(view))
attempt(lambda: view.__delitem__(0))
attempt(lambda: memoryview("text"))
attempt(lambda: memoryview([1]))
attempt(lambda: buffer.append(1))
view.release()
attempt(lambda: view.tobytes())
attempt(lambda: buffer.pop())
part.release()
frozen.release()
buffer.append(33)
print(buffer, bytes(memoryview(buffer)), memoryview(buffer)[:3] == memoryview(b"01X"))
print(str(memoryview(buffer))[:11])
