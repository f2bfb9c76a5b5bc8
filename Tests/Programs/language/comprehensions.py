print([x * y for x in range(4) for y in range(x) if (x + y) % 2])
print({x % 3 for x in range(10)}, {x: x**2 for x in range(4)})
x = "outer"
print([x for x in range(3)], x)
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)])
print(sum(x for x in range(5)), max((len(w), w) for w in ["a", "bcd", "ef"]))


def scope():
    n = 10
    return [n + i for i in range(3)], [(lambda: n + i)() for i in range(3)]


print(scope())


class Holder:
    size = 3
    numbers = [i for i in range(size)]
    pairs = [(i, j) for i in range(2) for j in range(2)]


print(Holder.numbers, Holder.pairs)
print([y := 5, y**2], y)
print([last := i for i in range(4)], last)
g = (i * 2 for i in range(3))
print(next(g), list(g), list(g))
print([a for a, *b in [(1, 2, 3), (4,)]])
print([1 if i else 0 for i in range(3)])
try:
    [i for i in 5]
except TypeError as error:
    print(error)
