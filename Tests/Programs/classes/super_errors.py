# super(), with and without its class.
class Base:
    def hello(self):
        return "base"

    @classmethod
    def make(cls):
        return cls.__name__

    @property
    def name(self):
        return "base name"


class Derived(Base):
    def hello(self):
        return "derived " + super().hello()

    @classmethod
    def make(cls):
        return "made " + super().make()

    @property
    def name(self):
        return super().name + "!"

    def explicit(self):
        return super(Derived, self).hello()

    def missing(self):
        return super().nothing

    @staticmethod
    def lost():
        return super().hello()

    def inner(self):
        def nested():
            return super(Derived, self).hello()
        return nested()

    def generator(self):
        return [super(Derived, self).hello() for _ in range(2)]


def outside():
    return super().hello()


def outside_with(argument):
    return super().hello()


derived = Derived()
print(derived.hello(), Derived.make(), derived.name, derived.explicit(), derived.inner(), derived.generator())
for action in (derived.missing, Derived.lost, outside, lambda: outside_with(derived), lambda: super(Derived, 5).hello(),
               lambda: super(Base, Derived).make(), lambda: super(Derived, derived).hello(), lambda: super(5, derived)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(type(super(Derived, derived)).__name__)
