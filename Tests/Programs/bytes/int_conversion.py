# Numbers on the wire: to_bytes and from_bytes.
for number in (0, 1, 255, 256, 65535, 2 ** 31, 2 ** 64 - 1):
    size = max(1, (number.bit_length() + 7) // 8)
    print(number, number.to_bytes(size, "big"), number.to_bytes(8, "little").hex())
print((-2).to_bytes(2, "big", signed=True), int.from_bytes(b"\xff\xfe", "big", signed=True))
print(int.from_bytes(b"\x01\x00", "little"), int.from_bytes([1, 0], "big"), int.from_bytes(b"", "big"))
print((5).to_bytes(), int.from_bytes(b"\x05"), (258).to_bytes(byteorder="little", length=2))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: (256).to_bytes(1, "big"))
attempt(lambda: (-1).to_bytes(1, "big"))
attempt(lambda: (128).to_bytes(1, "big", signed=True))
attempt(lambda: (1).to_bytes(-1, "big"))
attempt(lambda: (1).to_bytes(2, "middle"))
attempt(lambda: (1).to_bytes("2", "big"))
attempt(lambda: int.from_bytes("ab", "big"))
attempt(lambda: int.from_bytes(b"ab", 5))
attempt(lambda: int.from_bytes())
print(True.to_bytes(1, "big"), (2 ** 100).bit_length(), (255).bit_count(), (-5).bit_length())
print((7).conjugate(), (7).real, (7).imag, (7).numerator, (7).denominator, (7).as_integer_ratio())
print((7).__ceil__(), (7).__floor__(), (7).__trunc__(), (7).__getnewargs__(), (7).__index__(), (7).__round__(-1))
