# Equality and order across types.
values = [0, 0.0, False, 1, True, "", "a", b"", b"a", (), (1,), [], [1], {}, set(), None, range(0)]
for value in values:
    print(repr(value), [other for other in values if other == value and type(other) is not type(value)])
print([1, 2] < [1, 3], (1, "b") > (1, "a"), "a" < "b", b"a" < b"b", [1] < [1, 0], {1} < {1, 2}, "Z" < "a", "" < "a")
print(sorted(["b", "B", "a", "A1", "a10", "a2"]), sorted([(2, "a"), (1, "b"), (1, "a")]), sorted([True, 0, 2, -1]))
print(max("bca"), min((3, 1), (2, 9)), max([1, 5], [2], key=len), sorted("hello", reverse=True))


class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return isinstance(other, Version) and self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __repr__(self):
        return ".".join(map(str, self.parts))


versions = [Version(1, 10), Version(1, 2), Version(0, 9)]
print(sorted(versions), min(versions), versions[0] > versions[1], Version(1) == Version(1), Version(1) != Version(2))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: versions[0] <= versions[1])
attempt(lambda: hash(versions[0]))
attempt(lambda: [1] < (1,))
attempt(lambda: [1, "a"] < [1, 2])
attempt(lambda: {} < {1: 2})
attempt(lambda: None < 1)
attempt(lambda: sorted([1, None]))
attempt(lambda: max(1, "a"))
attempt(lambda: sorted([1, 2], key=5))
attempt(lambda: [3, 1, 2].sort(key=lambda n: [].append(n)))
items = [3, 1, 2]


def spoil(n):
    items.append(n)
    return n


attempt(lambda: items.sort(key=spoil))
print(len(items) >= 3)
