# Changing a dict while walking over it.
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def grow(table):
    for key in table:
        table[key * 2] = 1


def swap(table):
    for key in table:
        del table[key]
        table[key + "!"] = 1


def shrink(table):
    for key in table.keys():
        table.pop(key)


def items(table):
    for key, value in table.items():
        table.clear()


def change_value(table):
    for key in table:
        table[key] += 1
    return table


def copy_first(table):
    for key in list(table):
        table[key * 2] = table.pop(key)
    return table


for action in (grow, swap, shrink, items, change_value, copy_first):
    attempt(lambda: action({"a": 1, "b": 2}))
attempt(lambda: {}.popitem())
attempt(lambda: {}.pop("x"))
attempt(lambda: {}.pop("x", None))
attempt(lambda: {"a": 1}.update(5))
attempt(lambda: {"a": 1}.update(["ab", "c"]))
attempt(lambda: {"a": 1}.update([5]))
attempt(lambda: dict([("a", 1), ("b",)]))
attempt(lambda: dict(5))
attempt(lambda: dict({1: 2}, x=3))
attempt(lambda: dict(a=1, **{"a": 2}))
attempt(lambda: {**5})
attempt(lambda: {[]: 1})
attempt(lambda: {}[{}])
attempt(lambda: {1: 2}.get([]))
attempt(lambda: {1} in {1: 2})
attempt(lambda: {}.setdefault())
attempt(lambda: {} < {})
attempt(lambda: dict.fromkeys(5))
