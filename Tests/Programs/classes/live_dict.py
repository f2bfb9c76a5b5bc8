# An object's __dict__ is its attributes: what changes in one changes in the other.
class Thing:
    pass


t = Thing()
d = t.__dict__
t.a = 1
d['b'] = 2
print(d, t.b, t.__dict__ is d, vars(t) is d)
del t.a
d.update(c=3)
print(d, hasattr(t, 'a'), t.c)
d[1] = 'no name'
print(t.__dict__)
t.__dict__ = {'q': 1}
print(d, t.q, hasattr(t, 'b'))
try:
    t.__dict__ = 5
except TypeError as error:
    print(error)
del t.__dict__
print(t.__dict__)


class Shared:
    state = {}

    def __init__(self):
        self.__dict__ = self.state


x, y = Shared(), Shared()
x.value = 5
print(y.value, x.__dict__ is y.__dict__)


class Stored:
    def __setattr__(self, name, value):
        self.__dict__[name] = value * 2


s = Stored()
for number in range(10):
    s.n = number
    s.m = s.n + 1
print(s.n, s.m, s.__dict__)


def function():
    pass


kept = function.__dict__
function.note = 'n'
print(kept)
