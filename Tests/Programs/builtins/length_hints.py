# What asks an object for its length besides len(): whatever makes room for its items.
class Seen:
    def __len__(self):
        print('len', end=' ')
        return 2

    def __getitem__(self, index):
        print('item', index, end=' ')
        return 'ab'[index]


class Walked(Seen):
    def __iter__(self):
        print('iter', end=' ')
        return iter('xy')


class Bytes(Seen):
    def __getitem__(self, index):
        print('item', index, end=' ')
        return b'ab'[index]


class Hinted(Walked):
    __len__ = None

    def __length_hint__(self):
        print('hint', end=' ')
        return 5


for kind in (Seen, Walked, Hinted):
    print('--', kind.__name__)
    print(list(kind()))
    print(', '.join(kind()))
    print(tuple(kind()), max(kind()))
    items = []
    items.extend(kind())
    items[:0] = kind()
    print(items, sorted(kind()))
print(list(reversed(Seen())))
print(bytes(Bytes()))
print(bytearray(Bytes()))
data = bytearray()
data.extend(Bytes())
print(data)
