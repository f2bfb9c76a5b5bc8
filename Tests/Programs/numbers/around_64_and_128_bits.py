"""Numbers on both sides of 64 and 128 bits: what is reckoned in the machine's words and what is not."""
edges = []
for bits in (0, 31, 61, 62, 63, 64, 65, 126, 127, 128, 129):
    for near in (-1, 0, 1):
        edges += [2**bits + near, -(2**bits) + near]
edges = sorted(set(edges))
total = 0
for a in edges:
    print(a, -a, ~a, abs(a), hash(a), a == float(a), bool(a), a.bit_length())
    for b in edges:
        total = total * 31 + (a + b) ^ (a - b) & (a * b) | (b & a) - (a | b) * (a ^ b)
        if b:
            quotient, rest = divmod(a, b)
            total = total * 7 + quotient * 3 - rest + (a // b == quotient) + a % b
        total += (a < b) + 2 * (a <= b) + 4 * (a == b) + 8 * (a > b) + 16 * (a != b)
        total %= 10**60 + 7
    for places in (0, 1, 60, 63, 64, 65, 125, 126, 127, 128, 200):
        total = total * 5 + (a << places) + (a >> places)
        total %= 10**60 + 7
    print(total)
h = 0xCBF29CE484222325
for byte in b"the quick brown fox" * 20:
    h = ((h ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
print(hex(h))
x = 1
for i in range(1000):
    x = (x * 6364136223846793005 + 1442695040888963407) % 2**64
print(x, f"{x:x} {x:,} {-x:+d} {x:>30}", oct(-x), bin(x))
print({2**64: "a"}[float(2**64)], 2**64 in [18446744073709551616], len({2**100, 2**100 + 0, 2.0**100}))
print(int(2.0**100), int("9" * 30), True + 2**64, 2**64 / 3, 2**64 // -1, -(2**63) // -1, 2**127 // -1)
try:
    2**64 % 0
except ZeroDivisionError as error:
    print(error)
