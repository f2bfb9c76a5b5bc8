# Where attributes, bases and operators of a class are looked for last.
class A:
    def __getattr__(self, name):
        print("getattr", name, end=" ")
        return name

    @property
    def broken(self):
        raise AttributeError("inside")


print(A().broken, A().other)


class Empty:
    __add__ = None
    __lt__ = None


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


attempt(lambda: Empty() + Empty())
attempt(lambda: Empty() < Empty())


class Counted:
    def __len__(self):
        print("len", end=" ")
        return 2

    def __iter__(self):
        print("iter", end=" ")
        return iter("ab")


print(list(Counted()), tuple(Counted()), [*Counted()], sorted(Counted()))


class Itself:
    def __iter__(self):
        print("iter", end=" ")
        return self

    def __next__(self):
        raise StopIteration


print(repr(",".join(Itself())), list(Itself()))


class Hinted:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter("ab")

    def __length_hint__(self):
        return self.hint


class NoIterator:
    __iter__ = None


for hint in (1, -1, "one", NotImplemented):
    attempt(lambda: list(Hinted(hint)))
attempt(lambda: 1 in NoIterator())


def conflicting():
    class C:
        __slots__ = ("p",)
        p = 1


def sized():
    class C(tuple):
        __slots__ = ("p",)


def laid_out():
    class C:
        __slots__ = ("p",)

    class D(list, C):
        pass


def order():
    class C:
        pass

    class D(object, C):
        print(undefined)


for make in (conflicting, sized, laid_out, order):
    attempt(make)
