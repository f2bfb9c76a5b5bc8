# Lists: items, slices, methods.


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


def change(items, act):
    result = act(items)
    return (items, result)


attempt(lambda: ([1, 2, 3][1], [1, 2, 3][-1], [1, 2, 3, 4][1:3], [1, 2, 3][::-1], [1, 2, 3, 4, 5][::2], [1, 2][5:]))
attempt(lambda: [1, 2][2])
attempt(lambda: list('ab')['a'])
attempt(lambda: list('ab')[1.0])
attempt(lambda: ([1] + [2], [0] * 3, [1, [2]] == [1, [2]], [1, 2] < [1, 3], [1] < [1, 0], [] < [0]))
attempt(lambda: [1] + (2,))
attempt(lambda: [1] * 'a')
attempt(lambda: [1] < ['a'])
attempt(lambda: (change([1, 2], lambda x: x.append([3])), change([1, 2], lambda x: x.extend('ab')), change([1], lambda x: x.extend(x))))
attempt(lambda: change([1], lambda x: x.extend(5)))
attempt(lambda: (change([1, 3], lambda x: x.insert(1, 2)), change([1], lambda x: x.insert(-9, 0)), change([1], lambda x: x.insert(9, 2))))
attempt(lambda: (change([1, 2, 3], lambda x: x.pop()), change([1, 2, 3], lambda x: x.pop(0)), change([1, 2, 3], lambda x: x.pop(-2))))
attempt(lambda: [].pop())
attempt(lambda: [1].pop(5))
attempt(lambda: (change([1, 2, 1], lambda x: x.remove(1)), change([1, 2], lambda x: x.clear()), change([1, 2], lambda x: x.reverse())))
attempt(lambda: [1].remove(2))
attempt(lambda: ([1, 2, 1].count(1), [1, 2, 1].index(1, 1), [1, True, 1.0].count(1)))
attempt(lambda: [1].index(2))
attempt(lambda: (change([1, 2, 3, 4], lambda x: x.__setitem__(slice(1, 3), 'abc')), change([1, 2, 3, 4], lambda x: x.__setitem__(slice(None, None, 2), [0, 0]))))
attempt(lambda: (change([1, 2, 3, 4], lambda x: x.__delitem__(slice(0, 2))), change([1, 2, 3, 4], lambda x: x.__delitem__(slice(None, None, -2)))))
attempt(lambda: change([1, 2], lambda x: x.__setitem__(slice(0, 2, 2), [1, 2, 3])))
attempt(lambda: change([1, 2], lambda x: x.__setitem__(slice(0, 1), 5)))
attempt(lambda: change([1, 2], lambda x: x.__setitem__(5, 1)))
attempt(lambda: change([1, 2], lambda x: x.__delitem__(5)))
attempt(lambda: (list('abc'), list(range(3)), list({'k': 1}), list(), list((1, 2))))
attempt(lambda: list(5))
attempt(lambda: list(1, 2))
attempt(lambda: [].append())
attempt(lambda: [].append(1, 2))
attempt(lambda: (2 in [1, 2], 'a' in [1], [] in [[]], bool([]), len([1, 2])))
attempt(lambda: hash([]))
attempt(lambda: (change([1], lambda x: x.append(x)), change([], lambda x: x.append({'me': x}))))
