# Errors that few programs meet: each is told in CPython's words.
class Thing:
    pass


class Hinted:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter("ab")

    def __length_hint__(self):
        return self.hint


def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


def set_class():
    Thing().__class__ = 5


attempt(set_class)
attempt(lambda: list(Hinted(3)))
attempt(lambda: list(Hinted("x")))
attempt(lambda: list(Hinted(-1)))
attempt(lambda: ",".join(5))
attempt(lambda: b",".join(5))
attempt(lambda: memoryview(b"abc")[1, 2])
attempt(lambda: range(5)[::0])
attempt(lambda: (5).__add__())
attempt(lambda: "".__contains__())
