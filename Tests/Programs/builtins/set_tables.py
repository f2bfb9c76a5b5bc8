# The order of a set shows how its table grew: displays, unions, differences, updates.
print({1, 2, 3, 100, 51}, {33, 1, 65, 97, 5})
print([x for x in {40, 8, 16, 24, 32}], set([40, 8, 16, 24, 32]))
print({1, 2, 3} | {33, 65, 97, 129, 161}, {2**100, 1, 33, 65, 97})
a = set(range(0, 200, 7))
print(a - {0, 7, 14}, a.difference(dict.fromkeys(range(0, 100))))
a -= set(range(0, 120))
print(a, a & {133, 140, 500}, a.intersection([196, 189, 500, 133]))
a ^= {1, 2, 133, 65, 97}
a.symmetric_difference_update([1, 7, 7, 300])
print(a, a ^ {300, 301})
a.difference_update([196, 189], (5, 7))
a.update(range(40, 44), {900: 1})
print(a, {*a, *'x'} > a)
a.intersection_update([43, 41, 900, 2])
print(a, a.pop(), a)
d = {i: i for i in range(0, 90, 9)}
print(d.keys() - {9, 18}, d.keys() & [81, 9, 72], d.keys() | [5], {0, 1} ^ d.keys())


def numbers():
    for i in range(4):
        print('asked', i, end=' ')
        yield i


print({1, 2}.isdisjoint(numbers()), {1, 2}.issuperset(numbers()))
