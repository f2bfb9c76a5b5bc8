# What __slots__ names is no part of __dict__; the class has a member for each.
class Point:
    __slots__ = ('x', 'y', '__secret')

    def __init__(self):
        self.x = 1
        self.__secret = 7

    def secret(self):
        return self.__secret


class Named(Point):
    pass


class Closed(Named):
    __slots__ = 'extra'


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


p = Point()
print(Point.x, Point.x.__name__, Point.x.__get__(p), int.real.__get__(5), p.secret(), [name for name in vars(Point) if not name.startswith('__')])
attempt(lambda: p.y)
attempt(lambda: delattr(p, 'y'))
attempt(lambda: setattr(p, 'z', 1))
attempt(lambda: p.__dict__)
attempt(lambda: vars(p))
n = Named()
n.y = 5
n.z = 6
print(n.__dict__, n.x, n.y, n.z)
c = Closed()
c.extra = 1
c.other = 2
print(c.__dict__, c.extra)


class Texts(list):
    __slots__ = ()


attempt(lambda: setattr(Texts(), 'r', 1))
attempt(lambda: Texts().__dict__)
attempt(lambda: type('Bad', (), {'__slots__': ('a b',)}))
attempt(lambda: type('Bad', (), {'__slots__': ('a',), 'a': 1}))


class Numbers(tuple):
    pass


def crossed():
    class Crossed(tuple, Numbers):
        __slots__ = ('a',)


attempt(crossed)
attempt(lambda: type('Crossed', (tuple, Numbers), {'__slots__': ()}))


def joined(kind):
    class Left(kind):
        pass

    class Right(kind):
        pass

    class Both(Left, Right):
        pass

    return [each.__name__ for each in Both.__mro__]


for kind in (int, tuple, list, str):
    attempt(lambda: joined(kind))


class Text(str):
    pass


print(type(iter(Text('ab'))).__name__, type(iter('ab')).__name__)
