# Who answers when a class derives from a builtin one and a mixin.
class Mixin:
    def __str__(self):
        return "mixin"


class Number(int, Mixin):
    pass


class Real(float, Mixin):
    pass


class Items(list, Mixin):
    pass


class Text(str, Mixin):
    pass


print(str(Number(3)), f"{Number(3)}", repr(Number(3)), f"{Number(3):>4}", "%s %d" % (Number(3), Number(3)))
print(str(Real(3)), str(Items()), str(Text("t")))


class Both(KeyError, OSError):
    pass


class Other(OSError, KeyError):
    pass


class Third(ValueError, ConnectionError):
    pass


for error in [Both(2, "x"), Other(2, "x"), Third(2, "x", "f"), OSError(None, None), OSError(None, "x"), OSError(2, None)]:
    print(error.errno, error.strerror, error.filename, error.args, str(error), repr(error))

kept = staticmethod(len)
kept.mark = 1
print(kept.mark, kept.__name__, kept.__wrapped__, kept.__isabstractmethod__, kept(""))


def shout(self):
    """Loudly."""


for kind in [staticmethod, classmethod]:
    wrapped = kind(shout)
    print(wrapped.__wrapped__ is shout, wrapped.__isabstractmethod__)
    for name in ["__name__", "__qualname__", "__module__", "__doc__"]:
        print(getattr(wrapped, name), end=" ")
        setattr(wrapped, name, "other")
        print(getattr(wrapped, name), getattr(shout, name))
