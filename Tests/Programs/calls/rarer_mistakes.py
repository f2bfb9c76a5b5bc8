# Mistakes that fewer people make.
import struct


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def unpack_pair(value):
    a, b = value


def unpack_rest(value):
    a, *b = value


def unpack_in_loop(value):
    for a, b in value:
        pass


def add_in_place(target, value):
    target += value
    return target


attempt(lambda: zip([1], loose=1))
attempt(lambda: unpack_pair(5))
attempt(lambda: unpack_rest(5))
attempt(lambda: unpack_rest(""))
attempt(lambda: unpack_in_loop([5]))
attempt(lambda: unpack_in_loop([(1, 2, 3)]))
attempt(lambda: unpack_pair({"a": 1, "b": 2, "c": 3}))
attempt(lambda: (5).__format__(5))
attempt(lambda: (5).__add__(x=1))
attempt(lambda: (5).__add__(1, 2))
attempt(lambda: (5).__neg__(1))
attempt(lambda: (5).to_bytes(2, length=2))
attempt(lambda: (5).to_bytes(2, "big", True))
attempt(lambda: b"a".hex([1]))
attempt(lambda: add_in_place(bytearray(b"a"), 5))
attempt(lambda: add_in_place(bytearray(b"a"), "b"))
attempt(lambda: add_in_place([1], 5))
attempt(lambda: add_in_place((1,), [2]))
attempt(lambda: add_in_place("a", 1))
attempt(lambda: add_in_place({1}, [2]))
attempt(lambda: add_in_place({}, {"a": 1}))
attempt(lambda: type(5, (), {}))
attempt(lambda: type("A", 5, {}))
attempt(lambda: type("A", (), 5))
attempt(lambda: type("A", (int,), {"x": 1})(5).x)
attempt(lambda: isinstance([], list[int]))
attempt(lambda: issubclass(list, list[int]))
attempt(lambda: isinstance(1, int | str))
attempt(lambda: list[int][str])
attempt(lambda: int[str])
attempt(lambda: UnicodeDecodeError(encoding="x"))
attempt(lambda: struct.pack.__name__)
attempt(lambda: "%s" % type("Named", (), {"__str__": lambda self: "named"})())
attempt(lambda: 2 ** -0.5 + (4 ** 0.5))
attempt(lambda: print.__self__.__name__)
attempt(lambda: [].__len__.__self__)
attempt(lambda: list.append.__self__)
attempt(lambda: (1).__class__.__name__)
