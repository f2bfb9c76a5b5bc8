# What a starred argument that is no iterable is told, and when it is taken apart.
def note(value):
    print(value, end=" ")
    return value


def f(*args, **names):
    return args, names


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


attempt(lambda: f(*None))
attempt(lambda: f(1, *None))
attempt(lambda: f(*5, a=note(1)))
attempt(lambda: f(0, *5, a=note(2)))
attempt(lambda: f(*None, **5))
attempt(lambda: f(**{"j": 1, 2: 3}, **{"j": 9}))
attempt(lambda: f(**{1: 2}))
attempt(lambda: pow(1, 2, 3, base=4))
attempt(lambda: (5).__sub__(1, 2))
attempt(lambda: (5).__sub__(x=1))
attempt(lambda: "a".__len__(1))
attempt(lambda: [1].__mul__())
attempt(lambda: [1].__getitem__())
attempt(lambda: [1].__setitem__(0))
