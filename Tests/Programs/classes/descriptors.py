class Temperature:
    def __init__(self, c):
        self._c = c

    @property
    def celsius(self):
        "in degrees"
        return self._c

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._c = value

    @property
    def fahrenheit(self):
        return self._c * 9 / 5 + 32

    @staticmethod
    def parse(text):
        return Temperature(float(text))

    @classmethod
    def zero(cls):
        return cls(0)

    @celsius.deleter
    def celsius(self):
        print("deleted")


t = Temperature(20)
print(t.celsius, t.fahrenheit, Temperature.parse("1.5").celsius, Temperature.zero().celsius)
t.celsius = 30
print(t._c)
del t.celsius
try:
    t.celsius = -500
except ValueError as error:
    print(error)
try:
    t.fahrenheit = 1
except AttributeError as error:
    print(error)
try:
    del t.fahrenheit
except AttributeError as error:
    print(error)


class Typed:
    def __set_name__(self, owner, name):
        self.name = name
        print("named", owner.__name__, name)

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        print("set", self.name)


class Record:
    field = Typed()


r = Record()
print(r.field)
r.field = 5
print(type(Record.field).__name__)


class Slots:
    __slots__ = ("a", "b")


s = Slots()
s.a = 1
print(s.a)
for name in ("b", "c"):
    try:
        if name == "c":
            s.c = 1
        else:
            s.b
    except AttributeError as error:
        print(error)


class Magic:
    def __getattr__(self, name):
        if name.startswith("x"):
            return name.upper()
        raise AttributeError(name)

    def __setattr__(self, name, value):
        print("setting", name)
        object.__setattr__(self, name, value)


m = Magic()
m.real = 1
print(m.real, m.xyz, hasattr(m, "abc"))


def deco(tag):
    def wrap(f):
        def inner(*a, **k):
            return tag, f(*a, **k)

        inner.__name__ = f.__name__
        return inner

    return wrap


@deco("outer")
@deco("inner")
def work(x, y=1):
    return x + y


print(work(1), work(1, y=5), work.__name__)


@lambda cls: cls()
class Single:
    value = 7


print(Single.value)
