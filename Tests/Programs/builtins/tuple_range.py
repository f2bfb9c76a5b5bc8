# Tuples, ranges and slices.


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


attempt(lambda: ((), (1,), (1, 2), ((1,), [2]), tuple('ab'), tuple([1]), (1, 2)[0], (1, 2, 3)[::-1], (1, 2) + (3,), (1,) * 3))
attempt(lambda: (1,)[5])
attempt(lambda: tuple('a')['a'])
attempt(lambda: (1,) + [2])
attempt(lambda: ((1, 2) < (1, 3), (1,) < (1, 0), (1, 2) == (1.0, 2), (1, 2).count(1), (1, 2).index(2), 2 in (1, 2)))
attempt(lambda: (1,).index(5))
attempt(lambda: (1,) < ('a',))
attempt(lambda: (hash((1, 2)) == hash((1.0, 2.0)), hash((1, 2, 3)), hash(())))
attempt(lambda: hash(([],)))
attempt(lambda: (range(5), range(1, 10, 3), list(range(10, 0, -3)), len(range(0, 10, 3)), range(10)[3], range(10)[-1], range(10)[2:5], range(10)[::-2]))
attempt(lambda: range(5)[9])
attempt(lambda: range(5)['a'])
attempt(lambda: range(0, 5, 0))
attempt(lambda: range('a'))
attempt(lambda: range(1.5))
attempt(lambda: range())
attempt(lambda: (3 in range(5), 3.0 in range(5), 'a' in range(5), range(5).index(3), range(0, 10, 2).count(4), range(0) == range(2, 2), range(0, 3, 2) == range(0, 4, 2)))
attempt(lambda: range(3).index(9))
attempt(lambda: range(3) < range(4))
attempt(lambda: (len(range(10**15)), 10**14 in range(0, 10**15, 10), range(10**15)[-1], bool(range(0)), hash(range(3)) == hash(range(0, 3, 1))))
attempt(lambda: (slice(1, 5, 2), slice(None), slice(1, 10, 3).indices(5), slice(None, None, -1).indices(4), slice(1, 2) == slice(1, 2), slice(1).stop))
attempt(lambda: slice())
attempt(lambda: hash(slice(1)))
attempt(lambda: (range(5).start, range(1, 5, 2).step, range(5).stop))
