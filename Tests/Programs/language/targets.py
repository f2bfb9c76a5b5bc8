# Everything that a loop, a with statement or a comprehension can assign to.
class Box:
    pass


class Manager:
    def __init__(self, value):
        self.value = value

    def __enter__(self):
        return self.value

    def __exit__(self, *details):
        return False


box = Box()
items = [0] * 4
for box.number in range(3):
    pass
for items[1] in "ab":
    pass
for items[2:] in ([7, 8], [9, 10]):
    pass
print(box.number, items)
for [a, b] in [(1, 2), (3, 4)]:
    print(a + b, end=" ")
for first, *rest in ["abc", "d"]:
    print(first, rest, end=" ")
for (key, (low, high)) in {"x": (1, 2)}.items():
    print(key, low, high)
with Manager(5) as box.number, Manager(6) as items[0]:
    print(box.number, items)
with Manager([1, 2]) as items[1:3]:
    print(items)
with Manager(("a", "bcd")) as (x, [y, *z]):
    print(x, y, z)
with Manager((1, 2)) as [x, y]:
    print(x, y)
print([box.number for box.number in range(3)], box.number)
print([items[0] for items[0] in "xyz"], items)
print([len(items) for items[1:2] in ([], [1, 2])], items)
print([a * b for [a, b] in [(2, 3), (4, 5)]])
print([rest for _, *rest in ["abc", "de"]])
[a, b], c = (1, 2), 3
a, (b, *c), d = 0, "xyz", 1
print(a, b, c, d)
x = y = z = []
x.append(1)
print(x, y is z)
del x, (y, z)
del [a, b]
del items[0], items[1:3], box.number
print(items, hasattr(box, "number"))
for name in ("a", "x", "z"):
    print(name in dir(), end=" ")
print()
