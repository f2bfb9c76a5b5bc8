# Sorting.


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


def change(items, act):
    result = act(items)
    return (items, result)


attempt(lambda: (sorted([3, 1, 2]), sorted('hello'), sorted([3, 1, 2], reverse=True), sorted(['b', 'A', 'c'], key=str.lower)))
attempt(lambda: (sorted([1.5, 1, True, 0]), sorted([(2, 'a'), (1, 'b'), (1, 'a')]), sorted({'b': 1, 'a': 2}), sorted([10**20, -10**20, 0])))
attempt(lambda: (sorted(['aa', 'b', 'cc', 'd'], key=len), sorted(['aa', 'b', 'cc', 'd'], key=len, reverse=True)))
attempt(lambda: sorted([1, 'a']))
attempt(lambda: sorted([None, None, 1]))
attempt(lambda: sorted([1], lambda x: x))
attempt(lambda: sorted([1], foo=1))
attempt(lambda: sorted(5))
attempt(lambda: (change([3, 1, 2], lambda x: x.sort()), change([3, 1, 2], lambda x: x.sort(key=lambda v: -v)), change([1, 2], lambda x: x.sort(reverse=True))))
attempt(lambda: change([3, 1, 2], lambda x: x.sort(key=lambda v: x.append(v))))
attempt(lambda: [1].sort(1))
attempt(lambda: [2, 1].sort(reverse='a'))
attempt(lambda: (min(3, 1, 2), max([3, 1, 2]), min('b', 'a'), max(['aa', 'b'], key=len), min([], default=0), max(1, 1.0), max(1.0, 1)))
attempt(lambda: min([]))
attempt(lambda: max())
attempt(lambda: max(1))
attempt(lambda: min(1, 'a'))
attempt(lambda: max(1, 2, default=3))
attempt(lambda: (sum([1, 2, 3]), sum([0.1] * 3), sum([[1], [2]], []), sum((), 5), sum([1, 2], start=10), sum(range(101))))
attempt(lambda: sum(['a', 'b']))
attempt(lambda: sum(['a'], ''))
attempt(lambda: sum([b'a'], b''))
attempt(lambda: (list(reversed([1, 2, 3])), list(reversed('abc')), list(reversed(range(3))), list(reversed({'a': 1, 'b': 2}))))
attempt(lambda: reversed({1}))
attempt(lambda: reversed(5))
