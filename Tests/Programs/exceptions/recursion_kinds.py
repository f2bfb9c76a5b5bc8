# Where recursion ends, and that the program goes on.
def attempt(action):
    try:
        print(action())
    except RecursionError as error:
        print("RecursionError", error)


def deep(n):
    return deep(n + 1)


class Adds:
    def __add__(self, other):
        return self + other

    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __len__(self):
        return len(self)

    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __iter__(self):
        return iter(self)

    def __call__(self):
        return self()


def by_key(n):
    return sorted([2, 1], key=by_key)


def generator():
    yield from generator()


nested = []
for _ in range(100_000):
    nested = [nested]
other = []
for _ in range(100_000):
    other = [other]
attempt(lambda: deep(0) if False else "start")
try:
    deep(0)
except RecursionError as error:
    print(str(error).startswith("maximum recursion depth exceeded"))
for action in (lambda: Adds() + 1, lambda: repr(Adds()), lambda: Adds() == 1, lambda: len(Adds()), lambda: Adds().name,
               lambda: iter(Adds()), lambda: Adds()(), lambda: by_key(1), lambda: list(generator()), lambda: repr(nested),
               lambda: nested == other, lambda: hash(tuple(nested)) if False else str(nested)):
    try:
        action()
    except RecursionError as error:
        print("RecursionError", str(error)[:32])
nested = other = None
print("still here")
