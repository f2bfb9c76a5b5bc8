# What lists and tuples refuse.
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def assign(target, key, value):
    target[key] = value
    return target


def delete(target, key):
    del target[key]
    return target


index = 1.0
attempt(lambda: [1, 2][5])
attempt(lambda: [1, 2][index])
attempt(lambda: (1, 2)[5])
attempt(lambda: assign([1], 5, 0))
attempt(lambda: assign([1], "a", 0))
attempt(lambda: assign((1,), 0, 0))
attempt(lambda: assign([1, 2, 3], slice(0, 2), 5))
attempt(lambda: assign([1, 2, 3], slice(0, 3, 2), [1]))
attempt(lambda: delete([1], 5))
attempt(lambda: delete([1], "a"))
attempt(lambda: delete((1,), 0))
attempt(lambda: delete({}, "a"))
attempt(lambda: delete("a", "x"))
attempt(lambda: delete(5, 0))
attempt(lambda: delete(None, 0))
attempt(lambda: assign(5, 0, 0))
attempt(lambda: assign(None, 0, 0))
attempt(lambda: [1] + (2,))
attempt(lambda: (1,) + [2])
attempt(lambda: [1] * "a")
attempt(lambda: [1] * 1.5)
attempt(lambda: 2.5 * (1,))
attempt(lambda: [].pop())
attempt(lambda: [1].pop(3))
attempt(lambda: [1].remove(2))
attempt(lambda: [1].index(2))
attempt(lambda: (1,).index(2))
attempt(lambda: [1].index(1, "a"))
attempt(lambda: [1].insert("a", 1))
attempt(lambda: [1].extend(None))
attempt(lambda: list(None))
attempt(lambda: [*5])
attempt(lambda: (*None,))
attempt(lambda: [0] * (2 ** 62))
attempt(lambda: tuple([1, 2], [3]))
attempt(lambda: hash(([],)))
attempt(lambda: [1, 2].count())
attempt(lambda: len([1], [2]))
