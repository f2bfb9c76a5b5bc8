# Classes that forbid or botch operations.
class Closed:
    __iter__ = None
    __contains__ = None
    __hash__ = None
    __add__ = None
    __call__ = None
    __getitem__ = None


class Plain:
    def method(self):
        return 1


class OnlyGetItem:
    def __getitem__(self, index):
        if index == 3:
            raise IndexError
        return index * 10


class Reflected:
    def __radd__(self, other):
        return f"{other} + reflected"

    def __lt__(self, other):
        return "lt"

    def __eq__(self, other):
        return NotImplemented

    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda: name[4:]
        raise AttributeError(f"no {name} here")


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


closed, plain, indexed, reflected = Closed(), Plain(), OnlyGetItem(), Reflected()
attempt(lambda: iter(closed))
attempt(lambda: 1 in closed)
attempt(lambda: hash(closed))
attempt(lambda: closed + 1)
attempt(lambda: closed())
attempt(lambda: closed[0])
attempt(lambda: plain + 1)
attempt(lambda: plain())
attempt(lambda: plain[0])
attempt(lambda: plain.__setitem__(0, 1))
attempt(lambda: len(plain))
attempt(lambda: plain < plain)
attempt(lambda: plain.missing)
attempt(lambda: Plain.missing)
attempt(lambda: Plain.method())
attempt(lambda: Plain[0])
attempt(lambda: next(plain))
attempt(lambda: list(plain))
attempt(lambda: list(indexed))
attempt(lambda: 20 in indexed)
attempt(lambda: len(indexed))
attempt(lambda: reversed(indexed))
attempt(lambda: 5 + reflected)
attempt(lambda: reflected + 5)
attempt(lambda: reflected < 1)
attempt(lambda: 1 > reflected)
attempt(lambda: reflected == 1)
attempt(lambda: reflected.get_name())
attempt(lambda: reflected.other)
attempt(lambda: int(plain))
attempt(lambda: -plain)
attempt(lambda: plain @ plain)
attempt(lambda: [1, 2][plain])
attempt(lambda: "%d" % plain)
attempt(lambda: bool(plain))
