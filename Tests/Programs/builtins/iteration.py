# Builtins that iterate.


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


attempt(lambda: (list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate(start=1, iterable='x'))))
attempt(lambda: enumerate(5))
attempt(lambda: enumerate())
attempt(lambda: (list(zip([1, 2], 'ab')), list(zip([1, 2, 3], [4])), list(zip()), list(zip([1], [2], strict=True))))
attempt(lambda: list(zip([1, 2], [1], strict=True)))
attempt(lambda: list(zip([1], [1, 2], strict=True)))
attempt(lambda: list(zip([1, 2], [1, 2], [1], strict=True)))
attempt(lambda: zip(5))
attempt(lambda: (list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(int, '123'))))
attempt(lambda: map(str))
attempt(lambda: list(map(int, ['a'])))
attempt(lambda: list(map(5, [1])))
attempt(lambda: (list(filter(None, [0, 1, '', 'a'])), list(filter(lambda v: v > 1, [1, 2, 3]))))
attempt(lambda: filter(None))
attempt(lambda: (next(iter([1])), next(iter([]), 'end'), list(iter([1, 2].pop, 1))))
attempt(lambda: next(iter([])))
attempt(lambda: next([]))
attempt(lambda: iter(5))
attempt(lambda: iter(5, 1))
attempt(lambda: (any([0, 1]), any([]), all([1, 0]), all([]), any(v > 2 for v in [1, 3])))
attempt(lambda: any(5))
attempt(lambda: (len('abc'), len([]), len({1: 2}), len(range(5)), len(b'ab')))
attempt(lambda: len(5))
attempt(lambda: len())
attempt(lambda: (type(iter([])).__name__, type(iter({})).__name__, type(iter('a')).__name__, type(zip()).__name__, type(map(str, [])).__name__))
attempt(lambda: ([*range(3), *'ab'], {**{'a': 1}}, (*[1, 2],), list(reversed((1, 2)))))
