# What a bytearray refuses.
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def assign(target, key, value):
    target[key] = value
    return target


buffer = bytearray(b"abcdef")
attempt(lambda: assign(buffer, 0, 256))
attempt(lambda: assign(buffer, 0, "x"))
attempt(lambda: assign(buffer, 99, 1))
attempt(lambda: assign(buffer, "key", 1))
attempt(lambda: assign(buffer, slice(0, 2), "text"))
attempt(lambda: assign(buffer, slice(0, 2), 5))
attempt(lambda: assign(buffer, slice(0, 2), [65, 66, 67]))
attempt(lambda: assign(buffer, slice(0, 6, 2), b"xy"))
attempt(lambda: buffer[1.5])
attempt(lambda: buffer["a"])
attempt(lambda: buffer.pop(99))
attempt(lambda: bytearray().pop())
attempt(lambda: buffer.remove(0))
attempt(lambda: buffer.extend(5))
attempt(lambda: buffer.extend("ab"))
attempt(lambda: buffer.extend([1, 300]))
attempt(lambda: buffer.append("a"))
attempt(lambda: buffer.insert(0, -1))
attempt(lambda: buffer + "text")
attempt(lambda: buffer + 5)
attempt(lambda: "text" + buffer)
attempt(lambda: buffer * 2.0)
attempt(lambda: bytearray("text"))
attempt(lambda: bytearray(-1))
attempt(lambda: bytearray(b"x", "utf-8"))
attempt(lambda: bytearray(5, errors="strict"))
attempt(lambda: bytearray([1, "2"]))
attempt(lambda: bytearray(2.5))
attempt(lambda: hash(buffer))
attempt(lambda: bytearray.fromhex("0g"))
attempt(lambda: buffer.center(10, b"xy"))
attempt(lambda: buffer < "text")
print(buffer)
