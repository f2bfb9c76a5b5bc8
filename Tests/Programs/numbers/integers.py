# Integers of any size.
big = 2 ** 100
print(big, -big, big // 7, big % 7, -big // 7, -big % 7, divmod(-big, 10 ** 9))
print(big & (big - 1), big | 1, big ^ big, ~big, big >> 90, big << 3, -big >> 98)
print(big == 2.0 ** 100, big < 2 ** 101, big * big, big - big, big ** 2 // big == big)
print(int(str(big)) == big, hex(big), oct(2 ** 66), bin(2 ** 65), f"{big:,}", f"{big:_x}", f"{-big:+d}", f"{big:e}")
print(pow(3, 1000, 10 ** 9 + 7), pow(big, big, 1000007), 7 ** 77 % 1000)
print(float(2 ** 60), 2 ** 60 / 2 ** 59, 10 ** 20 / 10 ** 18, (2 ** 63 - 1) + 1, -(2 ** 63) - 1)
print(big.bit_length(), big.bit_count(), hash(2 ** 61 - 1), hash(2 ** 61), hash(-1), hash(big))
factorial = 1
for n in range(1, 31):
    factorial *= n
print(factorial, len(str(factorial)))
a, b = 0, 1
while b < 10 ** 30:
    a, b = b, a + b
print(a, int("1" * 40) + 1, int("-" + "9" * 20), 0b1 << 64, abs(-big), -(-big) == big, round(big, -20))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: big // 0)
attempt(lambda: big % 0)
attempt(lambda: divmod(big, 0))
attempt(lambda: big / 0)
attempt(lambda: 0 ** -1)
attempt(lambda: 1 << -1)
attempt(lambda: 1 >> -big)
attempt(lambda: 1 >> big)
attempt(lambda: "x" * big)
attempt(lambda: [0] * big)
attempt(lambda: len(range(big)))
attempt(lambda: [1, 2][big])
attempt(lambda: "ab"[:big])
attempt(lambda: bytes([big]))
attempt(lambda: chr(big))
attempt(lambda: "%c" % big)
attempt(lambda: f"{big:c}")
attempt(lambda: "%*d" % (big, 1))
attempt(lambda: int("9" * 5000))
attempt(lambda: str(10 ** 5000))
attempt(lambda: 1 < "a")
attempt(lambda: 1 + None)
attempt(lambda: 1 + [1])
attempt(lambda: {} + 1)
attempt(lambda: -"a")
attempt(lambda: +[])
attempt(lambda: ~"a")
attempt(lambda: "a" ** 2)
attempt(lambda: "a" - "b")
attempt(lambda: [1] * [2])
attempt(lambda: "a" * "b")
attempt(lambda: (1).x)
