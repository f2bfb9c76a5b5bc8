"""Products of every shape: short by long, alike, one word apart, all bits set, with gaps."""
shapes = [1, 4, 39, 40, 41, 80, 81, 82, 163, 330]
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
x = number(200, "mixed")
print(x * x == x**2, -x * x == -(x**2), (x + 1) * (x - 1) == x * x - 1)
print((x * 2**16000 + 1) * (x * 2**16000 - 1) == x * x * 2**32000 - 1)
