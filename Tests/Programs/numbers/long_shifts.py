"""Shifts of long numbers by whole words and by parts of them, and quotients of long numbers."""
prime = 2**61 - 1
x = 7**40000
for places in (0, 1, 63, 64, 65, 127, 128, 1000, 64000):
    up = x << places
    print(places, up % prime, up.bit_length(), up >> places == x, (-x << places) % prime)
for low in (1, 2, 63, 64, 65, 700, 1400):
    y = 3**(40 * low) + 1
    quotient, rest = divmod(x, y)
    print(low, quotient % prime, rest % prime, quotient * y + rest == x, divmod(-x, y)[1] % prime)
# A quotient whose every bit is set makes the guess of each half one too great.
for words in (33, 64, 65, 128, 200):
    y = 2**(64 * words) - 1
    z = 2**(64 * 2 * words) - 1
    print(words, z // y == 2**(64 * words) + 1, z % y, (z - 1) // y == 2**(64 * words), (z - 1) % y == y - 1)
    y = 2**(64 * words - 1) + 1
    print(words, divmod(z, y)[0] % prime, divmod(z, y)[1] % prime)
for divide in (lambda: x // 0, lambda: x % 0, lambda: divmod(x, 0), lambda: x / 0, lambda: 2**64 // 0):
    try:
        divide()
    except ZeroDivisionError as error:
        print(error)
