# Integers of any size.


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


attempt(lambda: (7 // 2, -7 // 2, 7 // -2, 7 % 3, -7 % 3, 7 % -3, divmod(-7, 2), divmod(7, -2)))
attempt(lambda: (2**10, 2**100, (-3)**3, 2**-1, 0**0, 10**20 + 1, -(10**20), abs(-10**20)))
attempt(lambda: ((2**63 - 1) + 1, -2**63 - 1, 2**62 * 4, 2**32 * 2**32, (10**30) // 7, (-10**30) // 7, (10**30) % -7))
attempt(lambda: (1 / 3, 10**30 / 10**10, (10**400) // (10**398), 2**53 / 1, (2**53 + 1) / 1))
attempt(lambda: 10**400 / 3)
attempt(lambda: float(10**400))
attempt(lambda: (1 << 70, -1 << 65, (1 << 70) >> 68, -5 >> 1, (-2**70) >> 69, 1 >> 1000))
attempt(lambda: (5 & 3, 5 | 3, 5 ^ 3, ~5, -6 & 0xff, 2**70 & 2**70 - 1, -1 ^ 2**64, 2**64 | 1, -2**64 & 2**65 - 1))
attempt(lambda: (True + True, True & False, True & 1, ~True, True << 2, -True))
attempt(lambda: (7 < 7.5, 2**53 + 1 > 2.0**53, 10**30 == 1e30, 1 == 1.0 == True, 10**400 > float('inf')))
attempt(lambda: (pow(2, 10, 1000), pow(3, -1, 7), pow(-3, 3, 7), pow(5, 0, 1), pow(2, 1000, 10**9 + 7)))
attempt(lambda: 1 // 0)
attempt(lambda: 1 % 0)
attempt(lambda: 1 / 0)
attempt(lambda: divmod(1, 0))
attempt(lambda: 0 ** -1)
attempt(lambda: 1 << -1)
attempt(lambda: 1 >> -1)
attempt(lambda: pow(2, 3, 0))
attempt(lambda: pow(2, -1, 4))
attempt(lambda: pow(2.0, 3, 4))
attempt(lambda: 1 + 'a')
attempt(lambda: 'a' + 1)
attempt(lambda: 1 < 'a')
attempt(lambda: -'a')
attempt(lambda: ~1.5)
attempt(lambda: 1 + None)
attempt(lambda: (hash(2**61 - 1), hash(2**61), hash(-1), hash(10**30) == hash(1e30)))
