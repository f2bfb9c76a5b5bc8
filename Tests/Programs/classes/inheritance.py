class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


print(D().who(), [c.__name__ for c in D.__mro__], D.mro() == list(D.__mro__))
print(super(B, D()).who())
try:

    class E(A, B):
        pass

except TypeError as error:
    print(error)
try:

    class F(bool):
        pass

except TypeError as error:
    print(error)


class Stack(list):
    def push(self, x):
        self.append(x)
        return self

    def __repr__(self):
        return "Stack" + super().__repr__()


s = Stack([1]).push(2)
print(s, len(s), s == [1, 2], isinstance(s, list), s[0], s + [3])


class Count(dict):
    def __missing__(self, key):
        return 0


c = Count()
c["a"] += 1
print(c, c["zz"])


class Text(str):
    def shout(self):
        return self.upper() + "!"


t = Text("hi")
print(t, t.shout(), t + "x", len(t), type(t + "x").__name__, t == "hi", {t: 1}["hi"])


class Number(int):
    def __add__(self, other):
        return Number(int(self) + int(other) + 100)


n = Number(5)
print(n, n + 1, n * 2, type(n + 1).__name__, n == 5, n > 3)


class Base:
    registry = []

    def __init_subclass__(cls, **kw):
        Base.registry.append(cls.__name__)


class One(Base):
    pass


class Two(One):
    pass


print(Base.registry)


class Singleton:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance


print(Singleton() is Singleton())


class Private:
    def __init__(self):
        self.__secret = 1

    def get(self):
        return self.__secret


p = Private()
print(p.get(), p._Private__secret)
try:
    p.__secret
except AttributeError as error:
    print(error)
