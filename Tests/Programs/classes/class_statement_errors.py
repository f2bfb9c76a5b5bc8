# What a class statement refuses.
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class A:
    pass


class B(A):
    pass


def bad_order():
    class C(A, B):
        pass


def twice():
    class C(A, A):
        pass


def from_function():
    class C(len):
        pass


def from_bool():
    class C(bool):
        pass


def from_none():
    class C(None):
        pass


def two_layouts():
    class C(int, str):
        pass


def bad_slots():
    class C:
        __slots__ = (1,)


def slot_conflict():
    class C:
        __slots__ = ("x",)
        x = 1


def unknown_keyword():
    class C(A, size=3):
        pass


def bad_init_subclass():
    class D:
        def __init_subclass__(cls, tag):
            cls.tag = tag

    class E(D, tag="t"):
        pass
    print(E.tag)

    class F(D):
        pass


for action in (bad_order, twice, from_function, from_bool, from_none, two_layouts, bad_slots, slot_conflict,
               unknown_keyword, bad_init_subclass):
    attempt(action)
attempt(lambda: A(1))
attempt(lambda: A(x=1))
attempt(lambda: B().__init__(1))
attempt(lambda: object.__init__(B(), 1))
attempt(lambda: object.__new__(A, 1))
attempt(lambda: setattr(A(), 5, 1))
attempt(lambda: setattr(int, "x", 1))
attempt(lambda: delattr(int, "real"))
attempt(lambda: delattr(A(), "x"))
attempt(lambda: delattr(A, "x"))
attempt(lambda: setattr(A, "__name__", "Renamed"))
attempt(lambda: A.__name__)
attempt(lambda: A.__subclasses__())
attempt(lambda: type.__instancecheck__(A, B()))
attempt(lambda: B.mro())
attempt(lambda: (B.__bases__, B.__base__, A.__mro__))
attempt(lambda: object().x)
attempt(lambda: setattr(object(), "x", 1))
attempt(lambda: setattr("text", "x", 1))
attempt(lambda: setattr([], "append", 1))
attempt(lambda: B().__getattribute__("nothing"))
attempt(lambda: B().__delattr__("nothing"))
attempt(lambda: B().__class__)
