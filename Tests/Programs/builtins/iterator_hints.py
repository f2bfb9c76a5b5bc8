# How many items are left: what list() reserves room for.
sources = {
    "list": iter([1, 2, 3]), "reversed list": reversed([1, 2, 3]), "tuple": iter((1, 2)), "str": iter("abcd"),
    "wide str": iter("\u20acb"), "bytes": iter(b"ab"), "bytearray": iter(bytearray(b"abc")), "range": iter(range(5)),
    "dict": iter({1: 2}), "values": iter({1: 2, 3: 4}.values()), "items": iter({1: 2}.items()),
    "reversed dict": reversed({1: 2, 3: 4}), "set": iter({1, 2}), "reversed range": reversed(range(4)),
    "reversed str": reversed("abc"),
}
for name, iterator in sources.items():
    before = iterator.__length_hint__()
    next(iterator)
    print(name, before, iterator.__length_hint__(), type(iterator).__name__)


class Row:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError(index)
        return index * 2

    def __len__(self):
        return 3


row = iter(Row())
print(next(row), list(row), list(reversed(Row())))
print(type(iter(memoryview(b"ab"))).__name__, type(iter(lambda: 1, 1)).__name__)
for kind in (map(str, [1]), filter(None, [1]), zip([1]), enumerate([1])):
    print(type(kind).__name__, hasattr(kind, "__length_hint__"), iter(kind) is kind)
