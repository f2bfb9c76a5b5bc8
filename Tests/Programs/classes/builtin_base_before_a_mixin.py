"""What a builtin class has from object alone, a class that stands after it among the bases may define."""


class Mixin:
    def __str__(self):
        return "mixin's text"

    def __format__(self, spec):
        return f"mixin's {spec}"

    def __setattr__(self, name, value):
        print("sets", name)
        super().__setattr__(name, value)

    def __eq__(self, other):
        return "equal by the mixin"

    def __repr__(self):
        return "mixin's repr"

    def __hash__(self):
        return 7


for base in (list, dict, str, bytes, tuple, set, float, bytearray, Exception, OSError, KeyError):

    class Own(base):
        pass

    class Both(Own, Mixin):
        pass

    class Plain(base, Mixin):
        pass

    for kind in (Both, Plain):
        x = kind()
        if not isinstance(x, Exception):
            x.a = 1
        print(base.__name__, str(x), f"{x:>5}", x == 1, repr(x))
        try:
            print(hash(x) == 7)
        except TypeError as error:
            print(error)


class A(tuple):
    pass


class B(A):
    pass


def make(*bases):
    if len(bases) == 1:

        class C(bases[0]):
            __slots__ = ("x",)

    else:

        class C(bases[0], bases[1]):
            __slots__ = ("x",)


for bases in ((A, B), (B, A), (A,), (int,), (B, Mixin), (Mixin, B)):
    try:
        make(*bases)
    except TypeError as error:
        print(error)
