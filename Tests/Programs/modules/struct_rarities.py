# Numbers that a struct code cannot hold, and Struct objects used wrongly.
import struct


def attempt(what, action):
    try:
        print(what, action())
    except Exception as error:
        print(what, type(error).__name__, error)


for code in ["b", "B", "h", "H", "i", "I", "l", "L", "q", "Q", "n", "N", "P"]:
    for number in [1 << 63, 1 << 64, 1 << 80, -(1 << 63) - 1, -1]:
        for order in ["@", "<", ">"]:
            if order != "@" and code in "nNP":
                continue
            attempt(f"{order}{code} {number}", lambda: struct.pack(order + code, number))
for number in [65520, 10 ** 400, 1e6]:
    attempt(f"e {number if number != 10 ** 400 else 'large'}", lambda: struct.pack("<e", number))
for number in [10 ** 39, 1e39, 10 ** 400]:
    attempt(f"f {float(number) if number != 10 ** 400 else 'large'}", lambda: struct.pack("<f", number))
header = struct.Struct("!HI")
attempt("keywords", lambda: header.pack_into(bytearray(6), 0, 1, 2, fill=0))
attempt("keywords", lambda: header.pack(1, value=2))
attempt("class", lambda: struct.Struct.pack(5, 1))
