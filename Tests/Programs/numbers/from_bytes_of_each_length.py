# int.from_bytes for each length around the words of the machine, in both orders, with and without a sign
patterns = [bytes([first]) + bytes(range(1, 20)) for first in (0, 1, 0x7F, 0x80, 0xFF)]

for length in range(20):
    row = []
    for pattern in patterns:
        piece = pattern[:length]
        for order in ("little", "big"):
            for signed in (False, True):
                number = int.from_bytes(piece, order, signed=signed)
                row.append(number % 99991)
                assert number.to_bytes(length, order, signed=signed) == piece
    print(length, row)
print(int.from_bytes(b"\x80" + bytes(8), "big", signed=True))
print(int.from_bytes(bytes(8) + b"\xff", "little", signed=True))
print(int.from_bytes(bytearray(b"\xff" * 9), "big"), int.from_bytes([1] + [0] * 8, "big"))
