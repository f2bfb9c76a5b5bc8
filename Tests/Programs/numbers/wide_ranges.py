# Ranges have bounds, steps and lengths of any size.
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for r in (range(2**64), range(3, 2**64, -3), range(-2**70, 2**70, 2**69), range(-2**63, 2**63)):
    print(r, bool(r), r.start, r.stop, r.step)
    attempt(lambda: len(r))
    attempt(lambda: (r[0], r[-1], r[1:3], r[::-1]))
    attempt(lambda: r[2**64 - 1])
    attempt(lambda: [n for n, _ in zip(r, 'abc')])
    attempt(lambda: [n for n, _ in zip(reversed(r), 'ab')])
    attempt(lambda: (2**65 in r, 5 in r, r.count(2**69)))
    attempt(lambda: r.index(2**69))
small = range(12, 17)
print(small[::2**70], small[::-2**70], small[2**70:], range(0, 10, 2**70))
print(range(0, 1) == range(0, 10, 2**70), hash(range(0, 1)) == hash(range(0, 5, 2**70)))
print(range(0, 100, 2**62)[::5], list(range(2**63 - 2, 2**63 + 2)))
attempt(lambda: range(0, 2**64, 0))
attempt(lambda: range(2**64)['a'])
attempt(lambda: range(-2**70, 2**70, 2**69).index('x'))
attempt(lambda: range(5).index('x'))
attempt(lambda: list(range(2**64)))
