# __int__, __float__, __index__, __bool__, __round__ and their kin.
class Port:
    def __init__(self, number):
        self.number = number

    def __int__(self):
        return self.number

    def __index__(self):
        return self.number

    def __float__(self):
        return self.number + 0.5

    def __bool__(self):
        return self.number > 1024

    def __round__(self, digits=None):
        return "rounded", digits

    def __trunc__(self):
        return 99

    def __abs__(self):
        return -1

    def __hash__(self):
        return self.number

    def __format__(self, specification):
        return f"<{specification}>"

    def __len__(self):
        return self.number


port = Port(3)
print(int(port), float(port), bool(port), round(port), round(port, 2), abs(port), hash(port), len(port))
print([10, 20, 30, 40][port], hex(port), bin(port), range(port), "ab" * port, bytes(port), f"{port:>5}", format(port))
print([1, 2, 3, 4, 5][:port], (5).to_bytes(port, "big"), chr(Port(65)), "%d %s" % (port, 1), divmod(7, int(port)))


class Bad:
    def __int__(self):
        return "1"

    def __index__(self):
        return 1.5

    def __float__(self):
        return 1

    def __bool__(self):
        return 1

    def __hash__(self):
        return "h"

    def __str__(self):
        return 5

    def __repr__(self):
        return None

    def __format__(self, specification):
        return 5

    def __len__(self):
        return -1

    def __iter__(self):
        return 5

    def __contains__(self, item):
        return "yes"


class Minimal:
    def __init__(self):
        return 5


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for action in (int, float, bool, hash, str, repr, format, len, iter, list, hex, range, bytes, abs, round, abs):
    attempt(lambda: action(Bad()))
attempt(lambda: 1 in Bad())
attempt(lambda: [1][Bad()])
attempt(lambda: f"{Bad()}")
attempt(lambda: Minimal())
attempt(lambda: "x" * Bad())
attempt(lambda: [1, 2][Bad():])


class Lengthy:
    def __len__(self):
        return "3"


class Huge:
    def __len__(self):
        return 2 ** 70


attempt(lambda: len(Lengthy()))
attempt(lambda: len(Huge()))
attempt(lambda: bool(Lengthy()))
