# Dicts whose keys do things while they are compared.
class Key:
    def __init__(self, name, action=None):
        self.name, self.action = name, action

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if self.action:
            self.action()
        return self.name == other.name

    def __repr__(self):
        return self.name


def attempt(action):
    try:
        print(action())
    except RuntimeError as error:
        print(type(error).__name__, error)


table = {Key("a"): 1, Key("b"): 2}
print(table[Key("b")], table.get(Key("c")), Key("a") in table, len(table))


def grow_backwards():
    numbers = {1: 1, 2: 2}
    for key in reversed(numbers):
        numbers[key * 10] = 0


def clear_while_reading():
    numbers = {1: 1, 2: 2}
    for key in numbers.values():
        numbers.clear()


def fail(other):
    raise ValueError("compared")


attempt(grow_backwards)
attempt(clear_while_reading)
try:
    {Key("x"): 1}[Key("y", lambda: fail(None))]
except ValueError as error:
    print(error)
source = {Key("s1"): 1, Key("s2"): 2}
busy = {Key("t", lambda: source.clear()): 0}
attempt(lambda: busy.update(source))
print(source)
