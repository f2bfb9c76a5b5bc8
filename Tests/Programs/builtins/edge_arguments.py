# Numbers too large, views let go, steps of zero: the words of each, and what is looked at first.
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


def change(target, key, value):
    target[key] = value
    return target


def without(target, key):
    del target[key]


attempt(lambda: "a".rjust(2**64))
attempt(lambda: "a".zfill(-(2**63)))
attempt(lambda: b"a".zfill(-(2**63)))
attempt(lambda: "a".splitlines(2**53))
attempt(lambda: [1].insert(2**64, 1))
attempt(lambda: slice(2**70, None, -(2**70)).indices(9))
attempt(lambda: slice(-(2**70), 2**70).indices(2**65))
attempt(lambda: change(bytearray(b"ab"), 9, b"x"))
attempt(lambda: change(bytearray(b"ab"), slice(None, None, 0), 5))
attempt(lambda: change([1, 2], slice(None, None, 0), 5))
attempt(lambda: change(memoryview(bytearray(b"ab")), slice(None, None, 0), [1]))
attempt(lambda: memoryview(b"ab")[()])
attempt(lambda: memoryview(b"ab")[1,])
attempt(lambda: memoryview(b"ab")[0, 1])
attempt(lambda: slice(1, 2, 0).indices(3))
attempt(lambda: "ab".center(-(2**63)))
attempt(lambda: b"ab".center(-(2**63)))
attempt(lambda: "".join(5))
attempt(lambda: b"".join(5))
attempt(lambda: setattr(5, "__class__", 5))
attempt(lambda: {True: 1, "a": 2}.keys() & {1, 2, 3})
attempt(lambda: {True: 1, "a": 2}.keys() & {1})
attempt(lambda: b"a" >= memoryview(b"b"))
attempt(lambda: bytearray(b"a") >= memoryview(b"b"))
attempt(lambda: change("ab", 2**64, "x"))
attempt(lambda: without("ab", 2**64))
attempt(lambda: without(range(3), slice(1)))
attempt(lambda: without((1, 2), 0))
attempt(lambda: int(bytearray(b"x1")))
attempt(lambda: b"".decode("no such coding"))
attempt(lambda: b"\xff".decode(errors="xmlcharrefreplace"))
attempt(lambda: bytearray(b"it's"))
attempt(lambda: OSError(2, "gone", "file").args)


class Getter:
    def __getitem__(self, key):
        return key


class Setter:
    def __setitem__(self, key, value):
        pass


attempt(lambda: reversed(Getter()))
attempt(lambda: without(Setter(), 1))
