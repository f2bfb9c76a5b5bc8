"""Products of every shape: short by long, alike, one word apart, all bits set, with gaps."""
shapes = [1, 3, 4, 39, 40, 41, 79, 80, 81, 82, 160, 163, 513, 1025, 2100, 4097, 5000]
prime = 2**61 - 1


def number(words, kind):
    if kind == "ones":
        return 2 ** (64 * words) - 1
    if kind == "gap":
        return 2 ** (64 * words - 1) + 1
    return 7 ** (64 * words * 10 // 29)


for kind in ("ones", "gap", "mixed"):
    for a in shapes:
        x = number(a, kind)
        total = 0
        for b in shapes:
            y = number(b, "mixed")
            product = x * y
            # The remainder by a prime tells the product without its digits.
            if product % prime != (x % prime) * (y % prime) % prime:
                print("wrong", kind, a, b)
            total ^= product
        print(kind, a, total.bit_length(), total % prime, hash(total))
x = number(700, "mixed")
print(x * x == x**2, -x * x == -(x**2), (x + 1) * (x - 1) == x * x - 1)
print((x * 2**64000 + 1) * (x * 2**64000 - 1) == x * x * 2**128000 - 1)
